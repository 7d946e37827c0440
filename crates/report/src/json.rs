//! `pack.json`: the pack itself, as `docs/pack.md` describes it.

use kajitori_domain::pack::Pack;
use kajitori_domain::refusal::Fault;

/// The pack as indented JSON in the order of its types' fields, ending with a newline.
///
/// # Errors
/// When the pack cannot be serialised, which is a defect of ours.
pub fn json(pack: &Pack) -> Result<Vec<u8>, Fault> {
    let mut bytes = serde_json::to_vec_pretty(pack)
        .map_err(|e| Fault { chain: format!("serialising the pack: {e}") })?;
    bytes.push(b'\n');
    Ok(bytes)
}
