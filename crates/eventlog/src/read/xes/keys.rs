//! Which attribute key means what.

use kajitori_domain::case::ColumnKind;

use super::event::Plan;
use crate::columns::Columns;
use crate::interner::{Full, Interner};
use crate::read::wanted::is_person;

/// Attributes kept when the mapping names none; further keys are noted and left out.
pub(super) const MOST: usize = 512;

/// Where an attribute stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    Trace,
    Event,
}

/// What an attribute is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Case,
    Activity,
    Time(usize),
    Status,
    Org,
    Resource,
    /// Column of the log, with the kind that the mapping declares.
    Attribute(usize, Option<ColumnKind>),
    /// One key too many.
    Surplus,
    /// Most likely names of people, which are kept only as codes.
    Person,
}

/// The keys seen so far with their roles, and by which event each was seen last.
pub(super) struct Keys<'p> {
    names: Interner,
    roles: Vec<Vec<Role>>,
    seen: Vec<u64>,
    plan: &'p Plan,
}

impl<'p> Keys<'p> {
    /// No key yet.
    pub(super) fn new(plan: &'p Plan) -> Self {
        Self { names: Interner::default(), roles: Vec::new(), seen: Vec::new(), plan }
    }

    /// The number of the key `name`, whose attribute is of `kind` in the file. Trace keys come with
    /// `case:`.
    pub(super) fn number(
        &mut self,
        name: &str,
        kind: ColumnKind,
        columns: &mut Columns,
    ) -> Result<usize, Full> {
        let known = self.names.len();
        let number = usize::try_from(self.names.intern(name)?).map_err(|_| Full)?;
        if number == known {
            let roles = self.roles_of(name, kind, columns);
            self.roles.push(roles);
            self.seen.push(0);
        }
        Ok(number)
    }

    fn roles_of(&self, name: &str, kind: ColumnKind, columns: &mut Columns) -> Vec<Role> {
        let mapping = &self.plan.wanted.columns;
        let is = |mapped: &Option<String>| mapped.as_deref() == Some(name);
        let mut roles = Vec::new();
        let mut add = |fits: bool, role: Role| {
            if fits {
                roles.push(role);
            }
        };
        add(mapping.case == name, Role::Case);
        add(mapping.activity == name, Role::Activity);
        for (index, column) in mapping.time.columns.iter().enumerate() {
            add(column == name, Role::Time(index));
        }
        add(is(&mapping.status), Role::Status);
        add(is(&mapping.org), Role::Org);
        add(is(&mapping.resource), Role::Resource);
        for (index, attribute) in mapping.attributes.iter().enumerate() {
            add(attribute.column == name, Role::Attribute(index, Some(attribute.kind)));
        }
        if roles.is_empty() && self.plan.wanted.all {
            let full = columns.attributes().len() >= MOST;
            let column = |columns: &mut Columns| columns.attribute(name, kind);
            let role = if is_person(name) {
                Role::Person
            } else if full {
                Role::Surplus
            } else {
                Role::Attribute(column(columns), None)
            };
            roles.push(role);
        }
        roles
    }

    pub(super) fn roles(&self, number: usize) -> &[Role] {
        self.roles.get(number).map_or(&[], Vec::as_slice)
    }

    pub(super) fn name(&self, number: usize) -> &str {
        self.names.get(u32::try_from(number).unwrap_or(u32::MAX))
    }

    /// Notes that element `stamp` has the key; `false` when it had it already.
    pub(super) fn first_in(&mut self, number: usize, stamp: u64) -> bool {
        match self.seen.get_mut(number) {
            Some(seen) if *seen == stamp => false,
            Some(seen) => {
                *seen = stamp;
                true
            }
            None => true,
        }
    }
}
