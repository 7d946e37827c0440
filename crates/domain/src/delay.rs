//! Whose delay it is: how far a case exceeds its target, and each holder's share of that (Shapley).
//!
//! Times are those of the clock: business time by holder, without the agreed pauses. An agreed
//! pause is nobody's delay, and time that no rule attributes has no allowance.

use crate::holder::{ByHolder, Holder};
use crate::time::Span;

/// The holders who can cause delay, in the order of [`Holder::ALL`].
const PLAYERS: [Holder; 4] = [Holder::Client, Holder::Vendor, Holder::Third, Holder::Unattributed];

/// 4!: the orders in which four holders can be asked to keep their allowance.
const ORDERS: i128 = 24;

/// Delay = max(0, lead time − agreed pause − target).
pub fn delay(lead: Span, pause: Span, target: Span) -> Span {
    Span(lead.0.saturating_sub(pause.0).saturating_sub(target.0).max(0))
}

/// Splits the delay of `times` (agreed pauses apart) over `target` among the holders; the parts sum
/// to it exactly, none is negative, and the pause has none.
///
/// Each holder's excess is the time beyond the allowance. The part is the Shapley value of `v(S)` =
/// the delay that goes away when the holders of `S` had no excess: the mean, over all orders of the
/// holders, of what each one's keeping to the allowance would have saved at its turn. Whole
/// microseconds are handed out by largest remainder, equal remainders in the order of
/// [`Holder::ALL`].
///
/// The agreement's allowances sum to the target; larger ones are scaled down to it, so that the
/// excesses always account for the whole delay. Negative times and allowances count as none.
pub fn shapley(times: ByHolder<Span>, allowance: ByHolder<Span>, target: Span) -> ByHolder<Span> {
    let Game { delay, excess } = Game::new(times, allowance, target);
    let mut parts = [Span::ZERO; 5];
    if delay == 0 {
        return parts;
    }
    // Saved by each set of holders, a bit per player.
    let saved: [i128; 16] = std::array::from_fn(|set| {
        let members = (0..PLAYERS.len()).filter(|player| set & (1 << player) != 0);
        members.map(|player| excess[player]).sum::<i128>().min(delay)
    });
    // Numerators of the exact values over 4!; |S|! (3 − |S|)! orders put just S before a player.
    let values: [i128; 4] = std::array::from_fn(|player| {
        let without = (0..saved.len()).filter(|set| set & (1 << player) == 0);
        without
            .map(|set| {
                let orders = if matches!(set.count_ones(), 0 | 3) { 6 } else { 2 };
                orders * (saved[set | (1 << player)] - saved[set])
            })
            .sum()
    });
    let mut by_remainder = [0, 1, 2, 3];
    by_remainder.sort_by_key(|player| -(values[*player] % ORDERS));
    let mut left = delay - values.iter().map(|value| value / ORDERS).sum::<i128>();
    for player in by_remainder {
        let extra = i128::from(left > 0);
        left -= extra;
        parts[PLAYERS[player].index()] = span(values[player] / ORDERS + extra);
    }
    parts
}

/// The one holder whose excess alone made the case late: without it, and only without it, the case
/// would have been in time. `None` when it was in time, or when no holder or several fit.
pub fn sole_cause(
    times: ByHolder<Span>,
    allowance: ByHolder<Span>,
    target: Span,
) -> Option<Holder> {
    let Game { delay, excess } = Game::new(times, allowance, target);
    let mut causes = PLAYERS.into_iter().zip(excess).filter(|(_, excess)| *excess >= delay);
    match (delay > 0, causes.next(), causes.next()) {
        (true, Some((holder, _)), None) => Some(holder),
        _ => None,
    }
}

/// A case's delay and each player's excess, in microseconds; the excesses sum to at least the
/// delay.
struct Game {
    delay: i128,
    excess: [i128; 4],
}

impl Game {
    fn new(times: ByHolder<Span>, allowance: ByHolder<Span>, target: Span) -> Self {
        let positive = |span: Span| i128::from(span.0.max(0));
        let target = positive(target);
        let times = PLAYERS.map(|holder| positive(times[holder.index()]));
        let allowed = PLAYERS.map(|holder| match holder {
            Holder::Unattributed => 0,
            _ => positive(allowance[holder.index()]),
        });
        let granted: i128 = allowed.iter().sum();
        let excess = std::array::from_fn(|player| {
            let allowed = match allowed[player] {
                more if granted > target => more * target / granted,
                agreed => agreed,
            };
            (times[player] - allowed).max(0)
        });
        Self { delay: (times.iter().sum::<i128>() - target).max(0), excess }
    }
}

/// Back to a span; a part never exceeds the sum of the times.
fn span(microseconds: i128) -> Span {
    Span(i64::try_from(microseconds).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Client, vendor, third, pause, unattributed.
    fn hours(hours: [i64; 5]) -> ByHolder<Span> {
        hours.map(|h| Span(h * Span::HOUR.0))
    }

    fn h(hours: i64) -> Span {
        Span(hours * Span::HOUR.0)
    }

    const AGREED: [i64; 5] = [12, 24, 4, 0, 0];

    #[test]
    fn t16_shapley() {
        let parts = shapley(hours([20, 31, 1, 0, 0]), hours(AGREED), h(40));
        let half = Span::HOUR.0 / 2;
        assert_eq!(parts, [Span(13 * half), Span(11 * half), Span(0), Span(0), Span(0)]);
        assert_eq!(delay(h(52), h(0), h(40)), h(12));
    }

    #[test]
    fn t16_corrected_an_agreed_pause_is_no_delay() {
        assert_eq!(delay(h(51), h(20), h(40)), Span::ZERO);
        let times = hours([10, 20, 1, 20, 0]);
        assert_eq!(shapley(times, hours(AGREED), h(40)), [Span::ZERO; 5]);
        assert_eq!(sole_cause(times, hours(AGREED), h(40)), None);
    }

    #[test]
    fn known_splits() {
        for (times, parts) in [
            // One holder alone is late: all of it.
            ([50, 24, 0, 0, 0], [34, 0, 0, 0, 0]),
            // Unused allowance of the others first swallows a part of the excess, whoever's it is.
            ([30, 10, 4, 7, 0], [4, 0, 0, 0, 0]),
            // Time without a holder has no allowance.
            ([12, 24, 4, 0, 9], [0, 0, 0, 0, 9]),
            // Two equal excesses share equally.
            ([20, 32, 0, 0, 0], [6, 6, 0, 0, 0]),
            ([0, 0, 0, 0, 0], [0, 0, 0, 0, 0]),
        ] {
            assert_eq!(shapley(hours(times), hours(AGREED), h(40)), hours(parts), "{times:?}");
        }
        // Without allowances everybody's time is excess.
        let parts = shapley(hours([30, 30, 0, 0, 0]), hours([0; 5]), h(40));
        assert_eq!(parts, hours([10, 10, 0, 0, 0]));
    }

    #[test]
    fn odd_microseconds_go_to_the_first_of_equals() {
        let times = [Span(2), Span(2), Span(2), Span(0), Span(0)];
        let none = [Span::ZERO; 5];
        assert_eq!(shapley(times, none, Span(2)), [Span(2), Span(1), Span(1), Span(0), Span(0)]);
        assert_eq!(shapley(times, none, Span(1)), [Span(2), Span(2), Span(1), Span(0), Span(0)]);
    }

    #[test]
    fn sole_causes() {
        for (times, expected) in [
            ([50, 24, 0, 0, 0], Some(Holder::Client)),
            ([12, 40, 4, 0, 0], Some(Holder::Vendor)),
            ([12, 24, 4, 0, 1], Some(Holder::Unattributed)),
            ([20, 23, 0, 0, 0], Some(Holder::Client)),
            // Either alone would have had to keep to the allowance: no single cause.
            ([15, 26, 0, 0, 0], None),
            // Only both together: no single cause either.
            ([20, 32, 4, 0, 0], None),
            ([20, 20, 0, 0, 0], None),
        ] {
            assert_eq!(sole_cause(hours(times), hours(AGREED), h(40)), expected, "{times:?}");
        }
    }

    #[test]
    fn hostile_numbers_are_borne() {
        let (low, high) = (Span(i64::MIN), Span(i64::MAX));
        assert_eq!(delay(low, high, high), Span::ZERO);
        assert_eq!(delay(high, low, low), high);
        assert_eq!(shapley([low; 5], [low; 5], low), [Span::ZERO; 5]);
        assert_eq!(shapley([high; 5], [high; 5], high)[Holder::Pause.index()], Span::ZERO);
        assert_eq!(sole_cause([high; 5], [high; 5], high), None);
    }

    fn times() -> impl Strategy<Value = ByHolder<Span>> {
        proptest::array::uniform5(prop_oneof![Just(0), 0_i64..100, 0_i64..1_000_000_000_000])
            .prop_map(|times| times.map(Span))
    }

    /// Allowances that sum to the target, as the agreement demands.
    fn allowances() -> impl Strategy<Value = (ByHolder<Span>, Span)> {
        proptest::array::uniform3(prop_oneof![Just(0), 0_i64..100, 0_i64..500_000_000_000])
            .prop_map(|[a, b, c]| ([Span(a), Span(b), Span(c), Span(0), Span(0)], Span(a + b + c)))
    }

    fn lead_without_pause(times: ByHolder<Span>) -> i64 {
        PLAYERS.iter().map(|holder| times[holder.index()].0).sum()
    }

    /// The definition, word for word: over all orders of the players, what each saves at its turn.
    fn by_all_orders(times: ByHolder<Span>, allowance: ByHolder<Span>, target: Span) -> [i128; 5] {
        let lead = i128::from(lead_without_pause(times));
        let target = i128::from(target.0);
        let delay = (lead - target).max(0);
        let excess = |player: usize| i128::from((times[player].0 - allowance[player].0).max(0));
        let mut sums = [0; 5];
        let mut orders = vec![vec![]];
        for _ in 0..4 {
            orders = orders
                .iter()
                .flat_map(|order: &Vec<usize>| {
                    [0, 1, 2, 4].into_iter().filter(|p| !order.contains(p)).map(|p| {
                        let mut longer = order.clone();
                        longer.push(p);
                        longer
                    })
                })
                .collect();
        }
        for order in orders {
            let (mut saved, mut without) = (0, lead);
            for player in order {
                without -= excess(player);
                let now = delay - (without - target).max(0);
                sums[player] += now - saved;
                saved = now;
            }
        }
        sums
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn parts_are_the_definition_and_sum_exactly(
            times in times(), (allowance, target) in allowances(),
        ) {
            let parts = shapley(times, allowance, target);
            let total: i64 = parts.iter().map(|part| part.0).sum();
            let pause = times[Holder::Pause.index()];
            let lead = Span(lead_without_pause(times) + pause.0);
            prop_assert_eq!(total, delay(lead, pause, target).0);
            for (part, exact) in parts.iter().zip(by_all_orders(times, allowance, target)) {
                prop_assert!(part.0 >= 0);
                // Rounded to a neighbouring microsecond; an exact part is not rounded at all.
                let error = i128::from(part.0) * ORDERS - exact;
                prop_assert!(error.abs() < ORDERS, "{} {}", part.0, exact);
            }
            prop_assert_eq!(parts[Holder::Pause.index()], Span::ZERO);
        }

        #[test]
        fn whoever_kept_the_allowance_has_no_part(
            times in times(), (allowance, target) in allowances(),
        ) {
            let parts = shapley(times, allowance, target);
            for holder in 0..5 {
                if times[holder] <= allowance[holder] {
                    prop_assert_eq!(parts[holder], Span::ZERO);
                }
            }
        }

        #[test]
        fn equals_are_treated_equally(mut times in times(), (mut allowance, _) in allowances()) {
            times[1] = times[0];
            allowance[1] = allowance[0];
            let target = Span(allowance.iter().map(|a| a.0).sum());
            let parts = shapley(times, allowance, target);
            prop_assert!((parts[0].0 - parts[1].0).abs() <= 1);
            // Names do not matter: exchanged holders exchange their parts.
            times.swap(0, 2);
            allowance.swap(0, 2);
            let exchanged = shapley(times, allowance, target);
            prop_assert!((exchanged[2].0 - parts[0].0).abs() <= 1);
            prop_assert!((exchanged[0].0 - parts[2].0).abs() <= 1);
        }

        #[test]
        fn more_time_is_never_less_delay(
            times in times(), (allowance, target) in allowances(), more in 0_i64..1_000_000_000,
        ) {
            let before = shapley(times, allowance, target);
            for holder in [0, 1, 2, 4] {
                let mut longer = times;
                longer[holder].0 += more;
                let after = shapley(longer, allowance, target);
                // One microsecond may go to another holder in the rounding.
                prop_assert!(after[holder].0 + 1 >= before[holder].0);
            }
        }

        #[test]
        fn a_sole_cause_has_the_largest_part(
            times in times(), (allowance, target) in allowances(),
        ) {
            if let Some(holder) = sole_cause(times, allowance, target) {
                let parts = shapley(times, allowance, target);
                prop_assert!(parts.iter().all(|part| *part <= parts[holder.index()]));
            }
        }

        #[test]
        fn too_large_allowances_still_account_for_everything(
            times in times(), allowance in times(), target in 0_i64..1_000_000_000_000,
        ) {
            let parts = shapley(times, allowance, Span(target));
            let total: i64 = parts.iter().map(|part| part.0).sum();
            prop_assert_eq!(total, (lead_without_pause(times) - target).max(0));
            prop_assert!(parts.iter().all(|part| part.0 >= 0));
        }
    }
}
