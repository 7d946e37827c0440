//! What no sequence of transitions may lead to.

use kajitori_domain::close::CloseState;
use kajitori_domain::credit::CreditState;
use proptest::prelude::*;

use super::close::{moves, opened};
use super::money::{credit_moves, proposed};

proptest! {
    #[test]
    fn no_path_leaves_a_fixed_month(path in prop::collection::vec(0_usize..64, 0..40)) {
        let (moves, mut close) = (moves(), opened());
        for step in path {
            let before = close;
            close = moves[step % moves.len()].1(close).unwrap_or(close);
            if let CloseState::Fixed { .. } = before.state {
                // The only way on is a second close beside it.
                prop_assert!(close == before || close.number == before.number + 1);
            }
            prop_assert!(close.number == before.number || before.state.word() == "fixed");
        }
    }

    #[test]
    fn nothing_is_fixed_without_the_vendors_word(
        path in prop::collection::vec(0_usize..64, 0..40),
    ) {
        let (moves, mut close, mut word) = (moves(), opened(), None);
        for step in path {
            let (name, step) = &moves[step % moves.len()];
            let Ok(next) = step(close) else { continue };
            if *name == "confirm for the vendor" {
                word = next.state.run();
            }
            if next.state.word() == "fixed" {
                prop_assert_eq!(word, next.state.run());
            }
            close = next;
        }
    }

    #[test]
    fn no_credit_is_claimed_while_contested_or_unanswered(
        path in prop::collection::vec(0_usize..64, 0..40),
    ) {
        let (moves, mut credit, mut answered) = (credit_moves(), proposed(), false);
        for step in path {
            let (name, step) = &moves[step % moves.len()];
            let Ok(next) = step(credit.clone()) else { continue };
            answered |= *name == "answer yes";
            let before = credit.state.word();
            if let (CreditState::Claimed { response, .. }, "answered") = (&next.state, before) {
                // Over a no only with an answer to it.
                prop_assert_eq!(response.is_none(), answered);
                let lame = ["claim in an open month", "claim while contested"];
                prop_assert!(name.starts_with("claim") && !lame.contains(name));
            }
            prop_assert!(next.state.word() != "claimed" || credit.state.word() == "answered");
            credit = next;
        }
    }
}
