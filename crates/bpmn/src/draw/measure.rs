//! How much room the blocks of a tree take.

use super::{GAP, GATEWAY, SPACE, label};
use crate::tree::Tree;

/// The room of a block. Its first and last shapes stand on one line.
#[derive(Debug, Clone)]
pub(super) struct Room {
    /// Width.
    pub(super) width: i32,
    /// Height above the line.
    pub(super) up: i32,
    /// Height below the line.
    pub(super) down: i32,
    /// The blocks inside, in the order of the tree.
    pub(super) inner: Vec<Room>,
}

/// Measures `tree`.
pub(super) fn room(tree: &Tree<String>) -> Room {
    match tree {
        Tree::Silent => Room { width: 0, up: 0, down: 0, inner: Vec::new() },
        Tree::Activity(name) => {
            let (width, height) = label::task(name);
            Room { width, up: height / 2, down: height / 2, inner: Vec::new() }
        }
        Tree::Sequence(children) => {
            let inner: Vec<Room> = children.iter().map(room).collect();
            let gaps = GAP * i32::try_from(inner.len().saturating_sub(1)).unwrap_or(0);
            Room {
                width: inner.iter().map(|room| room.width).sum::<i32>() + gaps,
                up: most(&inner, |room| room.up),
                down: most(&inner, |room| room.down),
                inner,
            }
        }
        Tree::Exclusive(children) | Tree::Parallel(children) => {
            let inner: Vec<Room> = children.iter().map(room).collect();
            let silent = children.last() == Some(&Tree::Silent);
            let shown = if silent { &inner[..inner.len() - 1] } else { &inner[..] };
            let up = shown.first().map_or(0, |room| room.up).max(GATEWAY / 2);
            let first = shown.first().map_or(0, |room| room.down);
            let others = shown.iter().skip(1).map(|room| SPACE + room.up + room.down).sum::<i32>();
            Room {
                width: most(shown, |room| room.width) + 2 * (GATEWAY + GAP),
                up: if silent { up + SPACE } else { up },
                down: (first + others).max(GATEWAY / 2),
                inner,
            }
        }
        Tree::Loop(body, redo) => {
            let inner = vec![room(body), room(redo)];
            Room {
                width: most(&inner, |room| room.width) + 2 * (GATEWAY + GAP),
                up: inner[0].up.max(GATEWAY / 2),
                down: inner[0].down.max(GATEWAY / 2) + SPACE + inner[1].up + inner[1].down,
                inner,
            }
        }
    }
}

fn most(rooms: &[Room], of: impl Fn(&Room) -> i32) -> i32 {
    rooms.iter().map(of).max().unwrap_or(0)
}
