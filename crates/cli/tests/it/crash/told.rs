//! What was sent to the house, and what of it was acknowledged.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard};
use std::time::Duration;

/// How far a contest was acknowledged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Contest {
    Raised,
    /// Its withdrawal was sent and not acknowledged.
    Leaving,
    Withdrawn,
}

/// How far a delivery was acknowledged, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    Receiving,
    /// Its bytes are here.
    Arrived,
    /// It was taken as whole, and looked through.
    Finished,
    Imported,
}

/// A delivery, and the number that its file was made with.
#[derive(Debug, Clone)]
pub(super) struct Delivery {
    pub(super) number: u64,
    pub(super) stage: Stage,
}

/// What was sent and acknowledged over all lives of the house.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// The last fee that was acknowledged, and those that were sent later.
    pub(super) fee: u64,
    pub(super) fees_sent: Vec<u64>,
    /// How often the fee was sent, and how often that was acknowledged.
    pub(super) edits: (usize, usize),
    pub(super) contests: BTreeMap<String, Contest>,
    /// How often a contest was sent.
    pub(super) contests_sent: usize,
    pub(super) deliveries: BTreeMap<String, Delivery>,
    /// Numbers of files so far.
    pub(super) files: u64,
    /// Answers in this life.
    answers: u32,
    /// Whether this life is over.
    over: bool,
}

impl Told {
    /// A delivery was acknowledged as far as `stage`.
    pub(super) fn reach(&mut self, id: &str, stage: Stage) {
        let delivery = self.deliveries.get_mut(id).expect("it was begun");
        delivery.stage = delivery.stage.max(stage);
    }
}

/// The same for several threads.
#[derive(Debug, Default)]
pub(super) struct Book {
    told: Mutex<Told>,
    changed: Condvar,
}

impl Book {
    pub(super) fn open(&self) -> MutexGuard<'_, Told> {
        self.told.lock().expect("no thread of the test broke")
    }

    /// Notes an answer.
    pub(super) fn note<T>(&self, note: impl FnOnce(&mut Told) -> T) -> T {
        let mut told = self.open();
        told.answers += 1;
        let noted = note(&mut told);
        drop(told);
        self.changed.notify_all();
        noted
    }

    /// A new life begins.
    pub(super) fn begin(&self) {
        let mut told = self.open();
        (told.answers, told.over) = (0, false);
    }

    /// Waits until `answers` were given in this life, or for `most`.
    pub(super) fn wait(&self, answers: u32, most: Duration) {
        let few = |told: &mut Told| told.answers < answers;
        let waited = self.changed.wait_timeout_while(self.open(), most, few);
        drop(waited.expect("no thread of the test broke"));
    }

    /// Waits for `pause`, or until this life is over; whether it is not.
    pub(super) fn rest(&self, pause: Duration) -> bool {
        let quiet = |told: &mut Told| !told.over;
        let waited = self.changed.wait_timeout_while(self.open(), pause, quiet);
        !waited.expect("no thread of the test broke").0.over
    }

    /// This life ends.
    pub(super) fn end(&self) {
        self.open().over = true;
        self.changed.notify_all();
    }
}
