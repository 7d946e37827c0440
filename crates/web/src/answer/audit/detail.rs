//! What a change says of itself, in words.

use kajitori_app::audit::Change;
use kajitori_domain::id::JobId;
use kajitori_domain::time::Month;

use crate::answer::tell::Tell;
use crate::word::W;

/// Digits of a hash that are shown; the table and the export have all.
const DIGITS: usize = 12;
/// Digits of a hash in full.
const HASH: usize = 64;

/// What more there is to say of a change, as it is read on the page: ids, which say nothing to
/// people, are left to the table and the export.
pub(super) fn shown(tell: &Tell, change: &Change) -> String {
    told(tell, change, true)
}

/// All that there is to say of a change.
pub(super) fn whole(tell: &Tell, change: &Change) -> String {
    told(tell, change, false)
}

fn told(tell: &Tell, change: &Change, brief: bool) -> String {
    let w = tell.w;
    let Some(detail) = &change.detail else { return w.t("audit-not-shown") };
    let said = detail.iter().filter(|(_, value)| !(brief && (value.is_empty() || is_id(value))));
    let pairs = said.map(|(key, value)| {
        let value = match brief && value.len() == HASH && is_hash(value) {
            true => value.chars().take(DIGITS).collect(),
            false => worded(tell, (key, value), &change.object),
        };
        w.t2("audit-pair", "key", name(w, key), "value", value)
    });
    pairs.collect::<Vec<_>>().join(w.t("list-and").as_str())
}

/// The name of a key; one that has none reads as it was written.
fn name(w: W, key: &str) -> String {
    let id = format!("audit-key-{key}");
    if w.has(&id) { w.t(&id) } else { key.to_owned() }
}

/// A value in words, where it is one of ours; a day or a month as people write it.
fn worded(tell: &Tell, (key, value): (&str, &str), object: &str) -> String {
    let w = tell.w;
    let word = value.replace(',', "").replace(' ', "-");
    let ids = match key {
        "role" => [format!("who-{value}"), format!("role-{value}")],
        "code" => [format!("refusal-{value}"), format!("problem-{value}")],
        "purpose" => [format!("token-{value}"), String::new()],
        "kind" => [format!("audit-{object}-{value}"), format!("job-{value}")],
        _ => [format!("audit-{key}-{word}"), format!("audit-value-{word}")],
    };
    if let Some(id) = ids.iter().find(|id| w.has(id)) {
        return w.t(id);
    }
    match (Month::parse(value), value.parse()) {
        (Some(month), _) => tell.month(month),
        (None, Ok(day)) => tell.day(day),
        (None, Err(_)) => value.to_owned(),
    }
}

/// Whether a text is the id of a thing; all ids are written alike.
fn is_id(value: &str) -> bool {
    value.parse::<JobId>().is_ok()
}

fn is_hash(value: &str) -> bool {
    value.bytes().all(|byte| byte.is_ascii_hexdigit())
}
