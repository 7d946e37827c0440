//! State machines: every state against every transition, and how each state is stored.

mod close;
mod gate;
mod law;
mod money;
mod receive;
mod term;

use std::fmt::{Debug, Write as _};

use jiff::civil::{Date, date};
use kajitori_domain::hash::Sha256;
use kajitori_domain::id::PersonId;
use kajitori_domain::refusal::Refusal;
use kajitori_domain::run::RunId;
use kajitori_domain::text::Lang;
use kajitori_domain::time::Moment;
use kajitori_domain::words::Words;
use serde::Serialize;
use serde::de::DeserializeOwned;

const DAY: Date = date(2026, 11, 16);

fn at(second: i64) -> Moment {
    Moment(1_790_000_000_000_000 + second * 1_000_000)
}

fn person(number: u8) -> PersonId {
    PersonId::new(Moment(0), [number; 10])
}

fn run(number: u8) -> RunId {
    RunId(Sha256::of(&[number]))
}

/// A transition and what it is called in the table.
type Move<M> = (&'static str, Box<dyn Fn(M) -> Result<M, Refusal>>);

/// A machine for the table: its states in order, its transitions, and how to look at one.
struct Table<M, S> {
    states: Vec<M>,
    moves: Vec<Move<M>>,
    state: fn(&M) -> &S,
    word: fn(&S) -> &'static str,
}

impl<M: Clone, S: Serialize + DeserializeOwned + PartialEq + Debug> Table<M, S> {
    /// Compares the whole table with `tests/cases/<name>.out`.
    fn compare(&self, name: &str) {
        let words = [Lang::Ja, Lang::En].map(Words::new);
        let worded = |code: &str| {
            let ids = [format!("refusal-{code}"), format!("refusal-{code}-hint")];
            words.iter().all(|words| ids.iter().all(|id| words.has(id)))
        };
        let mut out = String::new();
        for machine in &self.states {
            let state = (self.state)(machine);
            let stored = serde_json::to_string(state).expect("a state is stored as JSON");
            let read: S = serde_json::from_str(&stored).expect("what was stored is read");
            assert_eq!(&read, state);
            let _ = writeln!(out, "{}\n  stored {stored}", (self.word)(state));
            for (name, step) in &self.moves {
                let _ = match step(machine.clone()) {
                    Ok(next) => writeln!(out, "  {name} -> {}", (self.word)((self.state)(&next))),
                    Err(refusal) => {
                        assert!(worded(refusal.code), "{} has no words", refusal.code);
                        writeln!(out, "  {name} ! {}", refusal.code)
                    }
                };
            }
        }
        crate::golden::compare(&format!("tests/cases/{name}.out"), &out);
    }
}
