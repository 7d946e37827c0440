//! Attributes that are text in some batches and something else in others: all of it is text.

use std::sync::Arc;

use arrow::array::types::{Float64Type, TimestampMicrosecondType};
use arrow::array::{Array, ArrayRef, AsArray, StringArray, UInt32Array};
use kajitori_domain::batch::Segment;
use kajitori_domain::case::ColumnKind;
use kajitori_domain::refusal::Stop;

use super::file::Part;
use super::objects::Objects;
use super::shape::Attribute;
use crate::interner::Interner;
use crate::log;
use crate::people::full;

/// The texts of one such attribute: those of the batches where it is text, and after them the
/// words for the values of the others.
pub(super) struct Mixed {
    pub(super) name: String,
    interner: Interner,
}

impl Mixed {
    /// Takes the words of `attribute` from all `segments` where it is no text; `None` when there
    /// is none such.
    pub(super) fn new(
        objects: &Arc<dyn Objects>,
        attribute: &Attribute,
        segments: &[&Segment],
        texts: &StringArray,
    ) -> Result<Option<Self>, Stop> {
        let other = |segment: &&&Segment| {
            segment.attributes.iter().any(|(n, k)| *n == attribute.name && *k != ColumnKind::Text)
        };
        let others: Vec<&&Segment> = segments.iter().filter(other).collect();
        if attribute.kind != ColumnKind::Text || others.is_empty() {
            return Ok(None);
        }
        let full = full(&attribute.name);
        let mut interner = Interner::counting_on(texts).map_err(&full)?;
        for segment in others {
            let part = Part::new(objects, &segment.file);
            for batch in part.all(&part.places(&[&attribute.name])?)? {
                for row in 0..batch.num_rows() {
                    if let Some(words) = words(batch.column(0), row) {
                        interner.intern(&words).map_err(&full)?;
                    }
                }
            }
        }
        Ok(Some(Self { name: attribute.name.clone(), interner }))
    }

    /// The texts by code.
    pub(super) fn texts(&self) -> StringArray {
        let codes = 0..u32::try_from(self.interner.len()).unwrap_or(u32::MAX);
        codes.map(|code| Some(self.interner.get(code))).collect()
    }

    /// A column of another kind as codes.
    pub(super) fn codes(&self, column: &ArrayRef) -> UInt32Array {
        let code = |row| words(column, row).and_then(|words| self.interner.find(&words));
        (0..column.len()).map(code).collect()
    }
}

/// A value in the words of a text column.
fn words(column: &ArrayRef, row: usize) -> Option<String> {
    if column.is_null(row) {
        return None;
    }
    if let Some(numbers) = column.as_primitive_opt::<Float64Type>() {
        return Some(numbers.value(row).to_string());
    }
    if let Some(times) = column.as_primitive_opt::<TimestampMicrosecondType>() {
        let micros = times.value(row);
        let time = jiff::Timestamp::from_microsecond(micros);
        return Some(time.map_or_else(|_| micros.to_string(), |time| time.to_string()));
    }
    Some(log::text(column, row))
}
