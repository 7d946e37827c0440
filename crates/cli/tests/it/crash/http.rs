//! As much of HTTP/1.1 as it takes to ask a house that may be gone before it answers.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::Value;

/// How long an answer may take; what hangs is no answer.
const PATIENCE: Duration = Duration::from_secs(120);

/// By what one is known: a browser's session, or a program's key.
#[derive(Debug, Clone)]
pub(super) enum As {
    Nobody,
    Session(String),
    Key(String),
}

/// An answer that came as a whole.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    head: String,
    pub(super) body: String,
}

impl Answer {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    pub(super) fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect("JSON")
    }

    /// The value of the input `name` of a page.
    pub(super) fn input(&self, name: &str) -> &str {
        let named = format!("name=\"{name}\" ");
        let (_, rest) = self.body.split_once(&named).expect("the page has the field");
        let (_, rest) = rest.split_once("value=\"").expect("it has a value");
        rest.split('"').next().unwrap_or_default()
    }
}

/// What is sent: a kind of content, and the content.
pub(super) type Sent<'a> = (&'a str, &'a [u8]);

pub(super) const NOTHING: Sent<'static> = ("text/plain", b"");
pub(super) const JSON: &str = "application/json";

/// Asks the house at `address`; `None` where it was killed before the answer was whole.
pub(super) fn ask(
    address: &str,
    by: &As,
    (method, path): (&str, &str),
    (kind, content): Sent<'_>,
) -> Option<Answer> {
    let who = match by {
        As::Nobody => String::new(),
        As::Session(secret) => format!("Cookie: kajitori-session={secret}\r\n"),
        As::Key(key) => format!("Authorization: Bearer {key}\r\n"),
    };
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{who}\
         Sec-Fetch-Site: same-origin\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\r\n",
        content.len()
    );
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    stream.write_all(&[head.as_bytes(), content].concat()).ok()?;
    let mut bytes = Vec::new();
    // What was cut off by the kill is told by its length below.
    stream.read_to_end(&mut bytes).ok();
    whole(&String::from_utf8_lossy(&bytes))
}

fn whole(text: &str) -> Option<Answer> {
    let (head, body) = text.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    let answer = Answer { status, head: head.to_owned(), body: body.to_owned() };
    match answer.header("content-length") {
        Some(length) if length.parse() != Ok(body.len()) => None,
        Some(_) => Some(answer),
        None => unchunked(answer),
    }
}

/// The body of an answer that came in pieces; `None` where the last is missing.
fn unchunked(answer: Answer) -> Option<Answer> {
    if answer.header("transfer-encoding").is_none() {
        return Some(answer);
    }
    let (mut rest, mut body) = (answer.body.as_str(), String::new());
    loop {
        let (size, after) = rest.split_once("\r\n")?;
        let size = usize::from_str_radix(size, 16).ok()?;
        if size == 0 {
            return Some(Answer { body, ..answer });
        }
        body.push_str(after.get(..size)?);
        rest = after.get(size + 2..)?;
    }
}

/// The fields of a form as a browser sends them.
pub(super) fn form(fields: &[(&str, &str)]) -> Vec<u8> {
    let pair = |(name, value): &(&str, &str)| format!("{name}={}", encoded(value));
    fields.iter().map(pair).collect::<Vec<_>>().join("&").into_bytes()
}

pub(super) const FORM: &str = "application/x-www-form-urlencoded";

fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte.is_ascii_alphanumeric() {
            true => char::from(byte).to_string(),
            false => format!("%{byte:02X}"),
        })
        .collect()
}

/// The fields of a form that may bring a file.
pub(super) fn parts(fields: &[(&str, &str)]) -> Vec<u8> {
    let part = |(name, value): &(&str, &str)| {
        format!("--edge\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let fields: String = fields.iter().map(part).collect();
    format!("{fields}--edge--\r\n").into_bytes()
}

pub(super) const PARTS: &str = "multipart/form-data; boundary=edge";
