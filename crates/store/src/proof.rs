//! What does not compile: every query is scoped, every change is recorded. Each example that must
//! fail stands after one that is the same but for the reason why.
//!
//! An engagement's rows are read with leave for that engagement:
//!
//! ```
//! use kajitori_domain::access::InEngagement;
//! use kajitori_store::{Read, process};
//! fn list(read: &Read<'_, InEngagement>) {
//!     let _ = process::list(read);
//! }
//! ```
//!
//! not with leave for the company:
//!
//! ```compile_fail
//! use kajitori_domain::access::Company;
//! use kajitori_store::{Read, process};
//! fn list(read: &Read<'_, Company>) {
//!     let _ = process::list(read);
//! }
//! ```
//!
//! for an invitation:
//!
//! ```compile_fail
//! use kajitori_domain::access::InInvitation;
//! use kajitori_store::{Read, process};
//! fn list(read: &Read<'_, InInvitation>) {
//!     let _ = process::list(read);
//! }
//! ```
//!
//! or at the gate:
//!
//! ```compile_fail
//! use kajitori_store::{AtGate, Read, process};
//! fn list(read: &Read<'_, AtGate>) {
//!     let _ = process::list(read);
//! }
//! ```
//!
//! The people of the house are the company's:
//!
//! ```
//! use kajitori_domain::access::Company;
//! use kajitori_store::{Read, person};
//! fn list(read: &Read<'_, Company>) {
//!     let _ = person::list(read);
//! }
//! ```
//!
//! not an engagement's:
//!
//! ```compile_fail
//! use kajitori_domain::access::InEngagement;
//! use kajitori_store::{Read, person};
//! fn list(read: &Read<'_, InEngagement>) {
//!     let _ = person::list(read);
//! }
//! ```
//!
//! and no other crate can make them so:
//!
//! ```compile_fail
//! use kajitori_domain::access::InEngagement;
//! #[derive(Clone, Copy)]
//! struct Own;
//! impl kajitori_store::Identities for Own {}
//! ```
//!
//! What people sign in with is read at the gate:
//!
//! ```
//! use kajitori_domain::id::PersonId;
//! use kajitori_store::{AtGate, Read, credential};
//! fn get(read: &Read<'_, AtGate>, person: PersonId) {
//!     let _ = credential::get(read, person);
//! }
//! ```
//!
//! and nowhere else:
//!
//! ```compile_fail
//! use kajitori_domain::access::Company;
//! use kajitori_domain::id::PersonId;
//! use kajitori_store::{Read, credential};
//! fn get(read: &Read<'_, Company>, person: PersonId) {
//!     let _ = credential::get(read, person);
//! }
//! ```
//!
//! Reading takes a grant:
//!
//! ```
//! use kajitori_domain::access::{Grant, InEngagement};
//! use kajitori_store::{Db, process};
//! fn list(db: &Db, grant: &Grant<InEngagement>) {
//!     let _ = db.read(grant, |read| process::list(read));
//! }
//! ```
//!
//! not the name of a scope:
//!
//! ```compile_fail
//! use kajitori_domain::access::InEngagement;
//! use kajitori_store::{Db, process};
//! fn list(db: &Db, scope: &InEngagement) {
//!     let _ = db.read(scope, |read| process::list(read));
//! }
//! ```
//!
//! not one for another scope:
//!
//! ```compile_fail
//! use kajitori_domain::access::{Company, Grant};
//! use kajitori_store::{Db, process};
//! fn list(db: &Db, grant: &Grant<Company>) {
//!     let _ = db.read(grant, |read| process::list(read));
//! }
//! ```
//!
//! and what it gives cannot be made:
//!
//! ```compile_fail
//! use kajitori_domain::access::InEngagement;
//! fn make(scope: InEngagement) {
//!     let _ = kajitori_store::Read { scope };
//! }
//! ```
//!
//! or kept:
//!
//! ```compile_fail
//! use kajitori_domain::access::{Grant, InEngagement};
//! use kajitori_store::Db;
//! fn keep(db: &Db, grant: &Grant<InEngagement>) {
//!     let mut kept = None;
//!     let _ = db.read(grant, |read| {
//!         kept = Some(read);
//!         Ok(())
//!     });
//!     drop(kept);
//! }
//! ```
//!
//! or handed to another thread:
//!
//! ```compile_fail
//! use kajitori_domain::access::InEngagement;
//! use kajitori_store::{Read, process};
//! fn hand_on(read: &Read<'_, InEngagement>) {
//!     std::thread::scope(|threads| {
//!         threads.spawn(|| process::list(read));
//!     });
//! }
//! ```
//!
//! Writing ends with what the change says of itself:
//!
//! ```
//! use kajitori_domain::access::{Grant, InEngagement};
//! use kajitori_domain::audit::Entries;
//! use kajitori_store::process::{self, Process};
//! use kajitori_store::{Db, Done, Stamp};
//! fn put(db: &Db, grant: &Grant<InEngagement>, stamp: &Stamp<'_>, new: &Process, said: &Entries) {
//!     let _ = db.write(grant, stamp, |write| {
//!         process::put(write, new, None).map(|version| Done::new(version, said.clone()))
//!     });
//! }
//! ```
//!
//! not without:
//!
//! ```compile_fail
//! use kajitori_domain::access::{Grant, InEngagement};
//! use kajitori_store::process::{self, Process};
//! use kajitori_store::{Db, Stamp};
//! fn put(db: &Db, grant: &Grant<InEngagement>, stamp: &Stamp<'_>, new: &Process) {
//!     let _ = db.write(grant, stamp, |write| process::put(write, new, None));
//! }
//! ```
//!
//! and what it says is never nothing:
//!
//! ```compile_fail
//! use kajitori_domain::audit::Entries;
//! fn nothing() {
//!     let _ = kajitori_store::Done::new((), Entries::default());
//! }
//! ```
//!
//! it takes leave to write, not to read:
//!
//! ```compile_fail
//! use kajitori_domain::access::InEngagement;
//! use kajitori_store::process::{self, Process};
//! use kajitori_store::Read;
//! fn put(read: &mut Read<'_, InEngagement>, new: &Process) {
//!     let _ = process::put(read, new, None);
//! }
//! ```
//!
//! and no quiet change reaches what is recorded:
//!
//! ```compile_fail
//! use kajitori_store::process::{self, Process};
//! use kajitori_store::Quiet;
//! fn put(quiet: &mut Quiet<'_>, new: &Process) {
//!     let _ = process::put(quiet, new, None);
//! }
//! ```
//!
//! Ids of one kind:
//!
//! ```
//! use kajitori_domain::access::InEngagement;
//! use kajitori_domain::id::MappingId;
//! use kajitori_store::{Read, mapping};
//! fn get(read: &Read<'_, InEngagement>, id: MappingId) {
//!     let _ = mapping::get(read, id);
//! }
//! ```
//!
//! are not taken for another:
//!
//! ```compile_fail
//! use kajitori_domain::access::InEngagement;
//! use kajitori_domain::id::ProcessId;
//! use kajitori_store::{Read, mapping};
//! fn get(read: &Read<'_, InEngagement>, id: ProcessId) {
//!     let _ = mapping::get(read, id);
//! }
//! ```
//!
//! and nobody else writes statements:
//!
//! ```compile_fail
//! fn statement(db: &kajitori_store::Db) {
//!     let _ = db.engine.begin(kajitori_store::db::Mode::Read);
//! }
//! ```
