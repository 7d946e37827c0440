//! Keeps what measurements remember below a size, the oldest goes first; and removes what processes
//! that were killed have left half written.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use kajitori_domain::time::Moment;

/// Bytes that remembered measurements may take: 2 GiB.
const MOST: u64 = 2 << 30;

/// How long nothing is added to a file before nobody is at it any more.
const IDLE: Duration = Duration::from_hours(24);

/// Removes what is remembered too much below `data`, and what nobody writes any more at `now`. It
/// can all be made again, so that nothing hangs on what cannot be removed now.
pub(crate) fn sweep(data: &Path, now: Moment) {
    sweep_to(&data.join("cache"), MOST);
    let since = Duration::from_micros(u64::try_from(now.0).unwrap_or_default());
    abandoned(&data.join("incoming"), SystemTime::UNIX_EPOCH + since);
}

/// Removes files that never got their name. Parts of deliveries (`.part`) wait for their sender.
fn abandoned(incoming: &Path, now: SystemTime) {
    let mut files = Vec::new();
    gather(incoming, 0, &mut files);
    let idle = |modified: &SystemTime| now.duration_since(*modified).is_ok_and(|age| age >= IDLE);
    let unnamed = |path: &Path| path.extension().is_some_and(|ending| ending == "tmp");
    for (_, path, _) in files.iter().filter(|(at, path, _)| idle(at) && unnamed(path)) {
        if let Err(error) = std::fs::remove_file(path) {
            tracing::warn!(%error, path = %path.display(), "a half-written file stays");
        }
    }
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
    fn what_a_killed_process_has_left_goes_and_what_arrives_stays() {
        let folder = std::env::temp_dir().join(format!("kajitori-left-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        for name in ["7-0.tmp", "01k5.part"] {
            std::fs::write(folder.join(name), "half").expect("a file");
        }
        let written = std::fs::metadata(folder.join("7-0.tmp")).and_then(|file| file.modified());
        let written = written.expect("a time");
        let left = |now| {
            abandoned(&folder, now);
            std::fs::read_dir(&folder).expect("a folder").count()
        };
        let early = left(written + Duration::from_hours(23));
        let late = left(written + Duration::from_hours(25));
        let part = folder.join("01k5.part").exists();
        std::fs::remove_dir_all(&folder).expect("removed");
        assert_eq!((early, late, part), (2, 1, true));
    }

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
