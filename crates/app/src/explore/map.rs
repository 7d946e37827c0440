//! Which part of a process map is drawn: the most frequent activities and connections, and what it
//! takes to leave no activity alone.

use kajitori_domain::measure::explore::Follows;

/// Activities drawn, at most.
const ACTIVITIES: usize = 60;
/// Connections drawn, at most.
const CONNECTIONS: usize = 160;
/// Activities that are drawn unless somebody says otherwise, and with those that are as frequent
/// as the last of them.
const USUAL: usize = 12;
const TIED: usize = 20;

/// How much of a map is wanted; `None` is as much as can be read at a glance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Most {
    /// Activities.
    pub activities: Option<usize>,
    /// Connections.
    pub connections: Option<usize>,
}

/// The part of a map that is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// Activities drawn: the first so many of the map's.
    pub activities: usize,
    /// Activities that could be.
    pub all_activities: usize,
    /// Connections drawn: places in the map's, ascending, so the most frequent first.
    pub connections: Vec<usize>,
    /// Connections between the drawn activities.
    pub all_connections: usize,
}

/// The part of `follows` that is drawn.
pub fn drawn(follows: &Follows, most: Most) -> Drawn {
    let all_activities = follows.nodes.len().min(ACTIVITIES);
    let wanted = most.activities.unwrap_or_else(|| usual(follows));
    let activities = wanted.clamp(1, ACTIVITIES).min(all_activities);
    let between: Vec<usize> = (0..follows.edges.len())
        .filter(|at| follows.edges[*at].from < activities && follows.edges[*at].to < activities)
        .collect();
    let all_connections = between.len().min(CONNECTIONS);
    let wanted = most.connections.unwrap_or(activities.saturating_mul(2)).min(all_connections);
    let mut connections: Vec<usize> = between[..wanted].to_vec();
    for node in 0..activities {
        let leads =
            |at: &&usize| follows.edges[**at].to == node && follows.edges[**at].from != node;
        let leaves =
            |at: &&usize| follows.edges[**at].from == node && follows.edges[**at].to != node;
        let into = between.iter().find(leads).filter(|_| follows.nodes[node].starts == 0);
        let out = between.iter().find(leaves).filter(|_| follows.nodes[node].ends == 0);
        connections.extend(into.into_iter().chain(out));
    }
    connections.sort_unstable();
    connections.dedup();
    Drawn { activities, all_activities, connections, all_connections }
}

/// As many activities as can be read at a glance; those that are equally frequent belong together.
fn usual(follows: &Follows) -> usize {
    let events = |at: usize| follows.nodes.get(at).map(|node| node.events);
    let tied =
        (USUAL..TIED).take_while(|at| events(*at).is_some_and(|n| Some(n) == events(USUAL - 1)));
    USUAL + tied.count()
}

#[cfg(test)]
mod tests {
    use kajitori_domain::measure::explore::{Edge, Method, Times};
    use kajitori_domain::measure::process::Node;

    use super::*;

    fn map() -> Follows {
        let node = |activity: &str, events, starts, ends| Node {
            activity: activity.to_owned(),
            events,
            cases: events,
            starts,
            ends,
        };
        let edge = |from, to, count| Edge {
            from,
            to,
            count,
            clock: Times::default(),
            business: Times::default(),
        };
        Follows {
            nodes: vec![
                node("受付", 100, 100, 0),
                node("審査", 90, 0, 10),
                node("支払", 80, 0, 80),
                node("照会", 5, 0, 0),
            ],
            edges: vec![
                edge(0, 1, 90),
                edge(1, 2, 80),
                edge(0, 2, 10),
                edge(1, 3, 5),
                edge(3, 1, 5),
                edge(1, 1, 2),
            ],
            percentiles: Method::Exact,
        }
    }

    #[test]
    fn no_activity_is_left_alone() {
        let few = Most { activities: Some(4), connections: Some(1) };
        let drawn = drawn(&map(), few);
        assert_eq!(drawn.connections, [0, 1, 3, 4], "each is reached and left");
        assert_eq!((drawn.activities, drawn.all_connections), (4, 6));
    }

    #[test]
    fn only_what_lies_between_drawn_activities_is_drawn() {
        let two = drawn(&map(), Most { activities: Some(2), connections: Some(100) });
        assert_eq!(two.connections, [0, 5]);
        assert_eq!((two.activities, two.all_activities, two.all_connections), (2, 4, 2));
    }

    #[test]
    fn what_is_equally_frequent_is_drawn_together() {
        let mut wide = map();
        let node = wide.nodes[3].clone();
        wide.nodes.resize(15, node.clone());
        wide.nodes.push(Node { events: 1, ..node });
        assert_eq!(drawn(&wide, Most::default()).activities, 15);
        assert_eq!(drawn(&map(), Most::default()).activities, 4);
    }

    #[test]
    fn sizes_are_bounded() {
        let mut wide = map();
        let node = wide.nodes[3].clone();
        wide.nodes.resize(500, node);
        let all = Most { activities: Some(usize::MAX), connections: Some(usize::MAX) };
        assert_eq!(drawn(&wide, all).activities, 60);
        let nothing = Follows { nodes: vec![], edges: vec![], percentiles: Method::Exact };
        assert_eq!(drawn(&nothing, all).activities, 0);
    }
}
