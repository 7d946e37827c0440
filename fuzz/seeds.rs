//! Writes what the targets begin with: `seeds CORPUS FOLDER…` fills a folder for each target from
//! the files below the folders. Small seeds run fast and most faults fit into them, so every file
//! comes with a small form of itself: whole rows, whole traces, a database of a few rows.

use std::error::Error;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::{env, fs};

use flate2::Compression;
use flate2::read::{GzDecoder, GzEncoder};
use kajitori_domain::watch::Unwatched;
use kajitori_eventlog::log::Log;
use kajitori_eventlog::{key, read};
use memchr::memmem;
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression as Codec;
use parquet::file::properties::WriterProperties;
use rusqlite::Connection;

/// Bytes of a seed at most, and of a small one.
const LARGE: usize = 256 * 1024;
const SMALL: usize = 4 * 1024;

/// A table by `mappings/plain.toml`.
const PLAIN: &str = "case,activity,time,status,org,operator,amount,done,due,note
1,receive,2026-10-01T09:00:00+09:00,new,A,Sato,1200,true,2026-10-05T00:00:00Z,
1,check,01/10/2026 01:30 PM,done,A,Suzuki,\"1,300.5\",false,,\"two
lines\"
2,receive,2026-03-08 02:30,new,B,Sato,-7,,,\"a \"\"quote\"\"\"
3,receive,yesterday,new,B,,x,maybe,2026-02-30,=1+1
";

/// The targets that read files whose paths end so, once unpacked.
const READ_BY: [(&str, &str); 14] = [
    (".csv", "csv"),
    (".xes", "xes"),
    (".jsonocel", "ocel_json"),
    ("ocel/old.json", "ocel_json"),
    ("ocel/troubles.json", "ocel_json"),
    (".xmlocel", "ocel_xml"),
    ("ocel/troubles.xml", "ocel_xml"),
    (".sqlite", "ocel_sqlite"),
    ("intervals.csv", "intervals"),
    ("samples.csv", "samples"),
    ("reported.csv", "reported"),
    ("mapping.toml", "mapping"),
    ("tables.toml", "mapping"),
    ("agreement.toml", "agreement"),
];

type Outcome = Result<(), Box<dyn Error>>;

fn main() -> Outcome {
    let mut args = env::args_os().skip(1).map(PathBuf::from);
    let corpus = Corpus(args.next().ok_or("seeds CORPUS FOLDER…")?);
    for folder in args {
        corpus.folder(&folder)?;
    }
    corpus.tables()?;
    corpus.write("xlsx", "book.txt", include_bytes!("book.txt"))?;
    let book = kajitori_fuzz::workbook(include_bytes!("book.txt")).ok_or("no workbook")?;
    corpus.write("xlsx", "book.xlsx", &book)?;
    corpus.write("inspect", "book.xlsx", &book)?;
    for (number, condition) in include_str!("filters.txt").lines().enumerate() {
        corpus.write("filter", &number.to_string(), condition.as_bytes())?;
    }
    Ok(())
}

/// The folder with a folder for each target.
struct Corpus(PathBuf);

impl Corpus {
    fn write(&self, target: &str, name: &str, bytes: &[u8]) -> Outcome {
        let folder = self.0.join(target);
        fs::create_dir_all(&folder)?;
        Ok(fs::write(folder.join(name), &bytes[..bytes.len().min(LARGE)])?)
    }

    fn folder(&self, folder: &Path) -> Outcome {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() { self.folder(&path)? } else { self.file(&path)? }
        }
        Ok(())
    }

    fn file(&self, path: &Path) -> Outcome {
        let mut bytes = fs::read(path)?;
        let shown = path.to_string_lossy();
        let plain = shown.trim_end_matches(".gz");
        let mut parts = plain.rsplit('/');
        let (last, above) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let name = format!("{above}-{last}");
        if bytes.starts_with(&[0x1f, 0x8b]) {
            // What this unpacks to is large enough.
            self.write("gzip", &name, &bytes[..bytes.len().min(4 * SMALL)])?;
            let mut unpacked = Vec::new();
            GzDecoder::new(bytes.as_slice()).take(8 << 20).read_to_end(&mut unpacked)?;
            bytes = unpacked;
        }
        for (_, target) in READ_BY.iter().filter(|(end, _)| plain.ends_with(end)) {
            self.write(target, &name, &bytes)?;
            let small = match *target {
                "xes" => traces(&bytes),
                "ocel_sqlite" => few_rows(path, &self.0)?,
                "mapping" | "agreement" => continue,
                _ => rows(&bytes).to_vec(),
            };
            let name = format!("small-{name}");
            self.write(target, &name, &small)?;
            self.write("inspect", &name, &small)?;
            if ["csv", "xes"].contains(target) {
                self.write("gzip", &name, &packed(&small)?)?;
            }
        }
        Ok(())
    }

    /// A table in every form of a table.
    fn tables(&self) -> Outcome {
        let bytes = PLAIN.as_bytes();
        self.write("csv", "plain.csv", bytes)?;
        self.write("gzip", "plain.csv.gz", &packed(bytes)?)?;
        let (source, key) = (kajitori_fuzz::source(bytes), key::Key::new([7; 32]));
        let (mapping, mut rejects) = (kajitori_fuzz::table(bytes), Vec::new());
        let events = read::events(source, mapping, &key, &mut rejects, &Unwatched);
        let log = events.map_err(|stop| format!("{stop:?}"))?.log;
        let codecs =
            [Codec::UNCOMPRESSED, Codec::SNAPPY, Codec::LZ4_RAW, Codec::ZSTD(Default::default())];
        for (number, codec) in codecs.into_iter().enumerate() {
            let (name, bytes) = (format!("{number}.parquet"), columns(&log, codec)?);
            self.write("parquet", &name, &bytes)?;
            self.write("inspect", &name, &bytes)?;
        }
        let mut own = Vec::new();
        kajitori_eventlog::parquet::write(&log, &mut own).map_err(|stop| format!("{stop:?}"))?;
        self.write("parquet", "own.parquet", &own)
    }
}

/// As many rows of a table as fit into a small seed.
fn rows(table: &[u8]) -> &[u8] {
    let start = &table[..table.len().min(SMALL)];
    let end = memchr::memrchr2(b'\n', b'\r', start).filter(|_| table.len() > SMALL);
    &start[..end.map_or(start.len(), |end| end + 1)]
}

/// A XES log of as many traces as fit into a small seed, but one at least, and without what stands
/// before them: statistics of hundreds of kilobytes in some logs.
fn traces(log: &[u8]) -> Vec<u8> {
    let place = |word: &str| memmem::find(log, word.as_bytes());
    let (Some(root), Some(first)) = (place("<log"), place("<trace>")) else { return log.to_vec() };
    let opened =
        log[root..].iter().position(|byte| *byte == b'>').map_or(first, |at| root + at + 1);
    let body = &log[first..];
    let ends = memmem::find_iter(body, "</trace>").map(|end| end + "</trace>".len()).enumerate();
    let fits = ends.take_while(|(number, end)| *number == 0 || *end < SMALL);
    let end = fits.last().map_or(body.len(), |(_, end)| end);
    [&log[..opened], &body[..end], b"</log>"].concat()
}

/// The database at `path` with a few rows of each table, in small pages.
fn few_rows(path: &Path, folder: &Path) -> Result<Vec<u8>, Box<dyn Error>> {
    let copy = folder.join("few.sqlite");
    fs::write(&copy, fs::read(path)?)?;
    let database = Connection::open(&copy)?;
    let mut tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'")?;
    let names: Vec<String> = tables.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    drop(tables);
    for name in names {
        database.execute(&format!("DELETE FROM \"{name}\" WHERE rowid > 15"), [])?;
    }
    database.execute_batch("PRAGMA journal_mode = DELETE; PRAGMA page_size = 512; VACUUM")?;
    database.close().map_err(|(_, error)| error)?;
    let small = fs::read(&copy)?;
    fs::remove_file(&copy)?;
    Ok(small)
}

fn packed(bytes: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut packed = Vec::new();
    GzEncoder::new(bytes, Compression::default()).read_to_end(&mut packed)?;
    Ok(packed)
}

/// The columns of `log` as Parquet, packed by `codec`.
fn columns(log: &Log, codec: Codec) -> Result<Vec<u8>, Box<dyn Error>> {
    let properties = WriterProperties::builder().set_compression(codec).build();
    let mut file = Vec::new();
    let mut writer = ArrowWriter::try_new(&mut file, log.batch().schema(), Some(properties))?;
    writer.write(log.batch())?;
    writer.close()?;
    Ok(file)
}
