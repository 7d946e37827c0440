//! A file that somebody handed in: a named stream of bytes, measured, hashed and unpacked while it
//! is read.

use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::sync::{Arc, Mutex, PoisonError};

use flate2::bufread::GzDecoder;
use kajitori_domain::problem::Problem;
use kajitori_domain::refusal::{Fault, Refusal, Stop};
use kajitori_domain::watch::Watch;
use sha2::{Digest, Sha256};

const CHUNK: usize = 256 * 1024;

/// A named stream of bytes. What it holds (CSV or XES, packed by gzip or not) is told by its bytes.
pub struct Source {
    /// The file as the user named it; stands in every problem.
    pub name: String,
    /// Its bytes.
    pub reader: Box<dyn Read + Send>,
    /// Its length in bytes, if known; only for showing progress.
    pub size: Option<u64>,
}

impl std::fmt::Debug for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Source").field("name", &self.name).finish_non_exhaustive()
    }
}

/// How much a packed file may unpack to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Unpacked bytes allowed for each packed byte; gzip reaches 1,029 on zeros, real logs stay
    /// below 60.
    pub ratio: u64,
    /// Unpacked bytes that are allowed whatever the ratio.
    pub free: u64,
    /// Unpacked bytes that are never exceeded.
    pub most: u64,
    /// Bytes of a file that has to be in memory as a whole: a workbook, Parquet, a database.
    pub held: u64,
}

impl Limits {
    /// What `packed` bytes may unpack to.
    pub(crate) fn unpacked(&self, packed: usize) -> u64 {
        let packed = u64::try_from(packed).unwrap_or(u64::MAX);
        packed.saturating_mul(self.ratio).max(self.free).min(self.most)
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self { ratio: 200, free: 100 << 20, most: 256 << 30, held: 1 << 30 }
    }
}

/// Why a stream of ours stopped; travels inside an [`io::Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// The packed data ends too early.
    Truncated,
    /// The packed data is damaged.
    Damaged,
    /// The packed data unpacks to more than the limits allow.
    Bomb,
    /// One piece of markup is longer than allowed.
    MarkupTooLong,
    /// The workbook is damaged.
    WorkbookDamaged,
    /// The archive is no workbook.
    WorkbookForeign,
    /// The Parquet file is damaged.
    ParquetDamaged,
    /// A workbook or a Parquet file holds more than the limits allow.
    Swollen,
    /// One object or event of a JSON file is longer than allowed.
    PieceTooLong,
    /// A flat table grows beyond all proportion to its file.
    TooManyRows,
    /// Whoever watches wants no more of it.
    Stopped,
}

impl std::fmt::Display for Trouble {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for Trouble {}

impl Trouble {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Truncated => "log-gzip-truncated",
            Self::Damaged => "log-gzip-damaged",
            Self::Bomb => "log-gzip-bomb",
            Self::MarkupTooLong => "log-xml-too-large",
            Self::WorkbookDamaged => "log-workbook-damaged",
            Self::WorkbookForeign => "log-workbook-foreign",
            Self::ParquetDamaged => "log-parquet-damaged",
            Self::Swollen => "log-contents-swollen",
            Self::PieceTooLong => "log-json-too-large",
            Self::TooManyRows => "log-ocel-too-many-rows",
            Self::Stopped => "work-stopped",
        }
    }

    pub(crate) fn error(self) -> io::Error {
        io::Error::other(self)
    }
}

/// A refusal of the file `file`.
pub(crate) fn refusal(code: &'static str, file: &str) -> Refusal {
    refusal_with(code, file, Vec::new(), Vec::new())
}

/// A refusal of the file `file` with further arguments and the problems that led to it.
pub(crate) fn refusal_with(
    code: &'static str,
    file: &str,
    mut args: Vec<(&'static str, String)>,
    problems: Vec<Problem>,
) -> Refusal {
    args.insert(0, ("file", file.to_owned()));
    Refusal { code, args, problems }
}

/// What a failed read means: our own limits refuse; anything else is the machine's.
pub(crate) fn stop(error: &io::Error, file: &str) -> Stop {
    match error.get_ref().and_then(|e| e.downcast_ref::<Trouble>()) {
        Some(trouble) => refusal(trouble.code(), file).into(),
        None => Fault { chain: format!("reading {file}: {error}") }.into(),
    }
}

/// What was read of the raw bytes so far: their SHA-256 and their number. Shared with whoever asks
/// in the end.
#[derive(Debug, Clone, Default)]
pub(crate) struct Meter(Arc<Mutex<(Sha256, u64)>>);

impl Meter {
    /// Counts `bytes`.
    fn pass(&self, bytes: &[u8]) {
        let mut meter = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        meter.0.update(bytes);
        meter.1 = meter.1.saturating_add(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
    }

    /// Bytes so far.
    pub(crate) fn bytes(&self) -> u64 {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).1
    }

    /// SHA-256 of the bytes read so far, in hexadecimal.
    pub(crate) fn sha256(&self) -> String {
        let hash = self.0.lock().unwrap_or_else(PoisonError::into_inner).0.clone();
        let digest = hash.finalize();
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Raw bytes, hashed and counted as they pass.
struct Raw<'a> {
    inner: Box<dyn Read + Send>,
    meter: Meter,
    watch: &'a dyn Watch,
}

impl Read for Raw<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.watch.stopped() {
            return Err(Trouble::Stopped.error());
        }
        let count = loop {
            match self.inner.read(out) {
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                other => break other?,
            }
        };
        self.meter.pass(&out[..count]);
        self.watch.advance(u64::try_from(count).unwrap_or(u64::MAX));
        Ok(count)
    }
}

/// Unpacked bytes, counted against the limits.
struct Unpacked<'a> {
    /// The member that is being unpacked; `None` once the last has ended.
    member: Option<GzDecoder<Box<dyn BufRead + Send + 'a>>>,
    meter: Meter,
    limits: Limits,
    bytes: u64,
}

impl Unpacked<'_> {
    /// Unpacks member after member. As with gzip itself, zeros may follow the last: tapes and
    /// transfers pad to whole blocks.
    fn members(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while let Some(member) = &mut self.member {
            let count = member.read(out)?;
            if count > 0 || out.is_empty() {
                return Ok(count);
            }
            let Some(ended) = self.member.take() else { break };
            let mut rest = ended.into_inner();
            match rest.fill_buf()?.first() {
                None => break,
                Some(0) => {
                    zeros(&mut rest)?;
                    break;
                }
                Some(0x1f) => self.member = Some(GzDecoder::new(rest)),
                Some(_) => return Err(Trouble::Damaged.error()),
            }
        }
        Ok(0)
    }
}

/// Reads zeros to the end of the file.
fn zeros(rest: &mut impl BufRead) -> io::Result<()> {
    loop {
        let ready = rest.fill_buf()?;
        if ready.iter().any(|byte| *byte != 0) {
            return Err(Trouble::Damaged.error());
        }
        let count = ready.len();
        if count == 0 {
            return Ok(());
        }
        rest.consume(count);
    }
}

impl Read for Unpacked<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.members(out).map_err(|e| match e.kind() {
            io::ErrorKind::UnexpectedEof => Trouble::Truncated.error(),
            io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => Trouble::Damaged.error(),
            _ => e,
        })?;
        self.bytes = self.bytes.saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
        let packed = self.meter.bytes();
        let allowed = packed.saturating_mul(self.limits.ratio).max(self.limits.free);
        if self.bytes > allowed.min(self.limits.most) {
            return Err(Trouble::Bomb.error());
        }
        Ok(count)
    }
}

/// A source's unpacked bytes and what is known of its raw ones.
pub(crate) struct Bytes<'a> {
    pub(crate) reader: Box<dyn Read + Send + 'a>,
    pub(crate) meter: Meter,
}

/// Starts to read `source`: looks at its first bytes and unpacks when they are gzip's.
pub(crate) fn bytes<'a>(
    source: Source,
    limits: Limits,
    watch: &'a dyn Watch,
) -> Result<Bytes<'a>, Stop> {
    let meter = Meter::default();
    let mut raw = Raw { inner: source.reader, meter: meter.clone(), watch };
    let mut head = Vec::new();
    raw.by_ref().take(4).read_to_end(&mut head).map_err(|e| stop(&e, &source.name))?;
    if head.is_empty() {
        return Err(refusal("log-file-empty", &source.name).into());
    }
    let packed = head.starts_with(&[0x1f, 0x8b]);
    let all = Cursor::new(head).chain(raw);
    let reader: Box<dyn Read + Send + 'a> = if packed {
        let buffered: Box<dyn BufRead + Send + 'a> = Box::new(BufReader::with_capacity(CHUNK, all));
        let member = Some(GzDecoder::new(buffered));
        Box::new(Unpacked { member, meter: meter.clone(), limits, bytes: 0 })
    } else {
        Box::new(all)
    };
    Ok(Bytes { reader, meter })
}

/// Reads a stream to its end into memory; refuses more than the limit for that.
pub(crate) fn held(reader: impl Read, limits: Limits, file: &str) -> Result<bytes::Bytes, Stop> {
    let mut all = Vec::new();
    let most = limits.held.saturating_add(1);
    let count = reader.take(most).read_to_end(&mut all).map_err(|e| stop(&e, file))?;
    if u64::try_from(count).unwrap_or(u64::MAX) > limits.held {
        let args = vec![("limit", (limits.held >> 20).to_string())];
        return Err(refusal_with("log-file-too-large", file, args, vec![]).into());
    }
    Ok(all.into())
}
