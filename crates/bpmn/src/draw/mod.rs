//! Models out of trees and graphs, together with their drawing. Time runs from left to right; lines
//! run along the axes; no two shapes overlap.

mod block;
mod graph;
mod label;
mod layer;
mod measure;
mod place;
mod route;

use crate::model::{Bounds, Diagram, Kind, Model, Point};

pub use block::tree;
pub use graph::{Graph, graph};

/// Width and height of a gateway.
const GATEWAY: i32 = 50;
/// Width and height of an event.
const EVENT: i32 = 36;
/// Between a shape and the next along the flow.
const GAP: i32 = 40;
/// Between shapes above each other.
const SPACE: i32 = 24;
/// Between the edge of the drawing and whatever is drawn.
const MARGIN: i32 = 60;

/// A model in the making: nodes with shapes, flows with lines.
#[derive(Debug, Default)]
struct Sheet {
    model: Model,
    diagram: Diagram,
}

impl Sheet {
    fn new(name: &str, documentation: &str) -> Self {
        let (name, documentation) = (name.to_owned(), documentation.to_owned());
        Self { model: Model { name, documentation, ..Model::default() }, ..Self::default() }
    }

    /// Adds a node whose shape has its middle at `middle`.
    fn node(&mut self, kind: Kind, name: &str, middle: Point) -> usize {
        let (width, height) = match kind {
            Kind::Start | Kind::End => (EVENT, EVENT),
            Kind::Exclusive | Kind::Parallel => (GATEWAY, GATEWAY),
            Kind::Task => label::task(name),
        };
        let (x, y) = (middle.x - width / 2, middle.y - height / 2);
        self.diagram.shapes.push(Bounds { x, y, width, height });
        self.model.add(kind, name)
    }

    /// Adds a flow along `line`, of which points in the middle of a straight run are left out.
    fn flow(&mut self, from: usize, to: usize, line: &[Point]) {
        let mut straight: Vec<Point> = Vec::new();
        for point in line {
            if straight.last() == Some(point) {
                continue;
            }
            if let [.., a, b] = straight[..]
                && ((a.x == b.x && b.x == point.x) || (a.y == b.y && b.y == point.y))
            {
                straight.pop();
            }
            straight.push(*point);
        }
        self.diagram.lines.push(straight);
        self.model.connect(from, to, String::new());
    }

    /// The point where a horizontal line leaves the shape to the right (`side` 1) or left (-1), or
    /// where a vertical one leaves it downwards (`side` 1) or upwards (-1).
    fn side(&self, node: usize, horizontal: bool, side: i32) -> Point {
        let shape = &self.diagram.shapes[node];
        let (x, y) = (shape.x + shape.width / 2, shape.y + shape.height / 2);
        if horizontal {
            Point { x: x + side * (shape.width / 2), y }
        } else {
            Point { x, y: y + side * (shape.height / 2) }
        }
    }
}
