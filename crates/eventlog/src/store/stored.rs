//! The events of a store as buckets: those of all batches in force, merged.

use std::sync::Arc;

use arrow::array::types::{TimestampMicrosecondType, UInt32Type};
use arrow::array::{
    Array, ArrayRef, AsArray, RecordBatch, StringArray, UInt32Array, UInt64Array, new_empty_array,
    new_null_array,
};
use arrow::compute::{cast, concat_batches, take, take_record_batch};
use arrow::datatypes::{DataType, Field, Schema};
use kajitori_domain::batch::{self, Committed};
use kajitori_domain::case::ColumnKind;
use kajitori_domain::refusal::{Fault, Stop};
use rayon::prelude::*;

use super::file::Part;
use super::mixed::Mixed;
use super::objects::Objects;
use super::order::{self, index};
use super::segment::per_bucket;
use super::shape::{self, Attribute, BATCH};
use crate::bucket::{Buckets, Wanted};
use crate::chunk::Dictionary;
use crate::columns::NAMES;
use crate::log::{FIXED, Log};
use crate::source::refusal;

/// Events as of one state of a store.
pub struct Stored {
    segments: Vec<Segment>,
    /// For each bucket the groups of rows that it is made of, in the order of their merging.
    buckets: Vec<Vec<Piece>>,
    names: Vec<Names>,
    cases: u32,
    span: Option<(i64, i64)>,
    attributes: Vec<Attribute>,
    /// What [`Stored::attributes`] are, for the marks.
    kinds: String,
    /// Name of the column that tells batches apart, where there are several.
    batch: Option<String>,
    mixed: Vec<Mixed>,
    shape: Log,
}

struct Segment {
    /// Code of its batch: the place of its entry.
    code: u32,
    /// Hash of its entry and of its file.
    mark: String,
    part: Part,
}

#[derive(Debug, Clone, Copy)]
struct Piece {
    segment: usize,
    group: usize,
    rows: u64,
}

struct Names {
    first: u32,
    count: u32,
    part: Part,
}

impl std::fmt::Debug for Stored {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Stored").field("buckets", &self.buckets.len()).finish_non_exhaustive()
    }
}

impl Stored {
    /// The events of `known`, the catalogue up to the state that is asked for.
    pub(super) fn new(objects: &Arc<dyn Objects>, known: &[Committed]) -> Result<Self, Stop> {
        let mut live = batch::in_force(known, None);
        let attributes = shape::attributes(live.iter().copied());
        let cases = known.last().map_or(0, |last| last.entry.cases);
        let column = (live.len() > 1).then(|| free_name(&attributes));
        let dictionaries = shape::dictionaries(objects.as_ref(), known)?;
        let mixed = mixed(objects, &live, &attributes, &dictionaries)?;
        let shape = shape_of(known, &attributes, column.as_deref(), &dictionaries, &mixed)?;
        let mut kinds: String =
            attributes.iter().map(|a| format!("{}\n{:?}\n", a.name, a.kind)).collect();
        if let (false, Some(last)) = (mixed.is_empty(), known.last()) {
            // The codes of such an attribute hang on everything that is known.
            kinds.push_str(&last.sha256);
        }
        // Events of one case and moment stand in an order that does not depend on which batch came
        // first.
        live.sort_by(|a, b| a.entry.batch.cmp(&b.entry.batch));
        let mut stored = Self {
            segments: Vec::new(),
            buckets: vec![Vec::new(); index(cases.div_ceil(per_bucket()))],
            names: Vec::new(),
            cases,
            span: span(&live),
            attributes,
            kinds,
            batch: column,
            mixed,
            shape,
        };
        live.iter().try_for_each(|batch| stored.add(objects, batch))?;
        for names in known.iter().filter_map(|batch| batch.entry.names.as_ref()) {
            let (first, count) = (names.first, names.count);
            stored.names.push(Names { first, count, part: Part::new(objects, &names.file) });
        }
        Ok(stored)
    }

    fn add(&mut self, objects: &Arc<dyn Objects>, batch: &Committed) -> Result<(), Stop> {
        let code = u32::try_from(batch.entry.number - 1).unwrap_or(u32::MAX);
        for segment in &batch.entry.segments {
            let number = self.segments.len();
            let mark = format!("{}\n{}", batch.sha256, segment.file.sha256);
            let part = Part::new(objects, &segment.file);
            self.segments.push(Segment { code, mark, part });
            for (group, (bucket, rows)) in segment.groups.iter().enumerate() {
                let pieces = self.buckets.get_mut(index(*bucket));
                let pieces =
                    pieces.ok_or_else(|| refusal("store-file-damaged", &segment.file.name))?;
                pieces.push(Piece { segment: number, group, rows: *rows });
            }
        }
        Ok(())
    }

    /// Columns to read beside case, activity and time.
    fn chosen(&self, wanted: &Wanted) -> Vec<&str> {
        let mut chosen = vec![NAMES[0], NAMES[1], NAMES[2]];
        let fixed = [wanted.status, wanted.org, wanted.operator, wanted.row];
        chosen.extend(NAMES[3..].iter().zip(fixed).filter(|(_, w)| *w).map(|(name, _)| *name));
        chosen.extend(self.attributes_of(wanted).map(|attribute| attribute.name.as_str()));
        chosen
    }

    fn attributes_of(&self, wanted: &Wanted) -> impl Iterator<Item = &Attribute> {
        self.attributes.iter().filter(|attribute| is_wanted(wanted, &attribute.name))
    }

    /// One piece, with its columns as codes and numbers in the order of `chosen`.
    fn piece(&self, piece: Piece, chosen: &[&str], wanted: &Wanted) -> Result<RecordBatch, Stop> {
        let segment = &self.segments[piece.segment];
        let part = segment.part.group(piece.group, &segment.part.places(chosen)?)?;
        let rows = part.num_rows();
        let mut columns: Vec<ArrayRef> = Vec::with_capacity(chosen.len() + 1);
        let mut fields = Vec::with_capacity(chosen.len() + 1);
        for (place, name) in chosen.iter().enumerate() {
            let attribute = self.attributes.iter().find(|a| a.name == *name);
            let kind = attribute.map_or(ColumnKind::Text, |attribute| attribute.kind);
            let column = match part.column_by_name(name) {
                Some(column) if attribute.is_some() => self.turned(name, column, kind)?,
                Some(column) => Arc::clone(column),
                None => new_null_array(&raw(kind), rows),
            };
            fields.push(Field::new(*name, column.data_type().clone(), place >= 3));
            columns.push(column);
        }
        if let Some(name) = self.batch.as_ref().filter(|name| is_wanted(wanted, name)) {
            fields.push(Field::new(name, DataType::UInt32, true));
            columns.push(Arc::new(UInt32Array::from_value(segment.code, rows)));
        }
        let batch = RecordBatch::try_new(Arc::new(Schema::new(fields)), columns);
        Ok(batch.map_err(|e| fault(&e))?)
    }

    /// A column of a segment as the kind that the whole store has of it.
    fn turned(&self, name: &str, column: &ArrayRef, kind: ColumnKind) -> Result<ArrayRef, Stop> {
        let wanted = raw(kind);
        if *column.data_type() == wanted {
            return Ok(Arc::clone(column));
        }
        if let Some(mixed) = self.mixed.iter().find(|mixed| mixed.name == name) {
            return Ok(Arc::new(mixed.codes(column)));
        }
        Ok(cast(column, &wanted).map_err(|e| fault(&e))?)
    }

    /// The columns of bucket `bucket`, merged and sorted.
    fn merged(&self, bucket: usize, wanted: &Wanted) -> Result<Option<RecordBatch>, Stop> {
        let chosen = self.chosen(wanted);
        let pieces = self.buckets[bucket].iter();
        let parts: Vec<RecordBatch> =
            pieces.map(|piece| self.piece(*piece, &chosen, wanted)).collect::<Result<_, _>>()?;
        let Some((first, rest)) = parts.split_first() else { return Ok(None) };
        if rest.is_empty() {
            return Ok(Some(first.clone()));
        }
        let all = concat_batches(first.schema_ref(), &parts).map_err(|e| fault(&e))?;
        let cases = all.column(0).as_primitive::<UInt32Type>().values();
        let times = all.column(2).as_primitive::<TimestampMicrosecondType>().values();
        let rows = UInt32Array::from(order::rows(cases, times));
        Ok(Some(take_record_batch(&all, &rows).map_err(|e| fault(&e))?))
    }

    /// Names of the cases of bucket `bucket` and the number of the first.
    fn names(&self, bucket: usize) -> Result<(u32, StringArray), Stop> {
        let size = per_bucket();
        let number = u32::try_from(bucket).unwrap_or(u32::MAX);
        let from = number.saturating_mul(size);
        let until = from.saturating_add(size).min(self.cases);
        let mut parts = Vec::new();
        for names in &self.names {
            if names.first < until && names.first.saturating_add(names.count) > from {
                let group = index(number - names.first / size);
                let read = names.part.group(group, &[0])?;
                let texts = read.column(0).as_string_opt::<i32>().cloned();
                parts.push(texts.ok_or_else(|| damaged(bucket))?);
            }
        }
        let names = shape::join(&parts)?;
        if names.len() == index(until - from) { Ok((from, names)) } else { Err(damaged(bucket)) }
    }

    /// The bucket in which the case called `case` lies, if the log knows it.
    ///
    /// # Errors
    /// As [`Buckets::read`].
    pub fn find(&self, case: &str) -> Result<Option<usize>, Stop> {
        let has = |bucket: usize| {
            let (_, names) = self.names(bucket)?;
            Ok((0..names.len()).any(|at| names.value(at) == case).then_some(bucket))
        };
        let found = (0..self.buckets.len()).into_par_iter().map(has);
        found.find_map_any(Result::transpose).transpose()
    }

    /// The case column of a log: numbers of the store as numbers of the bucket, counted over those
    /// cases that have events.
    fn local(&self, bucket: usize, cases: &[u32]) -> Result<ArrayRef, Stop> {
        let (first, names) = self.names(bucket)?;
        let count = u32::try_from(names.len()).unwrap_or(u32::MAX);
        let outside = cases.first().is_some_and(|case| *case < first)
            || cases.last().is_some_and(|case| *case - first >= count);
        if outside {
            return Err(damaged(bucket));
        }
        let changes = cases.windows(2).filter(|pair| pair[0] != pair[1]).count();
        if !cases.is_empty() && changes + 1 == names.len() {
            let codes: Vec<u32> = cases.iter().map(|case| case - first).collect();
            return shape::coded(codes.into(), &(Arc::new(names) as ArrayRef));
        }
        let (mut kept, mut codes) = (Vec::new(), Vec::with_capacity(cases.len()));
        for case in cases {
            if kept.last() != Some(&(case - first)) {
                kept.push(case - first);
            }
            codes.push(u32::try_from(kept.len() - 1).unwrap_or(u32::MAX));
        }
        let names = take(&names, &UInt32Array::from(kept), None).map_err(|e| fault(&e))?;
        shape::coded(codes.into(), &names)
    }

    /// A log of `merged` with all columns that a log has.
    fn dressed(&self, bucket: usize, merged: &RecordBatch) -> Result<Log, Stop> {
        let rows = merged.num_rows();
        let shape = self.shape.batch();
        let (mut columns, mut fields) = (Vec::new(), Vec::new());
        for (place, field) in shape.schema_ref().fields().iter().enumerate() {
            let found = merged.column_by_name(field.name());
            let column = match (place, found) {
                (0, Some(cases)) => {
                    self.local(bucket, cases.as_primitive::<UInt32Type>().values())?
                }
                (6, None) => Arc::new(UInt64Array::from(vec![0; rows])),
                (place, None) if place >= FIXED => continue,
                (_, found) => match shape.column(place).as_dictionary_opt::<UInt32Type>() {
                    None => {
                        found.map_or_else(|| new_null_array(field.data_type(), rows), Arc::clone)
                    }
                    Some(dictionary) => {
                        let codes = found.and_then(|c| c.as_primitive_opt::<UInt32Type>().cloned());
                        let codes = codes.unwrap_or_else(|| UInt32Array::new_null(rows));
                        shape::coded(codes, dictionary.values()).map_err(|_| damaged(bucket))?
                    }
                },
            };
            columns.push(column);
            fields.push(Arc::clone(field));
        }
        let batch = RecordBatch::try_new(Arc::new(Schema::new(fields)), columns);
        Ok(Log::new(batch.map_err(|e| fault(&e))?, String::new()))
    }
}

impl Buckets for Stored {
    fn len(&self) -> usize {
        self.buckets.len()
    }

    fn events(&self, index: usize) -> u64 {
        self.buckets[index].iter().map(|piece| piece.rows).sum()
    }

    fn span(&self) -> Option<(i64, i64)> {
        self.span
    }

    fn mark(&self, index: usize) -> Option<String> {
        let mut made_of = self.kinds.clone();
        for piece in &self.buckets[index] {
            let mark = &self.segments[piece.segment].mark;
            made_of.push_str(&format!("{mark}\n{}\n", piece.group));
        }
        Some(batch::sha256(made_of.as_bytes()))
    }

    fn shape(&self) -> &Log {
        &self.shape
    }

    fn read(&self, index: usize, wanted: &Wanted) -> Result<Log, Stop> {
        match self.merged(index, wanted)? {
            None => Ok(self.shape.clone()),
            Some(merged) => self.dressed(index, &merged),
        }
    }
}

/// First and last moment of the batches.
fn span(batches: &[&Committed]) -> Option<(i64, i64)> {
    let spans = batches.iter().filter_map(|batch| batch.entry.counts.span);
    spans.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
}

fn is_wanted(wanted: &Wanted, name: &str) -> bool {
    wanted.attributes.as_ref().is_none_or(|names| names.iter().any(|n| n == name))
}

/// A name for the column of batches that no attribute has.
fn free_name(attributes: &[Attribute]) -> String {
    let mut name = BATCH.to_owned();
    while attributes.iter().any(|attribute| attribute.name == name) {
        name.insert_str(0, "store:");
    }
    name
}

fn mixed(
    objects: &Arc<dyn Objects>,
    live: &[&Committed],
    attributes: &[Attribute],
    dictionaries: &[Dictionary],
) -> Result<Vec<Mixed>, Stop> {
    let segments: Vec<_> = live.iter().flat_map(|batch| &batch.entry.segments).collect();
    let mut found = Vec::new();
    for attribute in attributes {
        let texts = dictionaries.iter().find(|d| d.column == attribute.name);
        let texts =
            texts.map_or_else(|| StringArray::from(Vec::<&str>::new()), |d| d.texts.clone());
        found.extend(Mixed::new(objects, attribute, &segments, &texts)?);
    }
    Ok(found)
}

fn shape_of(
    known: &[Committed],
    attributes: &[Attribute],
    batch: Option<&str>,
    dictionaries: &[Dictionary],
    mixed: &[Mixed],
) -> Result<Log, Stop> {
    let mut all = attributes.to_vec();
    all.extend(batch.map(|name| Attribute { name: name.to_owned(), kind: ColumnKind::Text }));
    let texts = |name: &str| -> ArrayRef {
        if batch == Some(name) {
            let names = known.iter().map(|batch| Some(short(&batch.entry.batch)));
            return Arc::new(names.collect::<StringArray>());
        }
        if let Some(mixed) = mixed.iter().find(|mixed| mixed.name == name) {
            return Arc::new(mixed.texts());
        }
        let found = dictionaries.iter().find(|d| d.column == name && name != NAMES[0]);
        found.map_or_else(|| new_empty_array(&DataType::Utf8), |d| Arc::new(d.texts.clone()))
    };
    Ok(Log::new(shape::empty(&all, texts)?, String::new()))
}

/// The first digits of a batch's name: enough to tell batches apart.
pub fn short(batch: &str) -> &str {
    batch.get(..12).unwrap_or(batch)
}

/// The type in which a segment holds values of kind `kind`.
fn raw(kind: ColumnKind) -> DataType {
    match kind {
        ColumnKind::Text => DataType::UInt32,
        kind => shape::data_type(kind),
    }
}

fn fault(error: &dyn std::fmt::Display) -> Fault {
    Fault { chain: format!("reading stored events: {error}") }
}

fn damaged(bucket: usize) -> Stop {
    refusal("store-bucket-damaged", &bucket.to_string()).into()
}
