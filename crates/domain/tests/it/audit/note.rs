//! Notes: what other programs of the same kind write and read.

use kajitori_domain::audit::{Checkpoint, Frontier, KeySigner, Signer, leaf_hash, open, origin};

// The example of Go's package golang.org/x/mod/sumdb/note: key, text and signature.
const NAME: &str = "PeterNeumann";
const VERIFIER: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const SEED: [u8; 32] = [
    0x81, 0x0a, 0x14, 0x02, 0xd5, 0x14, 0x6c, 0x8d, 0x84, 0xf2, 0x44, 0x33, 0x30, 0xf5, 0x40, 0x80,
    0xeb, 0xf9, 0x8e, 0xe1, 0x7d, 0x9c, 0x74, 0xf6, 0x25, 0x2f, 0xc5, 0xd5, 0xc7, 0x28, 0x31, 0x73,
];
const TEXT: &str = "\
If you think cryptography is the answer to your problem,
then you don't know what your problem is.
";
const SIGNED: &str =
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=";

fn signer() -> KeySigner {
    KeySigner::new(NAME, &SEED).expect("a name for notes")
}

#[test]
fn a_note_is_the_published_one() {
    assert_eq!(signer().verifier(), VERIFIER);
    let note = signer().sign(TEXT);
    assert_eq!(note, format!("{TEXT}\n— {NAME} {SIGNED}\n"));
    assert_eq!(open(&note, VERIFIER), Some(TEXT));
}

#[test]
fn others_may_sign_too() {
    let witness = KeySigner::new("witness.example", &[7; 32]).expect("a name");
    let theirs = witness.sign(TEXT);
    let line = theirs.lines().last().expect("a signature");
    for note in [
        format!("{TEXT}\n— {NAME} {SIGNED}\n{line}\n"),
        format!("{TEXT}\n{line}\n— {NAME} {SIGNED}\n"),
    ] {
        assert_eq!(open(&note, VERIFIER), Some(TEXT));
        assert_eq!(open(&note, &witness.verifier()), Some(TEXT));
    }
    assert_eq!(open(&theirs, VERIFIER), None, "signed by another");
}

#[test]
fn a_changed_note_does_not_open() {
    let note = signer().sign(TEXT);
    for place in 0..note.len() {
        for bit in 0..8 {
            let mut bytes = note.clone().into_bytes();
            bytes[place] ^= 1 << bit;
            let Ok(changed) = String::from_utf8(bytes) else { continue };
            assert_eq!(open(&changed, VERIFIER), None, "byte {place}, bit {bit}");
        }
    }
    for cut in (0..note.len()).filter(|cut| note.is_char_boundary(*cut)) {
        assert_eq!(open(&note[..cut], VERIFIER), None, "cut at {cut}");
    }
}

#[test]
fn what_is_no_verifier_opens_nothing() {
    let note = signer().sign(TEXT);
    let parts: Vec<&str> = VERIFIER.splitn(3, '+').collect();
    for wrong in [
        String::new(),
        NAME.to_owned(),
        VERIFIER.replace("c74f20a3", "c74f20a4"),
        VERIFIER.replace(NAME, "Peter"),
        format!("{}+{}+", parts[0], parts[1]),
        format!("{}+{}+{}", parts[0], parts[1], &parts[2][..40]),
    ] {
        assert_eq!(open(&note, &wrong), None, "{wrong}");
    }
    for name in ["", "a b", "a+b", "a\nb"] {
        assert!(KeySigner::new(name, &SEED).is_none(), "{name}");
    }
    assert!(!format!("{:?}", signer()).contains("84"), "the key stays where it is");
}

#[test]
fn a_checkpoint_reads_as_it_was_signed() {
    let mut frontier = Frontier::default();
    frontier.append(leaf_hash(b"one"));
    let origin = origin("bpo.example.co.jp", kajitori_domain::access::Log::Company);
    assert_eq!(origin, "bpo.example.co.jp/kajitori/company");
    let signed = Checkpoint::sign(&origin, &frontier, &signer());
    assert_eq!(Checkpoint::open(&signed.note, VERIFIER), Some(signed.clone()));
    let text = open(&signed.note, VERIFIER).expect("signed");
    assert_eq!(text.lines().take(2).collect::<Vec<_>>(), [origin.as_str(), "1"]);
    // C2SP allows further lines.
    let longer = signer().sign(&format!("{text}an extension\n"));
    assert_eq!(Checkpoint::open(&longer, VERIFIER).map(|read| read.root), Some(signed.root));
    for wrong in [TEXT.to_owned(), text.replace("\n1\n", "\n01\n"), "\n1\nAAAA\n".to_owned()] {
        assert_eq!(Checkpoint::open(&signer().sign(&wrong), VERIFIER), None, "{wrong}");
    }
}
