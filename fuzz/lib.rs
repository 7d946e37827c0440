//! What every target does with its bytes: read them as a stranger's file, and look at the answer.

use std::io::Cursor;

use kajitori_domain::mapping::{self, Mapping};
use kajitori_domain::watch::Unwatched;
use kajitori_eventlog::key::Key;
use kajitori_eventlog::read;
use kajitori_eventlog::source::Source;

/// The mapping of a log that comes with a header of its own choice.
pub const EVENTS: &str = "format = 1
[events]
case = \"case\"
activity = \"activity\"
time = { columns = [\"time\"], formats = [\"iso\", \"%Y-%m-%d %H:%M:%S\", \"%d/%m/%Y %H:%M\"], zone = \"Asia/Tokyo\" }
status = \"status\"
org = \"org\"
resource = \"resource\"
[events.attributes]
amount = { column = \"amount\", type = \"number\" }
";

/// The mapping of an object-centric log by the type that the seeds have.
pub const OBJECTS: &str = "format = 1
[file]
object_type = \"Purchase Order\"
";

/// The mapping of the plain tables.
pub const TABLES: &str = "format = 1
[intervals]
start = { columns = [\"start\"], formats = [\"iso\", \"%Y-%m-%d %H:%M\"], zone = \"Asia/Tokyo\" }
group = \"group\"
[intervals.values]
offered = \"offered\"
[samples]
level = \"level\"
at = { columns = [\"at\"], formats = [\"iso\", \"%Y/%m/%d %H:%M\"], zone = \"Asia/Tokyo\" }
unit = \"unit\"
correct = \"correct\"
correct_values = [\"1\"]
wrong_values = [\"0\"]
[reported]
level = \"level\"
month = \"month\"
value = \"value\"
";

/// Bytes as a file that somebody handed in.
pub fn source(bytes: &[u8]) -> Source {
    let size = u64::try_from(bytes.len()).ok();
    Source { name: "fuzz".to_owned(), reader: Box::new(Cursor::new(bytes.to_vec())), size }
}

/// A mapping that is known to be right.
pub fn mapping(text: &str) -> Mapping {
    let (mapping, problems) = mapping::read("mapping.toml", text);
    mapping.unwrap_or_else(|| panic!("{problems:?}"))
}

/// Reads `bytes` as an event log; what was accepted is in the log, what was not is written down.
pub fn events(bytes: &[u8], mapping: &Mapping) {
    let key = Key::new([7; 32]);
    let mut rejected = Vec::new();
    let read = read::events(source(bytes), mapping, &key, &mut rejected, &Unwatched);
    if let Ok(events) = read {
        assert_eq!(usize::try_from(events.accepted), Ok(events.log.len()));
        assert_eq!(events.rejected > 0, !rejected.is_empty());
        assert!(std::str::from_utf8(&rejected).is_ok());
    }
}
