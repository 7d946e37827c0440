//! The names of a store's files.
//!
//! What entry `n` of the catalogue names lies in the folder of `n`. Whoever adds a batch writes
//! there before the entry exists, and several may try for the same number; once the entry stands,
//! nobody else can make one of that number, so that everything else in that folder is left over.

/// Where events and texts lie.
pub(super) const DATA: &str = "batch/";
/// Where the entries lie.
pub(super) const CATALOGUE: &str = "catalogue/";

/// The file with hash `sha256` of entry `number`.
pub(super) fn data(number: u64, sha256: &str) -> String {
    format!("{DATA}{number:08}/{sha256}.parquet")
}

/// The file of entry `number`.
pub(super) fn entry(number: u64) -> String {
    format!("{CATALOGUE}{number:08}.json")
}

/// The number of the entry that is, or was to be, made of the file `name`.
pub(super) fn number(name: &str) -> Option<u64> {
    let rest = name.strip_prefix(DATA).or_else(|| name.strip_prefix(CATALOGUE))?;
    let end = rest.find(['/', '.'])?;
    rest[..end].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_its_number() {
        for name in [&data(12, "ab"), &entry(12), "catalogue/00000012.json.part-7-0"] {
            assert_eq!(number(name), Some(12), "{name}");
        }
        assert_eq!(number("catalogue/"), None);
        assert_eq!(number("notes.txt"), None);
        assert_eq!(number("batch/readme/x"), None);
    }
}
