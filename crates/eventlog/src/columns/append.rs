//! Putting the columns of a block at the end of those of the whole log.

use std::ops::Range;

use kajitori_domain::refusal::Stop;

use super::column::{Column, Data};
use super::{Columns, OPERATOR};
use crate::interner::Full;

/// What the codes of a block's texts are in the whole: one list for each of its columns of texts.
pub(crate) struct Codes {
    fixed: [Vec<u32>; 5],
    /// For each attribute of the block: its number in the whole, and the codes.
    attributes: Vec<(usize, Vec<u32>)>,
}

impl Columns {
    /// Attributes that are in `block` and not here.
    pub(crate) fn strangers(&self, block: &Self) -> usize {
        let known = |name: &str| self.attributes.iter().any(|(other, _)| other == name);
        block.attributes.iter().filter(|(name, _)| !known(name)).count()
    }

    /// Takes the texts of `block` up, in the order in which they appear there. Where the block has
    /// names of people, `person` gives their codes.
    pub(crate) fn learn(
        &mut self,
        block: &Self,
        full: &impl Fn(Full) -> Stop,
        mut person: impl FnMut(&str) -> Result<String, Stop>,
    ) -> Result<Codes, Stop> {
        let mut fixed: [Vec<u32>; 5] = Default::default();
        for (index, codes) in fixed.iter_mut().enumerate() {
            let (Some(own), Some(new)) =
                (self.texts[index].texts_mut(), block.texts[index].texts())
            else {
                continue;
            };
            let mut intern = |text: &str| own.intern(text).map_err(full);
            for text in new.texts() {
                let code = if index == OPERATOR { intern(&person(text)?) } else { intern(text) };
                codes.push(code?);
            }
        }
        let mut attributes = Vec::new();
        for (name, column) in &block.attributes {
            let known = self.attributes.iter().position(|(other, _)| other == name);
            let index = known.unwrap_or_else(|| self.discover(name, column.kind()));
            let codes = self.attributes[index].1.learn(column).map_err(full)?;
            attributes.push((index, codes));
        }
        Ok(Codes { fixed, attributes })
    }

    /// Where to cut so that the events of one source row stay together, from `at` on.
    pub(crate) fn row_end(&self, at: usize) -> usize {
        let rows = self.rows.get(at.saturating_sub(1)..).unwrap_or_default();
        let more = rows.iter().skip(1).take_while(|row| **row == rows[0]).count();
        self.len().min(at.saturating_add(more))
    }

    /// Appends `rows` of `block`, whose source rows count from `base`.
    pub(crate) fn append(
        &mut self,
        block: &Self,
        codes: &Codes,
        rows: Range<usize>,
        base: u64,
    ) -> Result<(), Full> {
        let at = self.len();
        for ((column, new), codes) in self.texts.iter_mut().zip(&block.texts).zip(&codes.fixed) {
            column.append(at, new, codes, rows.clone())?;
        }
        for ((_, new), (index, codes)) in block.attributes.iter().zip(&codes.attributes) {
            self.attributes[*index].1.append(at, new, codes, rows.clone())?;
        }
        self.times.extend_from_slice(&block.times[rows.clone()]);
        self.rows.extend(block.rows[rows].iter().map(|row| row + base));
        Ok(())
    }
}

impl Column {
    /// The codes of the texts of `block`, if both columns are of texts.
    fn learn(&mut self, block: &Self) -> Result<Vec<u32>, Full> {
        match (&mut self.data, &block.data) {
            (Data::Text(_, own), Data::Text(_, new)) => {
                new.texts().map(|text| own.intern(text)).collect()
            }
            _ => Ok(Vec::new()),
        }
    }

    /// Appends `rows` of `block` from row `at` on.
    fn append(
        &mut self,
        at: usize,
        block: &Self,
        codes: &[u32],
        rows: Range<usize>,
    ) -> Result<(), Full> {
        // The block may have no value in its last rows, or in none.
        let there = rows.start..rows.end.min(block.present.len());
        if there.is_empty() {
            return Ok(());
        }
        self.pad(at);
        match (&mut self.data, &block.data) {
            (Data::Text(keys, _), Data::Text(new, _)) if !codes.is_empty() => {
                let code = |key: &u32| usize::try_from(*key).ok().and_then(|key| codes.get(key));
                keys.extend(new[there.clone()].iter().map(|key| code(key).copied().unwrap_or(0)));
            }
            (Data::Integer(own), Data::Integer(new)) | (Data::Time(own), Data::Time(new)) => {
                own.extend_from_slice(&new[there.clone()]);
            }
            (Data::Number(own), Data::Number(new)) => own.extend_from_slice(&new[there.clone()]),
            (Data::Boolean(own), Data::Boolean(new)) => own.extend_from_slice(&new[there.clone()]),
            _ => return self.append_each(at, block, rows),
        }
        self.present.extend_from_slice(&block.present[there]);
        Ok(())
    }

    /// Appends value after value, as if they had come one by one.
    fn append_each(&mut self, at: usize, block: &Self, rows: Range<usize>) -> Result<(), Full> {
        for row in rows.clone() {
            if let Some(value) = block.value(row) {
                self.put(at + row - rows.start, value)?;
            }
        }
        Ok(())
    }
}
