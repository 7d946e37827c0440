//! Purpose: process models as values: blocks, BPMN 2.0 out of them, and a drawing of it.
//!
//! May use: an XML writer.
//!
//! Never: any other crate of ours, files, async.
//!
//! A [`tree::Tree`] is a process in blocks. [`draw::tree`] turns it into a [`model::Model`] with
//! its [`model::Diagram`], [`draw::graph`] does so for a directly-follows graph, [`write::xml`]
//! writes them down, and [`sound::check`] tells whether a model can always end.
//!
//! ```
//! use kajitori_bpmn::{draw, sound, tree::Tree, write};
//!
//! let tree = Tree::Sequence(vec![Tree::Activity("受付"), Tree::Activity("完了")]);
//! let (model, diagram) = draw::tree(&tree.map(&mut |name| name.to_string()), "受付の流れ", "");
//! assert_eq!(sound::check(&model, 1_000), sound::Soundness::Sound);
//! assert!(write::xml(&model, &diagram).contains("name=\"受付\""));
//! ```

pub mod draw;
pub mod model;
pub mod sound;
pub mod tree;
pub mod write;
