//! Events that stand twice: the same case, activity and moment, and every other column alike.

use std::hash::{BuildHasher, Hasher};
use std::ops::Range;

use ahash::RandomState;
use arrow::array::types::{
    Float64Type, Int64Type, TimestampMicrosecondType, UInt32Type, UInt64Type,
};
use arrow::array::{Array, ArrayRef, AsArray, RecordBatch};

use crate::intake::Intake;

/// The columns that are looked at first.
const CASE: usize = 0;
const ACTIVITY: usize = 1;
const TIME: usize = 2;

/// The column of the source rows, the only one in which two events that are the same differ.
const ROW: usize = 6;

/// Bits of one word, and bits kept for each event: twelve of a hundred events share one by chance.
const WORD_BITS: usize = 64;
const MARKS: usize = 8;

/// Notes every event of `batch` that is the same as an earlier one of its case; both stay. `batch`
/// has the columns of a log, with its texts as dictionaries or as codes; `name` gives the case of a
/// code.
pub(super) fn tell<'n>(
    batch: &RecordBatch,
    name: impl Fn(u32) -> &'n str,
    case: &str,
    intake: &mut Intake<'_>,
) {
    let cases = codes(batch.column(CASE));
    let rows = batch.column(ROW).as_primitive::<UInt64Type>().values();
    for (first, again) in pairs(batch) {
        // Of a row that is a start and an end, the end tells: starts alone may well be alike.
        if begun(batch, again + 1).is_some() {
            continue;
        }
        let first = vec![("first", rows[first].to_string())];
        intake.warn_with("log-event-twice", rows[again], (case, name(cases[again])), first);
    }
}

/// The start of the work that the event at `row` ends, where both stand in one row of the source.
fn begun(batch: &RecordBatch, row: usize) -> Option<i64> {
    let rows = batch.column(ROW).as_primitive::<UInt64Type>().values();
    let cases = codes(batch.column(CASE));
    let before = row.checked_sub(1)?;
    let same = rows.get(row)? == &rows[before] && cases.get(row)? == &cases[before];
    let times = batch.column(TIME).as_primitive::<TimestampMicrosecondType>();
    same.then(|| times.value(before))
}

/// The codes of a column of texts.
fn codes(column: &ArrayRef) -> &[u32] {
    match column.as_dictionary_opt::<UInt32Type>() {
        Some(texts) => texts.keys().values(),
        None => column.as_primitive::<UInt32Type>().values(),
    }
}

/// Positions of an event and of a later one that is the same, in the order of the later ones.
///
/// Two looks at case, activity and moment leave few events; these are sorted by all columns. Hashes
/// only bring equals together; each pair is compared.
fn pairs(batch: &RecordBatch) -> Vec<(usize, usize)> {
    let columns = batch.columns().iter().enumerate();
    let columns: Vec<&ArrayRef> = columns.filter(|(i, _)| *i != ROW).map(|(_, c)| c).collect();
    let state = state();
    let whole = |row: usize| {
        let mut hash = state.build_hasher();
        for column in &columns {
            let (present, bits) = bits(column, row);
            hash.write_u8(u8::from(present));
            hash.write_u64(bits);
        }
        hash.write_i64(begun(batch, row).unwrap_or_default());
        hash.finish()
    };
    let alike = |a: usize, b: usize| {
        columns.iter().all(|c| bits(c, a) == bits(c, b)) && begun(batch, a) == begun(batch, b)
    };
    let mut near: Vec<(u64, usize)> =
        perhaps(batch).into_iter().map(|row| (whole(row), row)).collect();
    near.sort_unstable();
    let mut found = Vec::new();
    for run in runs(&near) {
        let first = near[run.start].1;
        let later = near[run].iter().skip(1).map(|(_, row)| *row);
        found.extend(later.filter(|row| alike(first, *row)).map(|row| (first, row)));
    }
    found.sort_unstable_by_key(|(_, again)| *again);
    found
}

/// The seed only orders the work; it never shows in the output.
fn state() -> RandomState {
    RandomState::with_seeds(0x7477, 0x6963, 0x655f, 0x3031)
}

/// Events that may share case, activity and moment with another: all that do, and about one of
/// eight that do not. Takes two to four bytes for each event.
fn perhaps(batch: &RecordBatch) -> Vec<usize> {
    let (cases, activities) = (codes(batch.column(CASE)), codes(batch.column(ACTIVITY)));
    let times = batch.column(TIME).as_primitive::<TimestampMicrosecondType>().values();
    let state = state();
    let words = batch.num_rows().div_ceil(WORD_BITS / MARKS).next_power_of_two();
    let place = |row: usize| {
        let mut hash = state.build_hasher();
        hash.write_u64(u64::from(cases[row]) << 32 | u64::from(activities[row]));
        hash.write_i64(times[row]);
        let hash = hash.finish();
        let word = usize::try_from(hash >> 32).unwrap_or(usize::MAX) & (words - 1);
        (word, 1_u64 << (hash & 63))
    };
    let (mut seen, mut again) = (vec![0_u64; words], vec![0_u64; words]);
    for row in 0..batch.num_rows() {
        let (word, bit) = place(row);
        again[word] |= seen[word] & bit;
        seen[word] |= bit;
    }
    let marked = |row: &usize| {
        let (word, bit) = place(*row);
        again[word] & bit != 0
    };
    (0..batch.num_rows()).filter(marked).collect()
}

/// The stretches of two or more rows that share a hash.
fn runs(all: &[(u64, usize)]) -> impl Iterator<Item = Range<usize>> {
    let mut end = 0;
    let runs = all.chunk_by(|a, b| a.0 == b.0).map(move |run| {
        end += run.len();
        end - run.len()..end
    });
    runs.filter(|run| run.len() > 1)
}

/// Whether a column of the log has a value at `row`, and the bits that stand for it.
fn bits(column: &ArrayRef, row: usize) -> (bool, u64) {
    if column.is_null(row) {
        return (false, 0);
    }
    let bits = if let Some(texts) = column.as_dictionary_opt::<UInt32Type>() {
        u64::from(texts.keys().values()[row])
    } else if let Some(codes) = column.as_primitive_opt::<UInt32Type>() {
        u64::from(codes.value(row))
    } else if let Some(numbers) = column.as_primitive_opt::<Int64Type>() {
        numbers.value(row).cast_unsigned()
    } else if let Some(times) = column.as_primitive_opt::<TimestampMicrosecondType>() {
        times.value(row).cast_unsigned()
    } else if let Some(numbers) = column.as_primitive_opt::<Float64Type>() {
        numbers.value(row).to_bits()
    } else {
        column.as_boolean_opt().map_or(0, |truths| u64::from(truths.value(row)))
    };
    (true, bits)
}
