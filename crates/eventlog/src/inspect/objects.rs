//! Looking at an object-centric log: which types of objects it has, and which of them are cases.

use kajitori_domain::case::ColumnKind;
use kajitori_domain::mapping::{FileFormat, Mapping, TimeColumns};
use kajitori_domain::refusal::Stop;

use super::propose::{self, Proposal, ZONE};
use super::{Inspection, Question, empty, events, look};
use crate::opened::{Form, Ocel, Opened};
use crate::read::ocel;

/// Types that a question lists.
const LISTED: usize = 20;

/// Looks at an object-centric log by `mapping`, or by one that it proposes: the type of the cases
/// is the only one that every event is related to, or a question.
pub(super) fn inspect(
    mut opened: Opened<'_>,
    kind: Ocel,
    mapping: Option<&Mapping>,
) -> Result<Inspection, Stop> {
    let loaded = ocel::load(&mut opened, kind)?;
    let form = opened.form.clone();
    let wanted = mapping.and_then(|mapping| mapping.file.object_type.clone());
    let Some(object_type) = wanted.or_else(|| loaded.whole()) else {
        let mut found = empty(mapping.unwrap_or(&Mapping::default()));
        let sha256 = opened.meter().sha256();
        found.source_sha256 = sha256;
        found.questions = vec![ask(&form)];
        found.form = form;
        return Ok(found);
    };
    let events_of = mapping.and_then(|mapping| mapping.events.as_ref());
    let zone = Some(ZONE.to_owned());
    let proposed = || TimeColumns { zone, ..ocel::columns().time };
    let times = events_of.map_or_else(proposed, |columns| columns.time.clone());
    let attributes = loaded.flatten(&mut opened, Some(&object_type), &times)?;
    let proposal = match mapping {
        Some(mapping) if mapping.events.is_some() => {
            super::given(&ocel::mapping_of(mapping, attributes))
        }
        _ => {
            let file = mapping.map(|mapping| mapping.file.clone()).unwrap_or_default();
            let file = FileFormat { object_type: Some(object_type), ..file };
            let mut proposal = propose::propose(&look(&mut opened, b',')?, &form, file);
            for kept in proposal.mapping.events.iter_mut().flat_map(|e| e.attributes.iter_mut()) {
                let declared = attributes.iter().find(|a| a.column == kept.column);
                let kind = declared.map(|attribute| attribute.kind);
                kept.kind = kind.filter(|k| *k != ColumnKind::Text).unwrap_or(kept.kind);
            }
            proposal
        }
    };
    let Proposal { mapping, questions, .. } = proposal;
    let mut found = events(opened, &mapping)?;
    found.mapping = mapping;
    found.questions.splice(0..0, questions);
    found.form = form;
    found.columns = super::named(&found.mapping);
    Ok(found)
}

fn ask(form: &Form) -> Question {
    let types = if let Form::Ocel { types, .. } = form { types.as_slice() } else { &[] };
    let shown = types.iter().take(LISTED);
    let list = shown.map(|t| format!("{} ({}, {})", t.name, t.objects, t.events));
    let args = vec![("types", list.collect::<Vec<_>>().join(", "))];
    Question { code: "log-ask-object-type", args }
}
