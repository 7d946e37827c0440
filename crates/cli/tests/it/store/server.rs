//! A small server on the loopback interface that speaks as much S3 as a store needs, and that can
//! fail.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// How requests that write are answered, counted from the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mood {
    /// All of them well.
    Well,
    /// That one with an error of the server, once.
    FailsOnce(u32),
    /// That one is carried out but never answered.
    Silent(u32),
    /// From that one on with an error of the server.
    Fails(u32),
}

type Files = Arc<Mutex<BTreeMap<String, Vec<u8>>>>;

/// A running server; it ends with the process.
pub(super) struct Server {
    pub(super) endpoint: String,
    files: Files,
    mood: Arc<Mutex<(Mood, u32)>>,
}

impl Server {
    pub(super) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let endpoint = format!("http://{}", listener.local_addr().expect("an address"));
        let files = Files::default();
        let mood = Arc::new(Mutex::new((Mood::Well, 0)));
        let (shared, shared_mood) = (Arc::clone(&files), Arc::clone(&mood));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (files, mood) = (Arc::clone(&shared), Arc::clone(&shared_mood));
                std::thread::spawn(move || serve(&stream, &files, &mood));
            }
        });
        Self { endpoint, files, mood }
    }

    pub(super) fn be(&self, mood: Mood) {
        *self.mood.lock().expect("unpoisoned") = (mood, 0);
    }

    pub(super) fn names(&self) -> Vec<String> {
        self.files.lock().expect("unpoisoned").keys().cloned().collect()
    }
}

struct Request {
    method: String,
    path: String,
    query: String,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

fn read(reader: &mut impl BufRead) -> Option<Request> {
    let mut line = String::new();
    reader.read_line(&mut line).ok().filter(|count| *count > 0)?;
    let mut words = line.split_whitespace();
    let (method, target) = (words.next()?.to_owned(), words.next()?.to_owned());
    let (path, query) = target.split_once('?').unwrap_or((&target, ""));
    let mut headers = BTreeMap::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }
    let length = headers.get("content-length").and_then(|l| l.parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some(Request { method, path: path.to_owned(), query: query.to_owned(), headers, body })
}

fn serve(stream: &TcpStream, files: &Files, mood: &Mutex<(Mood, u32)>) {
    let mut reader = BufReader::new(stream);
    while let Some(request) = read(&mut reader) {
        let mood = (request.method == "PUT").then(|| {
            let mut state = mood.lock().expect("unpoisoned");
            state.1 += 1;
            (state.0, state.1)
        });
        let fails = match mood {
            Some((Mood::FailsOnce(at), now)) => now == at,
            Some((Mood::Fails(from), now)) => now >= from,
            _ => false,
        };
        let answer = if fails { (500, String::new(), vec![]) } else { reply(&request, files) };
        if mood.is_some_and(|(mood, now)| mood == Mood::Silent(now)) {
            return;
        }
        let (status, headers, body) = answer;
        let length = body.len();
        let head = format!(
            "HTTP/1.1 {status} X\r\n{headers}content-length: {length}\r\nETag: \"1\"\r\n\
             Last-Modified: Sun, 01 Nov 2026 00:00:00 GMT\r\n\r\n"
        );
        let mut out = stream;
        let body = if request.method == "HEAD" { &[][..] } else { &body };
        if out.write_all(head.as_bytes()).and_then(|()| out.write_all(body)).is_err() {
            return;
        }
    }
}

fn reply(request: &Request, files: &Files) -> (u16, String, Vec<u8>) {
    let mut files = files.lock().expect("unpoisoned");
    let key = request.path.trim_start_matches('/').split_once('/').map_or("", |(_, key)| key);
    match request.method.as_str() {
        "PUT" if request.headers.contains_key("if-none-match") && files.contains_key(key) => {
            (412, String::new(), vec![])
        }
        "PUT" => {
            files.insert(key.to_owned(), request.body.clone());
            (200, String::new(), vec![])
        }
        "DELETE" => {
            files.remove(key);
            (204, String::new(), vec![])
        }
        "GET" if request.query.contains("list-type=2") => {
            (200, String::new(), listing(&request.query, &files))
        }
        _ => match (files.get(key), request.headers.get("range")) {
            (None, _) => (404, String::new(), vec![]),
            (Some(bytes), None) => (200, String::new(), bytes.clone()),
            (Some(bytes), Some(range)) => part(bytes, range),
        },
    }
}

fn part(bytes: &[u8], range: &str) -> (u16, String, Vec<u8>) {
    let range = range.trim_start_matches("bytes=").split_once('-').expect("a range");
    let from: usize = range.0.parse().expect("a start");
    let until = range.1.parse::<usize>().map_or(bytes.len(), |last| last + 1).min(bytes.len());
    if from >= until {
        return (416, String::new(), vec![]);
    }
    let header = format!("Content-Range: bytes {from}-{}/{}\r\n", until - 1, bytes.len());
    (206, header, bytes[from..until].to_vec())
}

/// Two names a page, so that pages are tested too.
fn listing(query: &str, files: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let value = |name: &str| {
        let found = query.split('&').filter_map(|pair| pair.split_once('='));
        let found = found.filter(|(key, _)| *key == name).map(|(_, value)| value).next();
        found.unwrap_or_default().replace("%2F", "/")
    };
    let (prefix, after) = (value("prefix"), value("continuation-token"));
    let names = files.iter().filter(|(name, _)| name.starts_with(&prefix) && **name > after);
    let names: Vec<_> = names.collect();
    let mut xml = "<ListBucketResult>".to_owned();
    for (name, bytes) in names.iter().take(2) {
        write!(
            xml,
            "<Contents><Key>{name}</Key><LastModified>2026-11-01T00:00:00.000Z</LastModified>\
             <ETag>\"1\"</ETag><Size>{}</Size></Contents>",
            bytes.len()
        )
        .expect("memory");
    }
    if names.len() > 2 {
        write!(xml, "<NextContinuationToken>{}</NextContinuationToken>", names[1].0)
            .expect("memory");
    }
    xml.push_str("</ListBucketResult>");
    xml.into_bytes()
}
