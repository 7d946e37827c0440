//! Files of a store in memory and in a folder: the same behaviour.

use std::path::Path;
use std::sync::Arc;

use kajitori_domain::refusal::Stop;
use kajitori_eventlog::bucket::Wanted;
use kajitori_eventlog::store::{Folder, InMemory, Objects, Put};

use super::support::{Amounts, add, content, log, memory, stored};

/// A folder that vanishes with the test.
struct Place(std::path::PathBuf);

impl Place {
    fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("store-{name}"));
        std::fs::remove_dir_all(&path).ok();
        Self(path)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

fn behaves(objects: &dyn Objects) {
    assert_eq!(objects.list(""), Ok(vec![]));
    assert_eq!(objects.put_new("a/1.x", "first".into()), Ok(Put::Created));
    assert_eq!(objects.put_new("a/1.x", "other".into()), Ok(Put::Existed));
    assert_eq!(objects.put_new("a/b/2.x", "second".into()), Ok(Put::Created));
    assert_eq!(objects.get("a/1.x").expect("a file"), "first");
    assert_eq!(objects.get_range("a/1.x", 1..3).expect("a part"), "ir");
    for (name, range) in [("a/1.x", 3..6), ("a/2.x", 0..1)] {
        let Err(Stop::Refusal(refusal)) = objects.get_range(name, range) else { panic!("{name}") };
        assert!(refusal.code.starts_with("store-file-"));
    }
    assert_eq!(objects.list("a/"), Ok(vec!["a/1.x".to_owned(), "a/b/2.x".to_owned()]));
    assert_eq!(objects.list("a/b/2"), Ok(vec!["a/b/2.x".to_owned()]));
    assert_eq!(objects.delete("a/1.x"), Ok(()));
    assert_eq!(objects.delete("a/1.x"), Ok(()));
    assert_eq!(objects.list("a/"), Ok(vec!["a/b/2.x".to_owned()]));
}

#[test]
fn files_behave_alike_in_memory_and_in_a_folder() {
    behaves(&InMemory::default());
    let place = Place::new("files");
    behaves(&Folder::new(&place.0));
}

#[test]
fn a_folder_holds_the_same_bytes_as_memory() {
    let place = Place::new("bytes");
    let folder: Arc<dyn Objects> = Arc::new(Folder::new(&place.0));
    let memory = memory();
    for part in 0..3_u8 {
        let events: Vec<_> = (0..400).map(|n| (n, part, i64::from(n), None, Some(1))).collect();
        let log = log(&events, Amounts::Whole);
        for objects in [&folder, &memory] {
            add(objects, &part.to_string(), &log, 100);
        }
    }
    let names = folder.list("").expect("names");
    assert_eq!(names, memory.list("").expect("names"));
    for name in &names {
        assert_eq!(folder.get(name), memory.get(name), "{name}");
    }
    let all = Wanted::all();
    assert_eq!(content(&stored(&folder, None), &all), content(&stored(&memory, None), &all));
}
