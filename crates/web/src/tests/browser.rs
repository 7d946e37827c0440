//! A browser for tests: it asks as one of the cast, keeps the cookie that it is given, and reads
//! the whole answer.

use std::net::SocketAddr;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use http::header::{CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use http::{HeaderMap, Request, StatusCode};
use kajitori_testkit::cast::{Player, Way};
use tower::ServiceExt;

use crate::link::encoded;
use crate::routes::router;
use crate::site::Site;

/// What was answered.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: String,
}

/// Sees that every text is on the page.
pub(super) fn has(told: &Told, texts: &[&str]) {
    for text in texts {
        assert!(told.body.contains(text), "{text} is not on the page: {}", told.body);
    }
}

/// Sees that none of them is.
pub(super) fn lacks(told: &Told, texts: &[&str]) {
    for text in texts {
        assert!(!told.body.contains(text), "{text} is on the page: {}", told.body);
    }
}

impl Told {
    /// Where it leads; empty where it leads nowhere.
    pub(super) fn location(&self) -> &str {
        self.headers.get(LOCATION).map_or("", |to| to.to_str().expect("an address"))
    }

    /// The value of the first hidden or filled-in field `name`.
    pub(super) fn field(&self, name: &str) -> &str {
        let start = format!("name=\"{name}\"");
        let (_, rest) = self.body.split_once(&start).expect("the field");
        let tag = rest.split('>').next().unwrap_or_default();
        tag.split_once("value=\"").and_then(|(_, v)| v.split('"').next()).unwrap_or_default()
    }
}

/// A browser, or a program where it holds a key.
#[derive(Clone)]
pub(super) struct Browser {
    app: Router,
    cookie: Option<String>,
    key: Option<String>,
    headers: Vec<(&'static str, String)>,
    peer: SocketAddr,
}

impl Browser {
    /// One that nobody has signed in with.
    pub(super) fn new(site: &Site) -> Self {
        let peer = SocketAddr::from(([203, 0, 113, 7], 4711));
        Self { app: router(site), cookie: None, key: None, headers: Vec::new(), peer }
    }

    /// That of `player`.
    pub(super) fn of(site: &Site, player: &Player) -> Self {
        let mut browser = Self::new(site);
        match &player.way {
            Way::Nothing => {}
            Way::Session(secret) => {
                browser.cookie = Some(format!("__Host-kajitori={}", secret.expose()));
            }
            Way::Key(key) => browser.key = Some(key.expose().to_owned()),
        }
        browser
    }

    /// The same, from another address.
    pub(super) fn from(mut self, address: [u8; 4]) -> Self {
        self.peer = SocketAddr::from((address, 4711));
        self
    }

    /// The same, with one more header.
    pub(super) fn with(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }

    pub(super) fn get(&mut self, path: &str) -> Told {
        self.send("GET", path, String::new())
    }

    /// Sends a form.
    pub(super) fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Told {
        let pair = |(name, value): &(&str, &str)| format!("{}={}", encoded(name), encoded(value));
        let body = fields.iter().map(pair).collect::<Vec<_>>().join("&");
        self.send("POST", path, body)
    }

    pub(super) fn send(&mut self, method: &str, path: &str, body: String) -> Told {
        self.send_as("application/x-www-form-urlencoded", (method, path), body)
    }

    /// Sends a form with a file as its last field.
    pub(super) fn upload(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        (file, text): (&str, &str),
    ) -> Told {
        let part =
            |name: &str| format!("--edge\r\ncontent-disposition: form-data; name=\"{name}\"");
        let field = |(name, value): &(&str, &str)| format!("{}\r\n\r\n{value}\r\n", part(name));
        let fields: String = fields.iter().map(field).collect();
        let last = part("file");
        let body = format!("{fields}{last}; filename=\"{file}\"\r\n\r\n{text}\r\n--edge--\r\n");
        self.send_as("multipart/form-data; boundary=edge", ("POST", path), body)
    }

    fn send_as(&mut self, kind: &str, (method, path): (&str, &str), body: String) -> Told {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header("host", "kajitori.example")
            .header("sec-fetch-site", "same-origin")
            .header(CONTENT_TYPE, kind)
            .extension(ConnectInfo(self.peer));
        if let Some(cookie) = &self.cookie {
            request = request.header(COOKIE, cookie);
        }
        if let Some(key) = &self.key {
            request = request.header("authorization", format!("Bearer {key}"));
        }
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        let told = answer(self.app.clone(), request.body(Body::from(body)).expect("a request"));
        if let Some(set) = told.headers.get(SET_COOKIE).and_then(|set| set.to_str().ok())
            && set.starts_with("__Host-kajitori=")
        {
            let pair = set.split(';').next().unwrap_or_default();
            self.cookie = (!pair.ends_with('=')).then(|| pair.to_owned());
        }
        told
    }
}

fn answer(app: Router, request: Request<Body>) -> Told {
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    runtime.block_on(async {
        let response = app.oneshot(request).await.expect("a router always answers");
        let (head, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, 1 << 24).await.expect("a body");
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Told { status: head.status, headers: head.headers, body }
    })
}
