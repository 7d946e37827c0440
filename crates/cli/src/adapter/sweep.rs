//! Keeps what measurements remember below a size: the oldest goes first.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Bytes that remembered measurements may take: 2 GiB.
const MOST: u64 = 2 << 30;

/// Removes what is remembered too much below `data`. It can all be made again, so that nothing
/// hangs on what cannot be removed now.
pub(crate) fn sweep(data: &Path) {
    sweep_to(&data.join("cache"), MOST);
}

fn sweep_to(cache: &Path, most: u64) {
    let mut files = Vec::new();
    gather(cache, 0, &mut files);
    files.sort();
    let mut whole: u64 = files.iter().map(|(_, _, bytes)| bytes).sum();
    for (_, path, bytes) in files {
        if whole <= most {
            break;
        }
        if std::fs::remove_file(&path).is_ok() {
            whole -= bytes;
        }
    }
}

fn gather(folder: &Path, depth: u8, files: &mut Vec<(SystemTime, PathBuf, u64)>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let Ok(metadata) = entry.metadata() else { continue };
        if metadata.is_dir() && depth < 3 {
            gather(&entry.path(), depth + 1, files);
        } else if let (true, Ok(modified)) = (metadata.is_file(), metadata.modified()) {
            files.push((modified, entry.path(), metadata.len()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_kept_than_fits() {
        let folder = std::env::temp_dir().join(format!("kajitori-sweep-{}", std::process::id()));
        let inner = folder.join("one").join("cache");
        std::fs::create_dir_all(&inner).expect("a folder");
        for number in 0..5 {
            std::fs::write(inner.join(number.to_string()), [0; 10]).expect("a file");
        }
        sweep_to(&folder, 25);
        let left = std::fs::read_dir(&inner).expect("a folder").count();
        std::fs::remove_dir_all(&folder).expect("removed");
        assert_eq!(left, 2);
    }
}
