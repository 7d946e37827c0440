//! Written models, kept as files. Read the difference after `UPDATE=1`.

use std::path::Path;

use kajitori_bpmn::draw::{self, Graph};
use kajitori_bpmn::tree::Tree;
use kajitori_bpmn::write;

fn compare(name: &str, written: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kept").join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, written).expect("a writable folder");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(written, kept, "{name} differs (UPDATE=1 rewrites)");
}

fn activity(name: &str) -> Tree<String> {
    Tree::Activity(name.to_owned())
}

/// Every kind of block, names that need escaping, and a way back with work on it.
#[test]
fn a_tree_is_written_as_blocks() {
    let checks = Tree::Parallel(vec![
        activity("書類の不備を確認する"),
        Tree::Exclusive(vec![activity("本人確認 <A&B> \"'"), Tree::Silent]),
    ]);
    let back = Tree::Sequence(vec![activity("差戻し"), activity("再提出\nの受領")]);
    let end = Tree::Exclusive(vec![
        activity("承認"),
        Tree::again(Tree::Silent, activity("督促")),
        activity("Reject the application \u{1}"),
    ]);
    let tree = Tree::Sequence(vec![activity("受付"), Tree::again(checks, back), end]);
    let (model, diagram) = draw::tree(&tree, "申込の流れ", "記録から求めた流れ & 分岐");
    let written = write::xml(&model, &diagram);
    assert_eq!(written, write::xml(&model, &diagram), "same bytes");
    compare("blocks.bpmn", &written);
}

#[test]
fn a_graph_is_written_with_gateways() {
    let said = |text: &str| text.to_owned();
    let names = ["受付", "確認", "差戻し", "完了"];
    let follow = |from, to, count: u64| (from, to, count, format!("{count} 回"));
    let graph = Graph {
        activities: names.iter().map(|name| (said(name), said("10 件"))).collect(),
        follows: vec![
            follow(0, 1, 10),
            follow(1, 1, 2),
            follow(1, 2, 3),
            follow(2, 1, 2),
            follow(1, 3, 9),
            follow(0, 3, 1),
        ],
        starts: vec![(0, 11, said("11 件"))],
        ends: vec![(3, 10, said("10 件")), (2, 1, said("1 件"))],
    };
    let (model, diagram) = draw::graph(&graph, "直接後続", "");
    compare("graph.bpmn", &write::xml(&model, &diagram));
}
