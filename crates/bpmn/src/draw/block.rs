//! A tree as a model of blocks. The most frequent branch, which stands first, goes straight on;
//! others lie below it, skipping above, and ways back run below from right to left.

use super::measure::{Room, room};
use super::{EVENT, GAP, GATEWAY, MARGIN, SPACE, Sheet};
use crate::model::{Diagram, Kind, Model, Point};
use crate::tree::Tree;

/// Draws `tree`. It should be simplified: silence stands last in a choice and nowhere in sequences
/// and parallel blocks.
pub fn tree(tree: &Tree<String>, name: &str, documentation: &str) -> (Model, Diagram) {
    let mut sheet = Sheet::new(name, documentation);
    let room = room(tree);
    let y = MARGIN + room.up.max(EVENT / 2);
    let start = sheet.node(Kind::Start, "", Point { x: MARGIN + EVENT / 2, y });
    let place = Place { x: MARGIN + EVENT + GAP, y, way: 1 };
    let block = put(&mut sheet, tree, &room, place);
    let x = place.x + room.width + if block.is_some() { GAP } else { 0 };
    let end = sheet.node(Kind::End, "", Point { x: x + EVENT / 2, y });
    match block {
        Some((first, last)) => {
            straight(&mut sheet, start, first, 1);
            straight(&mut sheet, last, end, 1);
        }
        None => straight(&mut sheet, start, end, 1),
    }
    (sheet.model, sheet.diagram)
}

/// Where a block begins, and which way it runs: 1 to the right, -1 to the left.
#[derive(Debug, Clone, Copy)]
struct Place {
    x: i32,
    y: i32,
    way: i32,
}

impl Place {
    /// So far along, so far down.
    fn on(self, along: i32, down: i32) -> Self {
        Self { x: self.x + self.way * along, y: self.y + down, ..self }
    }

    /// The middle of a shape of this width that begins here.
    fn middle(self, width: i32) -> Point {
        Point { x: self.x + self.way * (width / 2), y: self.y }
    }
}

/// Draws a block; answers its first and last node, or nothing for silence.
fn put(
    sheet: &mut Sheet,
    tree: &Tree<String>,
    room: &Room,
    place: Place,
) -> Option<(usize, usize)> {
    match tree {
        Tree::Silent => None,
        Tree::Activity(name) => {
            let task = sheet.node(Kind::Task, name, place.middle(room.width));
            Some((task, task))
        }
        Tree::Sequence(children) => sequence(sheet, children, room, place),
        Tree::Exclusive(children) => Some(branches(sheet, Kind::Exclusive, children, room, place)),
        Tree::Parallel(children) => Some(branches(sheet, Kind::Parallel, children, room, place)),
        Tree::Loop(body, redo) => Some(again(sheet, [body, redo], room, place)),
    }
}

fn sequence(
    sheet: &mut Sheet,
    children: &[Tree<String>],
    room: &Room,
    place: Place,
) -> Option<(usize, usize)> {
    let mut ends: Option<(usize, usize)> = None;
    let mut along = 0;
    for (child, inner) in children.iter().zip(&room.inner) {
        let next = put(sheet, child, inner, place.on(along, 0));
        along += inner.width + GAP;
        ends = match (ends, next) {
            (Some((first, last)), Some((from, to))) => {
                straight(sheet, last, from, place.way);
                Some((first, to))
            }
            (before, next) => before.or(next),
        };
    }
    ends
}

/// A flow straight along the line.
fn straight(sheet: &mut Sheet, from: usize, to: usize, way: i32) {
    let line = [sheet.side(from, true, way), sheet.side(to, true, -way)];
    sheet.flow(from, to, &line);
}

fn branches(
    sheet: &mut Sheet,
    kind: Kind,
    children: &[Tree<String>],
    room: &Room,
    place: Place,
) -> (usize, usize) {
    let split = sheet.node(kind, "", place.middle(GATEWAY));
    // The join's flows come last, and so does its node.
    let end = place.on(room.width - GATEWAY, 0).middle(GATEWAY);
    let inside = room.width - 2 * (GATEWAY + GAP);
    let (mut down, mut above) = (0, 0);
    let mut drawn = Vec::new();
    for (number, (child, inner)) in children.iter().zip(&room.inner).enumerate() {
        if *child == Tree::Silent {
            above = -(room.up - SPACE / 2);
            drawn.push((None, above));
            continue;
        }
        down += if number == 0 { 0 } else { inner.up };
        let along = GATEWAY + GAP + (inside - inner.width) / 2;
        drawn.push((put(sheet, child, inner, place.on(along, down)), down));
        down += inner.down + SPACE;
    }
    let join = sheet.node(kind, "", end);
    for (block, down) in drawn {
        let y = place.y + down;
        match block {
            Some((first, last)) => {
                let out = leave(sheet, split, y, place.way);
                let into = sheet.side(first, true, -place.way);
                let line: Vec<Point> = out.into_iter().chain([into]).collect();
                sheet.flow(split, first, &line);
                let out = sheet.side(last, true, place.way);
                let mut line = leave(sheet, join, y, -place.way);
                line.push(out);
                line.reverse();
                sheet.flow(last, join, &line);
            }
            None => {
                let mut line = leave(sheet, split, place.y + above, place.way);
                let mut into = leave(sheet, join, place.y + above, -place.way);
                into.reverse();
                line.extend(into);
                sheet.flow(split, join, &line);
            }
        }
    }
    (split, join)
}

/// From a gateway to the height `y`: along its own line, or vertically out of a corner.
fn leave(sheet: &Sheet, gateway: usize, y: i32, way: i32) -> Vec<Point> {
    let along = sheet.side(gateway, true, way);
    if y == along.y {
        return vec![along];
    }
    let out = sheet.side(gateway, false, if y > along.y { 1 } else { -1 });
    vec![out, Point { x: out.x, y }]
}

fn again(
    sheet: &mut Sheet,
    [body, redo]: [&Tree<String>; 2],
    room: &Room,
    place: Place,
) -> (usize, usize) {
    let inside = room.width - 2 * (GATEWAY + GAP);
    let centred = |inner: &Room| GATEWAY + GAP + (inside - inner.width) / 2;
    let join = sheet.node(Kind::Exclusive, "", place.middle(GATEWAY));
    let block = put(sheet, body, &room.inner[0], place.on(centred(&room.inner[0]), 0));
    let end = place.on(room.width - GATEWAY, 0).middle(GATEWAY);
    let split = sheet.node(Kind::Exclusive, "", end);
    match block {
        Some((first, last)) => {
            straight(sheet, join, first, place.way);
            straight(sheet, last, split, place.way);
        }
        None => straight(sheet, join, split, place.way),
    }
    let under = room.inner[0].down.max(GATEWAY / 2) + SPACE + room.inner[1].up;
    let y = place.y + under;
    let back = Place { way: -place.way, ..place.on(room.width - centred(&room.inner[1]), under) };
    match put(sheet, redo, &room.inner[1], back) {
        Some((first, last)) => {
            let mut line = leave(sheet, split, y, place.way);
            line.push(sheet.side(first, true, place.way));
            sheet.flow(split, first, &line);
            let mut line = leave(sheet, join, y, place.way);
            line.push(sheet.side(last, true, -place.way));
            line.reverse();
            sheet.flow(last, join, &line);
        }
        None => {
            let mut line = leave(sheet, split, y, place.way);
            line.extend(leave(sheet, join, y, place.way).into_iter().rev());
            sheet.flow(split, join, &line);
        }
    }
    (join, split)
}
