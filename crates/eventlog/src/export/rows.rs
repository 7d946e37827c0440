//! The cells of a log, row by row.

use arrow::array::types::{
    Float64Type, Int64Type, TimestampMicrosecondType, UInt32Type, UInt64Type,
};
use arrow::array::{
    Array, ArrayRef, AsArray, BooleanArray, DictionaryArray, Float64Array, Int64Array, StringArray,
    TimestampMicrosecondArray, UInt64Array,
};
use kajitori_domain::case::Cell;
use kajitori_domain::refusal::{Fault, Stop};

/// One column, by what it holds.
pub(super) enum Column<'l> {
    Text(&'l DictionaryArray<UInt32Type>, &'l StringArray),
    Integer(&'l Int64Array),
    Number(&'l Float64Array),
    Boolean(&'l BooleanArray),
    Time(&'l TimestampMicrosecondArray),
    Row(&'l UInt64Array),
}

impl<'l> Column<'l> {
    /// Looks at `array`, which is of one of a log's types.
    pub(super) fn new(array: &'l ArrayRef) -> Result<Self, Stop> {
        if let Some(texts) = array.as_dictionary_opt::<UInt32Type>()
            && let Some(values) = texts.values().as_string_opt()
        {
            return Ok(Self::Text(texts, values));
        }
        let integers = array.as_primitive_opt::<Int64Type>().map(Self::Integer);
        let numbers = || array.as_primitive_opt::<Float64Type>().map(Self::Number);
        let truths = || array.as_boolean_opt().map(Self::Boolean);
        let times = || array.as_primitive_opt::<TimestampMicrosecondType>().map(Self::Time);
        let rows = || array.as_primitive_opt::<UInt64Type>().map(Self::Row);
        let found = integers.or_else(numbers).or_else(truths).or_else(times).or_else(rows);
        found.ok_or_else(|| {
            Fault { chain: format!("a log has a column of {}", array.data_type()) }.into()
        })
    }

    /// The cell of `row`.
    pub(super) fn cell(&self, row: usize) -> Cell<'l> {
        let array: &dyn Array = match self {
            Self::Text(array, _) => *array,
            Self::Integer(array) => *array,
            Self::Number(array) => *array,
            Self::Boolean(array) => *array,
            Self::Time(array) => *array,
            Self::Row(array) => *array,
        };
        if array.is_null(row) {
            return Cell::Missing;
        }
        match self {
            Self::Text(array, values) => {
                array.key(row).map_or(Cell::Missing, |key| Cell::Text(values.value(key)))
            }
            Self::Integer(array) => Cell::Integer(array.value(row)),
            Self::Number(array) => Cell::Number(array.value(row)),
            Self::Boolean(array) => Cell::Boolean(array.value(row)),
            Self::Time(array) => Cell::Time(array.value(row)),
            Self::Row(array) => {
                i64::try_from(array.value(row)).map_or(Cell::Missing, Cell::Integer)
            }
        }
    }
}
