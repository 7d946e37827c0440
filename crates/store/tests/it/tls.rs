//! What is said to a server on another machine is encrypted, and the server is who its name says.
//! The key and the certificates beside this file are for these tests alone.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::Arc;

use kajitori_domain::refusal::Stop;
use kajitori_store::{Db, Options};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::house::refused;

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/tls").join(name)
}

/// Answers one client as a server with encryption does, and says what it heard in secret.
fn server() -> (u16, std::thread::JoinHandle<Option<Vec<u8>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let chain = CertificateDer::pem_file_iter(file("server.pem")).expect("certificates");
    let chain = chain.collect::<Result<Vec<_>, _>>().expect("certificates");
    let key = PrivateKeyDer::from_pem_file(file("server-key.pem")).expect("a key");
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ServerConfig::builder_with_provider(provider);
    let builder = builder.with_safe_default_protocol_versions().expect("versions");
    let config = builder.with_no_client_auth().with_single_cert(chain, key).expect("a server");
    let config = Arc::new(config);
    let heard = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a client");
        asked(&mut stream);
        let connection = ServerConnection::new(config).expect("a connection");
        let mut secret = StreamOwned::new(connection, stream);
        let mut heard = vec![0; 64];
        let read = secret.read(&mut heard).ok()?;
        heard.truncate(read);
        Some(heard)
    });
    (port, heard)
}

/// The question whether there is encryption, answered with yes.
fn asked(stream: &mut TcpStream) {
    let mut question = [0; 8];
    stream.read_exact(&mut question).expect("a question");
    assert_eq!(question, [0, 0, 0, 8, 4, 210, 22, 47], "nothing else is said in the open");
    stream.write_all(b"S").expect("an answer");
}

fn open(host: &str, port: u16, authorities: Option<&str>) -> Result<Db, Stop> {
    let url = format!("postgres://me:secret@{host}:{port}/house?sslmode=require&connect_timeout=5");
    let options = Options { authorities: authorities.map(file), ..Options::default() };
    Db::open(&url, &options)
}

#[test]
fn a_server_that_somebody_vouches_for_is_spoken_to_in_secret() {
    let (port, heard) = server();
    assert!(open("localhost", port, Some("authority.pem")).is_err(), "it says nothing more");
    let heard = heard.join().expect("a server").expect("something in secret");
    let text = String::from_utf8_lossy(&heard).into_owned();
    assert!(text.contains("user") && text.contains("me"), "{text:?}");
}

#[test]
fn a_server_that_nobody_vouches_for_is_told_nothing() {
    for (host, authorities) in [("localhost", None), ("127.0.0.1", Some("authority.pem"))] {
        let (port, heard) = server();
        assert!(open(host, port, authorities).is_err());
        assert_eq!(heard.join().expect("a server"), None, "{host}");
    }
}

#[test]
fn a_server_that_cannot_be_reached_is_said_to_be_so() {
    let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr());
    let url = format!("postgres://me@127.0.0.1:{}/house", port.expect("a port").port());
    let Err(Stop::Refusal(refusal)) = Db::open(&url, &Options::default()) else {
        panic!("no refusal")
    };
    assert_eq!(refusal.code, "record-unreachable");
    assert!(refusal.args.iter().any(|(name, why)| *name == "why" && why.contains("connect")));
}

#[test]
fn a_server_elsewhere_is_spoken_to_in_secret_or_not_at_all() {
    for url in ["postgres://db.example/house", "postgres://db.example/house?sslmode=prefer"] {
        assert_eq!(refused(Db::open(url, &Options::default())), "record-plain", "{url}");
    }
    let options = Options { authorities: Some(file("absent.pem")), ..Options::default() };
    let url = "postgres://db.example/house?sslmode=require";
    assert_eq!(refused(Db::open(url, &options)), "record-authorities");
}
