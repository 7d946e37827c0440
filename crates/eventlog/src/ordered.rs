//! Work on pieces by several threads whose results come in the order of the pieces.

use std::io;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// How much is done at once.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pace {
    /// Threads that work.
    pub(crate) threads: usize,
    /// Bytes of text that one of them gets, about.
    pub(crate) block: usize,
}

/// Text that a block is made ready to hold.
const ROOM: usize = 2 << 20;

impl Pace {
    /// Bytes that a block is made ready to hold.
    pub(crate) fn room(size: usize) -> usize {
        size.min(ROOM)
    }
}

impl Default for Pace {
    fn default() -> Self {
        let threads = thread::available_parallelism().map_or(1, usize::from);
        Self { threads, block: 1 << 20 }
    }
}

/// Results in the order of the pieces.
pub(crate) type Ordered<'a, P> = dyn Iterator<Item = io::Result<P>> + 'a;

/// A piece on its way to whoever works on it, with the place of its result.
type Job<B, P> = (B, SyncSender<P>);

/// Makes pieces by `next` on a thread of its own, works on them by `work` on `threads` threads, and
/// gives the results to `consume`, which runs on this one. Pieces and results that wait are bounded
/// by the number of threads; dropping the results ends the work.
pub(crate) fn in_order<B: Send, P: Send, T>(
    threads: usize,
    next: impl FnMut() -> io::Result<Option<B>> + Send,
    work: impl Fn(B) -> P + Sync,
    consume: impl FnOnce(&mut Ordered<'_, P>) -> T,
) -> T {
    thread::scope(|scope| {
        let threads = threads.max(1);
        let (queue, jobs) = sync_channel::<Job<B, P>>(threads);
        let (order, places) = sync_channel(threads + 2);
        scope.spawn(move || produce(next, &queue, &order));
        let jobs = Arc::new(Mutex::new(jobs));
        for _ in 0..threads {
            let (jobs, work) = (Arc::clone(&jobs), &work);
            scope.spawn(move || toil(&jobs, work));
        }
        drop(jobs);
        let died = || io::Error::other("a thread that reads has died");
        let mut results = places
            .into_iter()
            .map(|place: io::Result<Receiver<P>>| place.and_then(|p| p.recv().map_err(|_| died())));
        consume(&mut results)
    })
}

fn produce<B, P>(
    mut next: impl FnMut() -> io::Result<Option<B>>,
    queue: &SyncSender<Job<B, P>>,
    order: &SyncSender<io::Result<Receiver<P>>>,
) {
    loop {
        let (result, place) = sync_channel(1);
        let (piece, place) = match next() {
            Ok(Some(piece)) => (Some(piece), Ok(place)),
            Ok(None) => return,
            Err(error) => (None, Err(error)),
        };
        // Nobody wants results any more when sending fails.
        if order.send(place).is_err() {
            return;
        }
        let Some(piece) = piece else { return };
        if queue.send((piece, result)).is_err() {
            return;
        }
    }
}

fn toil<B, P>(jobs: &Mutex<Receiver<Job<B, P>>>, work: impl Fn(B) -> P) {
    loop {
        let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((piece, place)) = job else { return };
        // Whoever has stopped to read wants no result.
        let _unwanted = place.send(work(piece));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(most: u32, fails: bool) -> impl FnMut() -> io::Result<Option<u32>> + Send {
        let mut all = 0..most;
        move || match all.next() {
            None if fails => Err(io::Error::other("torn")),
            number => Ok(number),
        }
    }

    #[test]
    fn results_come_in_order_and_errors_at_their_place() {
        for threads in [0, 1, 2, 7] {
            let found: Vec<io::Result<u32>> =
                in_order(threads, numbers(1000, true), |n| n * 2, |all| all.collect());
            let sound: Vec<u32> = found.iter().flatten().copied().collect();
            assert_eq!(sound, (0..1000).map(|n| n * 2).collect::<Vec<_>>());
            assert_eq!(found.len(), 1001);
            assert!(found[1000].is_err());
        }
    }

    #[test]
    fn who_reads_no_further_ends_the_work() {
        let first = in_order(3, numbers(u32::MAX, false), |n| n, |all| all.take(5).count());
        assert_eq!(first, 5);
    }
}
