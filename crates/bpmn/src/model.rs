//! A process as BPMN has it: events, tasks, gateways and the flows between them, and apart from
//! that where each is drawn.

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A case begins.
    Start,
    /// A case ends.
    End,
    /// Work.
    Task,
    /// Exactly one of the outgoing flows is taken; whichever incoming flow arrives goes on.
    Exclusive,
    /// All outgoing flows are taken, once all incoming flows have arrived.
    Parallel,
}

/// A node of a process.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Unique in the model, an XML name.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// What people read; may be empty.
    pub name: String,
    /// What else is known about it; may be empty.
    pub documentation: String,
}

/// A sequence flow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flow {
    /// Unique in the model, an XML name.
    pub id: String,
    /// Index of the node that it leaves.
    pub from: usize,
    /// Index of the node that it enters.
    pub to: usize,
    /// What else is known about it; may be empty.
    pub documentation: String,
}

/// A process.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Model {
    /// What people read.
    pub name: String,
    /// What the model says and what it does not.
    pub documentation: String,
    /// The nodes, in the order of the flow.
    pub nodes: Vec<Node>,
    /// The flows.
    pub flows: Vec<Flow>,
}

impl Model {
    /// Adds a node with the next free id of its kind.
    pub(crate) fn add(&mut self, kind: Kind, name: &str) -> usize {
        let prefix = prefix(kind);
        let same = self.nodes.iter().filter(|node| self::prefix(node.kind) == prefix).count();
        let id = format!("{prefix}_{}", same + 1);
        self.nodes.push(Node { id, kind, name: name.to_owned(), documentation: String::new() });
        self.nodes.len() - 1
    }

    /// Adds a flow with the next free id.
    pub(crate) fn connect(&mut self, from: usize, to: usize, documentation: String) {
        let id = format!("Flow_{}", self.flows.len() + 1);
        self.flows.push(Flow { id, from, to, documentation });
    }

    /// Indices of the flows that enter and that leave each node.
    pub(crate) fn ends(&self) -> (Vec<Vec<usize>>, Vec<Vec<usize>>) {
        let mut entering = vec![Vec::new(); self.nodes.len()];
        let mut leaving = entering.clone();
        for (index, flow) in self.flows.iter().enumerate() {
            entering[flow.to].push(index);
            leaving[flow.from].push(index);
        }
        (entering, leaving)
    }
}

fn prefix(kind: Kind) -> &'static str {
    match kind {
        Kind::Start => "StartEvent",
        Kind::End => "EndEvent",
        Kind::Task => "Activity",
        Kind::Exclusive | Kind::Parallel => "Gateway",
    }
}

/// A point of a drawing, in pixels from its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Point {
    /// To the right.
    pub x: i32,
    /// Downwards.
    pub y: i32,
}

/// A rectangle of a drawing, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Bounds {
    /// Left edge.
    pub x: i32,
    /// Upper edge.
    pub y: i32,
    /// Width, positive.
    pub width: i32,
    /// Height, positive.
    pub height: i32,
}

impl Bounds {
    /// Whether both cover a common area.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }
}

/// Where a model is drawn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Diagram {
    /// One shape per node.
    pub shapes: Vec<Bounds>,
    /// One line per flow: at least two points.
    pub lines: Vec<Vec<Point>>,
}
