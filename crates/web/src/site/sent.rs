//! What comes with a request: nothing, a form, bytes, or a file that is too large to be held.

use std::io::{self, Read};

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Multipart, Request};
use http::header::CONTENT_TYPE;
use tokio::sync::mpsc::{Receiver, Sender, channel};

use crate::form::{Form, raw};
use crate::routes::FORM_MOST;

/// What a route takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// Nothing.
    Nothing,
    /// A form.
    Form,
    /// At most [`FORM_MOST`] bytes of anything.
    Bytes,
    /// A file: a form whose last field is one, or the body itself.
    File,
}

/// A body that is no form.
#[derive(Debug)]
pub enum Sent {
    /// All of it.
    Bytes(Vec<u8>),
    /// A file on its way.
    File(Incoming),
}

/// A file on its way, read by a thread that may block.
#[derive(Debug)]
pub struct Incoming {
    /// Its name, as the sender has it.
    pub name: String,
    pieces: Receiver<io::Result<Bytes>>,
    rest: Bytes,
}

impl Read for Incoming {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.rest.is_empty() {
            match self.pieces.blocking_recv() {
                Some(piece) => self.rest = piece?,
                None => return Ok(0),
            }
        }
        let length = self.rest.len().min(into.len());
        into[..length].copy_from_slice(&self.rest.split_to(length));
        Ok(length)
    }
}

/// Pieces that wait for their reader.
const WAITING: usize = 8;

/// What came: the form's fields, and the body where it is no form.
pub(super) struct Came {
    pub(super) form: Form,
    pub(super) sent: Option<Sent>,
}

/// Takes what comes; `None` where it is too large or broken.
pub(super) async fn take(takes: Takes, request: Request) -> Option<Came> {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let parts = kind.is_some_and(|kind| kind.starts_with("multipart/form-data"));
    match takes {
        Takes::Nothing => Some(Came { form: Form::default(), sent: None }),
        Takes::Form => {
            let bytes = axum::body::to_bytes(request.into_body(), FORM_MOST).await.ok()?;
            let form = Form::new(raw(&String::from_utf8_lossy(&bytes)));
            Some(Came { form, sent: None })
        }
        Takes::Bytes => {
            let bytes = axum::body::to_bytes(request.into_body(), FORM_MOST).await.ok()?;
            Some(Came { form: Form::default(), sent: Some(Sent::Bytes(bytes.to_vec())) })
        }
        Takes::File if parts => fields(request).await,
        Takes::File => {
            let (sender, pieces) = channel(WAITING);
            tokio::spawn(pass_body(request.into_body(), sender));
            let incoming = Incoming { name: String::new(), pieces, rest: Bytes::new() };
            Some(Came { form: Form::default(), sent: Some(Sent::File(incoming)) })
        }
    }
}

/// The fields before the file, and the file on its way.
async fn fields(request: Request) -> Option<Came> {
    let mut parts = Multipart::from_request(request, &()).await.ok()?;
    let (told, named) = tokio::sync::oneshot::channel();
    let (sender, pieces) = channel(WAITING);
    tokio::spawn(async move {
        let mut values = Vec::new();
        let mut told = Some(told);
        while let Ok(Some(mut field)) = parts.next_field().await {
            let name = field.name().unwrap_or_default().to_owned();
            let Some(file) = field.file_name().map(str::to_owned) else {
                let Ok(text) = field.text().await else { break };
                values.push((name, text));
                continue;
            };
            if let Some(told) = told.take() {
                let _ = told.send((std::mem::take(&mut values), Some(file)));
            }
            loop {
                let piece = match field.chunk().await {
                    Ok(Some(piece)) => Ok(piece),
                    Ok(None) => return,
                    Err(error) => Err(io::Error::other(error.to_string())),
                };
                let over = piece.is_err();
                if sender.send(piece).await.is_err() || over {
                    return;
                }
            }
        }
        if let Some(told) = told.take() {
            let _ = told.send((values, None));
        }
    });
    let (values, name) = named.await.ok()?;
    let incoming = |name| Sent::File(Incoming { name, pieces, rest: Bytes::new() });
    Some(Came { form: Form::new(values), sent: name.map(incoming) })
}

async fn pass_body(body: Body, sender: Sender<io::Result<Bytes>>) {
    use http_body_util::BodyExt as _;
    let mut body = body;
    while let Some(frame) = body.frame().await {
        let piece = match frame {
            Ok(frame) => match frame.into_data() {
                Ok(piece) => Ok(piece),
                Err(_) => continue,
            },
            Err(error) => Err(io::Error::other(error.to_string())),
        };
        let over = piece.is_err();
        if sender.send(piece).await.is_err() || over {
            return;
        }
    }
}
