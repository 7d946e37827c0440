//! Files by their hash, and files that arrive in parts.

use std::io::Read;

use kajitori_domain::blob::{Blob, Blobs};
use kajitori_domain::hash::Sha256;
use kajitori_domain::id::DeliveryId;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_store::blob::Folder;
use kajitori_testkit::db::Fresh;

use crate::house::{NOW, drawn, refused};

/// The folder of a database that nobody opens.
fn folder(test: impl FnOnce(&Folder, &std::path::Path)) {
    let fresh = Fresh::file();
    let path = std::path::Path::new(fresh.url.strip_prefix("sqlite:").expect("a path"));
    let root = path.parent().expect("a folder");
    test(&Folder::open(root).expect("a folder"), root);
}

fn text(blobs: &Folder, blob: &Blob) -> String {
    let mut text = String::new();
    blobs.open(blob).expect("a file").read_to_string(&mut text).expect("a text");
    text
}

/// Everything below a folder, as paths.
fn files(root: &std::path::Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(root).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path.display().to_string());
        }
    }
    found
}

#[test]
fn a_file_is_found_by_its_hash() {
    folder(|blobs, root| {
        let put =
            || blobs.put(&mut |out| out.write_all("月次確定".as_bytes()).map_err(|_| unexpected()));
        let blob = put().expect("kept");
        assert_eq!(blob, Blob { sha256: Sha256::of("月次確定".as_bytes()), bytes: 12 });
        assert_eq!(put().expect("kept again"), blob);
        assert_eq!(text(blobs, &blob), "月次確定");
        assert_eq!(files(&root.join("blobs")).len(), 1, "the same bytes are one file");
        let absent = Blob { sha256: Sha256::of(b"no"), bytes: 2 };
        assert_eq!(refused(blobs.open(&absent).map(|_| ())), "blob-missing");
        let shorter = Blob { bytes: 11, ..blob };
        assert_eq!(refused(blobs.open(&shorter).map(|_| ())), "blob-damaged");
    });
}

fn unexpected() -> Stop {
    Refusal::new("blob-unwritable").into()
}

#[test]
fn what_was_not_written_whole_leaves_nothing() {
    folder(|blobs, root| {
        let failed = blobs.put(&mut |out| {
            out.write_all(b"half").map_err(|_| unexpected())?;
            Err(Refusal::new("delivery-hash").into())
        });
        assert_eq!(refused(failed), "delivery-hash");
        assert_eq!(files(root), Vec::<String>::new());
    });
}

#[test]
fn a_file_arrives_in_parts_at_their_offsets() {
    folder(|blobs, root| {
        let id = DeliveryId::new(NOW, drawn(1));
        assert_eq!(blobs.arrived(id), Ok(0));
        assert_eq!(refused(blobs.seal(id)), "blob-missing");
        assert_eq!(blobs.append(id, 0, &mut &b"case,"[..], 12), Ok(5));
        assert_eq!(refused(blobs.append(id, 4, &mut &b"x"[..], 12)), "blob-offset");
        assert_eq!(blobs.append(id, 5, &mut &b"time"[..], 12), Ok(9));
        assert_eq!(refused(blobs.append(id, 9, &mut &b"1234"[..], 12)), "blob-too-large");
        assert_eq!(blobs.arrived(id), Ok(9), "a part that is too large leaves nothing");
        assert_eq!(blobs.append(id, 9, &mut &b"123"[..], 12), Ok(12));
        let blob = blobs.seal(id).expect("whole");
        assert_eq!(text(blobs, &blob), "case,time123");
        assert_eq!(blobs.arrived(id), Ok(12), "until a row names it, it can be sealed again");
        assert_eq!(blobs.seal(id), Ok(blob));
        assert_eq!(
            (files(&root.join("incoming")).len(), text(blobs, &blob)),
            (1, "case,time123".into())
        );
        assert_eq!((blobs.forget(id), blobs.forget(id)), (Ok(()), Ok(())));
        assert_eq!((blobs.arrived(id), files(&root.join("incoming")).len()), (Ok(0), 0));
    });
}
