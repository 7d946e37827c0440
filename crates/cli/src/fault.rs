//! A defect of ours that shows as a panic is a fault like every other: one message, exit code 2.

use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::sync::{Arc, Mutex, PoisonError};

use kajitori_domain::refusal::{Fault, Stop};

/// Runs `work`; a panic in it, or in a thread it waits for, becomes a fault that says where.
pub(crate) fn caught<T>(work: impl FnOnce() -> Result<T, Stop>) -> Result<T, Stop> {
    let told = Arc::new(Mutex::new(String::new()));
    let hook = Arc::clone(&told);
    set_hook(Box::new(move |info| {
        *hook.lock().unwrap_or_else(PoisonError::into_inner) = info.to_string();
    }));
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        let chain = told.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Err(Fault { chain }.into())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_fault_that_says_where() {
        let empty: &[u8] = &[];
        let index = empty.len() + 1;
        let Err(Stop::Fault(fault)) = caught(|| Ok(empty[index])) else { panic!("no fault") };
        assert!(fault.chain.contains("fault.rs"), "{}", fault.chain);
    }
}
