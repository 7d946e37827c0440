//! The shipped example.

use std::collections::BTreeMap;

fn files() -> BTreeMap<String, Vec<u8>> {
    let folder = std::env::temp_dir().join("kajitori-sample-demo");
    std::fs::create_dir_all(&folder).expect("a folder");
    kajitori_sample::demo::write(&mut |name| std::fs::File::create(folder.join(name)))
        .expect("rows");
    let read = |name: &str| (name.to_owned(), std::fs::read(folder.join(name)).expect("a file"));
    ["events.csv", "intervals.csv", "samples.csv", "reported.csv"].map(read).into()
}

#[test]
fn is_written() {
    assert_eq!(files().len(), 4);
}
