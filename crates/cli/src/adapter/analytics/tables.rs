//! The interval records of several files as those of one.

use kajitori_domain::record::{Interval, Intervals};

/// All rows of `files`, with every column that one of them has; `None` without files.
pub(super) fn joined(files: &[Intervals]) -> Option<Intervals> {
    let (first, rest) = files.split_first()?;
    let mut whole = first.clone();
    for file in rest {
        let places = file.columns.iter().map(|name| {
            let known = whole.columns.iter().position(|known| known == name);
            known.unwrap_or_else(|| {
                whole.columns.push(name.clone());
                whole.columns.len() - 1
            })
        });
        let places: Vec<usize> = places.collect();
        for row in &file.rows {
            let mut values = vec![None; whole.columns.len()];
            for (place, value) in places.iter().zip(&row.values) {
                values[*place] = *value;
            }
            whole.rows.push(Interval { values, ..row.clone() });
        }
    }
    let width = whole.columns.len();
    whole.rows.iter_mut().for_each(|row| row.values.resize(width, None));
    Some(whole)
}

#[cfg(test)]
mod tests {
    use kajitori_domain::time::Moment;

    use super::*;

    fn file(columns: &[&str], values: &[Option<i64>]) -> Intervals {
        let row = Interval { start: Moment(0), group: None, values: values.to_vec(), row: 2 };
        Intervals {
            columns: columns.iter().map(|name| (*name).to_owned()).collect(),
            rows: vec![row],
        }
    }

    #[test]
    fn columns_are_found_by_their_names() {
        let files = [file(&["a", "b"], &[Some(1), Some(2)]), file(&["c", "a"], &[Some(3), None])];
        let whole = joined(&files).expect("two files");
        assert_eq!(whole.columns, ["a", "b", "c"]);
        let values: Vec<_> = whole.rows.iter().map(|row| row.values.clone()).collect();
        assert_eq!(values, [[Some(1), Some(2), None], [None, None, Some(3)]]);
        assert_eq!(joined(&[]), None);
    }
}
