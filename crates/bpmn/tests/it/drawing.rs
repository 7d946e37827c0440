//! What drawings look like.

use kajitori_bpmn::draw;
use kajitori_bpmn::model::{Bounds, Diagram, Model, Point};
use kajitori_bpmn::tree::{Tree, simplify};
use proptest::prelude::*;

use crate::random::{graph, named, tree};

/// Checks that shapes keep apart, lines run along the axes from border to border of what they
/// connect, and no line runs through a shape.
fn judge(model: &Model, diagram: &Diagram) -> Result<(), TestCaseError> {
    prop_assert_eq!(model.nodes.len(), diagram.shapes.len());
    prop_assert_eq!(model.flows.len(), diagram.lines.len());
    for (number, shape) in diagram.shapes.iter().enumerate() {
        prop_assert!(shape.x >= 0 && shape.y >= 0, "{:?} is off the sheet", shape);
        let over = diagram.shapes[..number].iter().find(|other| shape.overlaps(other));
        prop_assert!(over.is_none(), "{:?} lies on {:?}", shape, over);
    }
    for (flow, line) in model.flows.iter().zip(&diagram.lines) {
        prop_assert!(line.len() >= 2, "{}: {:?}", flow.id, line);
        let (first, last) = (line[0], line[line.len() - 1]);
        prop_assert!(
            on_border(&diagram.shapes[flow.from], first),
            "{} begins at {first:?}",
            flow.id
        );
        prop_assert!(on_border(&diagram.shapes[flow.to], last), "{} ends at {last:?}", flow.id);
        for run in line.windows(2) {
            prop_assert!(run[0].x == run[1].x || run[0].y == run[1].y, "{}: {run:?}", flow.id);
            prop_assert!(run[0].y >= 0, "{} is off the sheet: {run:?}", flow.id);
            let through = diagram.shapes.iter().find(|shape| inside(shape, run));
            prop_assert!(through.is_none(), "{}: {run:?} runs through {through:?}", flow.id);
        }
    }
    Ok(())
}

fn on_border(shape: &Bounds, point: Point) -> bool {
    let (middle_x, middle_y) = (shape.x + shape.width / 2, shape.y + shape.height / 2);
    let level = point.y == middle_y && (point.x == shape.x || point.x == shape.x + shape.width);
    let upright = point.x == middle_x && (point.y == shape.y || point.y == shape.y + shape.height);
    level || upright
}

fn inside(shape: &Bounds, run: &[Point]) -> bool {
    let (left, right) = (run[0].x.min(run[1].x), run[0].x.max(run[1].x));
    let (top, bottom) = (run[0].y.min(run[1].y), run[0].y.max(run[1].y));
    left < shape.x + shape.width
        && right > shape.x
        && top < shape.y + shape.height
        && bottom > shape.y
}

proptest! {
    #[test]
    fn blocks_are_drawn_neatly(tree in tree(16)) {
        let (model, diagram) = draw::tree(&named(&simplify(tree)), "", "");
        judge(&model, &diagram)?;
    }

    #[test]
    fn graphs_are_drawn_neatly(graph in graph()) {
        let (model, diagram) = draw::graph(&graph, "", "");
        judge(&model, &diagram)?;
    }
}

#[test]
fn tasks_of_different_size_stand_on_one_line() {
    let names = ["受付", "申込書類一式の不備確認と差戻し連絡、および再提出期限の案内", "完了"];
    let tree =
        Tree::Sequence(names.into_iter().map(|name| Tree::Activity(name.to_owned())).collect());
    let (_, diagram) = draw::tree(&tree, "", "");
    let middles: Vec<i32> = diagram.shapes.iter().map(|s| s.y + s.height / 2).collect();
    assert!(middles.windows(2).all(|pair| pair[0] == pair[1]), "{middles:?}");
}
