//! Purpose: process models as values: blocks, BPMN 2.0 out of them, and a drawing of it.
//!
//! May use: an XML writer.
//!
//! Never: any other crate of ours, files, async.
