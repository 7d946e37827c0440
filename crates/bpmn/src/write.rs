//! BPMN 2.0 as XML, with its diagram interchange. The same model gives the same bytes.

use std::fmt::Write;

use quick_xml::escape::escape;

use crate::model::{Bounds, Diagram, Kind, Model, Node, Point};

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions
    xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
    xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
    xmlns:di="http://www.omg.org/spec/DD/20100524/DI"
    id="Definitions_1" targetNamespace="urn:kajitori:model" exporter="Kajitori">
"#;

/// Writes `model`, drawn as `diagram` says.
pub fn xml(model: &Model, diagram: &Diagram) -> String {
    let mut out = HEAD.to_owned();
    process(&mut out, model);
    drawing(&mut out, model, diagram);
    out.push_str("</bpmn:definitions>\n");
    out
}

/// Writing into a text cannot fail.
macro_rules! put {
    ($out:expr, $($arg:tt)*) => {
        writeln!($out, $($arg)*).expect("a text takes whatever is written")
    };
}

fn process(out: &mut String, model: &Model) {
    let name = named(&model.name);
    put!(out, r#"  <bpmn:process id="Process_1"{name} isExecutable="false">"#);
    documentation(out, 4, &model.documentation);
    let (entering, leaving) = model.ends();
    for (index, node) in model.nodes.iter().enumerate() {
        let (kind, name) = (element(node.kind), named(&node.name));
        put!(out, r#"    <bpmn:{kind} id="{}"{name}>"#, node.id);
        documentation(out, 6, &node.documentation);
        for flow in &entering[index] {
            put!(out, "      <bpmn:incoming>{}</bpmn:incoming>", model.flows[*flow].id);
        }
        for flow in &leaving[index] {
            put!(out, "      <bpmn:outgoing>{}</bpmn:outgoing>", model.flows[*flow].id);
        }
        put!(out, "    </bpmn:{kind}>");
    }
    for flow in &model.flows {
        let (from, to) = (&model.nodes[flow.from].id, &model.nodes[flow.to].id);
        let head = format!(r#"sequenceFlow id="{}" sourceRef="{from}" targetRef="{to}""#, flow.id);
        if flow.documentation.is_empty() {
            put!(out, "    <bpmn:{head} />");
            continue;
        }
        put!(out, "    <bpmn:{head}>");
        documentation(out, 6, &flow.documentation);
        put!(out, "    </bpmn:sequenceFlow>");
    }
    put!(out, "  </bpmn:process>");
}

fn documentation(out: &mut String, indent: usize, said: &str) {
    if !said.is_empty() {
        let said = text(said);
        put!(out, "{:indent$}<bpmn:documentation>{said}</bpmn:documentation>", "");
    }
}

fn drawing(out: &mut String, model: &Model, diagram: &Diagram) {
    put!(out, r#"  <bpmndi:BPMNDiagram id="BPMNDiagram_1">"#);
    put!(out, r#"    <bpmndi:BPMNPlane id="BPMNPlane_1" bpmnElement="Process_1">"#);
    for (node, shape) in model.nodes.iter().zip(&diagram.shapes) {
        put!(out, "      {}", shape_head(node));
        put!(out, "        {}", bounds(shape));
        put!(out, "      </bpmndi:BPMNShape>");
    }
    for (flow, line) in model.flows.iter().zip(&diagram.lines) {
        let id = &flow.id;
        put!(out, r#"      <bpmndi:BPMNEdge id="{id}_di" bpmnElement="{id}">"#);
        for Point { x, y } in line {
            put!(out, r#"        <di:waypoint x="{x}" y="{y}" />"#);
        }
        put!(out, "      </bpmndi:BPMNEdge>");
    }
    put!(out, "    </bpmndi:BPMNPlane>");
    put!(out, "  </bpmndi:BPMNDiagram>");
}

fn shape_head(node: &Node) -> String {
    let id = &node.id;
    let marker = if node.kind == Kind::Exclusive { r#" isMarkerVisible="true""# } else { "" };
    format!(r#"<bpmndi:BPMNShape id="{id}_di" bpmnElement="{id}"{marker}>"#)
}

fn bounds(bounds: &Bounds) -> String {
    let Bounds { x, y, width, height } = bounds;
    format!(r#"<dc:Bounds x="{x}" y="{y}" width="{width}" height="{height}" />"#)
}

fn element(kind: Kind) -> &'static str {
    match kind {
        Kind::Start => "startEvent",
        Kind::End => "endEvent",
        Kind::Task => "task",
        Kind::Exclusive => "exclusiveGateway",
        Kind::Parallel => "parallelGateway",
    }
}

/// The name as an attribute, or nothing. A line break in an attribute is a space to a reader unless
/// it is written as a reference.
fn named(name: &str) -> String {
    if name.is_empty() {
        return String::new();
    }
    let name = text(name).replace('\n', "&#10;").replace('\t', "&#9;");
    format!(" name=\"{name}\"")
}

/// Escapes `raw`; characters that XML does not know become `U+FFFD`.
fn text(raw: &str) -> String {
    let known = |sign: char| {
        matches!(sign, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..) && sign != '\u{7f}'
    };
    let clean: String = raw.chars().map(|c| if known(c) { c } else { '\u{fffd}' }).collect();
    escape(clean).into_owned()
}
