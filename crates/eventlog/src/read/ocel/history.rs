//! What the attributes of objects were at a moment.

use std::ops::Range;

use super::model::{Model, NONE};
use crate::moment::TimeReader;

/// From the beginning of time.
const ALWAYS: i64 = i64::MIN;

/// The values of one attribute of one object, by time.
struct Line {
    name: u32,
    range: Range<usize>,
}

/// The histories of all objects of one type.
pub(super) struct Histories {
    /// Moments and values, those of a line together, later ones later.
    values: Vec<(i64, u32)>,
    lines: Vec<Line>,
    /// For each object, where its lines begin; the end of the last.
    starts: Vec<u32>,
}

impl Histories {
    /// Puts the values of all objects of `object_type` in order. A value whose time cannot be read
    /// is noted and not used; one without a time counts from the beginning.
    pub(super) fn new(model: &mut Model, object_type: u32, times: &TimeReader) -> Self {
        let mut all = Vec::new();
        let mut wrong = Vec::new();
        for (place, value) in model.object_values.iter().enumerate() {
            let kind = usize::try_from(value.owner).ok().and_then(|at| model.types.get(at));
            if kind != Some(&object_type) {
                continue;
            }
            let moment = if value.time == NONE {
                Ok(ALWAYS)
            } else {
                times.read(model.words.get(value.time)).map(|stamp| stamp.micros)
            };
            match moment {
                Ok(moment) => all.push((value.owner, value.name, moment, place)),
                Err(_) => wrong.push((value.name, value.time)),
            }
        }
        for (name, time) in wrong {
            let name = model.words.get(name).to_owned();
            let time = model.words.get(time).to_owned();
            model.note("log-ocel-change-time", Some(&name), &time);
        }
        all.sort_unstable();
        let mut histories = Self { values: Vec::new(), lines: Vec::new(), starts: vec![0] };
        for line in all.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let (owner, name, ..) = line[0];
            histories.begin(owner);
            let from = histories.values.len();
            for (.., moment, place) in line {
                histories.values.push((*moment, model.object_values[*place].value));
            }
            histories.lines.push(Line { name, range: from..histories.values.len() });
        }
        let objects = u32::try_from(model.types.len()).unwrap_or(u32::MAX);
        histories.begin(objects);
        histories
    }

    /// Notes where the lines of `object` begin, and that those before it that are missing have
    /// none.
    fn begin(&mut self, object: u32) {
        let here = u32::try_from(self.lines.len()).unwrap_or(u32::MAX);
        let wanted = usize::try_from(object).unwrap_or(usize::MAX).saturating_add(1);
        while self.starts.len() < wanted {
            self.starts.push(here);
        }
    }

    /// Names that some object of the type has.
    pub(super) fn names(&self) -> impl Iterator<Item = u32> {
        self.lines.iter().map(|line| line.name)
    }

    /// The attributes that `object` has at `moment`: name and value. What changes at that very
    /// moment has changed.
    pub(super) fn at(&self, object: u32, moment: i64) -> impl Iterator<Item = (u32, u32)> {
        let start =
            |object: usize| self.starts.get(object).and_then(|at| usize::try_from(*at).ok());
        let object = usize::try_from(object).unwrap_or(usize::MAX - 1);
        let from = start(object).unwrap_or(self.lines.len());
        let until = start(object + 1).unwrap_or(self.lines.len());
        self.lines[from..until.max(from)].iter().filter_map(move |line| {
            let values = &self.values[line.range.clone()];
            let after = values.partition_point(|(time, _)| *time <= moment);
            let (_, value) = values.get(after.checked_sub(1)?)?;
            (*value != NONE).then_some((line.name, *value))
        })
    }
}
