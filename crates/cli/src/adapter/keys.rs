//! The keys below the data folder, each made when it is first needed and then kept.

use std::path::{Path, PathBuf};

use kajitori_domain::audit::KeySigner;
use kajitori_domain::id::EngagementId;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_eventlog::key::Key;

use crate::{file, key};

/// The operators' keys.
#[derive(Debug)]
pub(super) struct Keys {
    folder: PathBuf,
}

impl Keys {
    /// The keys of the data folder `data`.
    pub(super) fn new(data: &Path) -> Self {
        Self { folder: data.join("keys") }
    }

    /// The key of `engagement`, and what tells it from others.
    pub(super) fn of(&self, engagement: EngagementId) -> Result<(Key, String), Stop> {
        let path = self.folder.join(format!("{engagement}.key"));
        if !path.exists() {
            key::secret(&path, &Key::to_text(key::drawn()?))?;
        }
        let read = file::definition(&path)?;
        Ok((Key::from_text(&read.text)?, file::sha256(&read.bytes)))
    }
}

/// What the file of the audit's key says before the key.
const AUDIT: &str = "# Kajitori: この鍵は監査記録の確認点に署名します。写しを安全な場所に保管し、公開しないでください。
# Kajitori: this key signs the checkpoints of the audit.
# Keep a copy in a safe place; never publish it.
";

/// Who signs the checkpoints of the house `host`, by the key below `data`.
pub(crate) fn audit_signer(data: &Path, host: &str) -> Result<KeySigner, Stop> {
    let path = data.join("keys").join("audit.key");
    if !path.exists() {
        let digits: String = key::drawn()?.iter().map(|byte| format!("{byte:02x}")).collect();
        key::secret(&path, &format!("{AUDIT}{digits}\n"))?;
    }
    let unreadable =
        || Refusal::new("audit-key-unreadable").with("file", path.display().to_string());
    let read = file::definition(&path)?;
    let seed = seed(&read.text).ok_or_else(unreadable)?;
    let name = format!("{host}/audit");
    Ok(KeySigner::new(&name, &seed).ok_or_else(unreadable)?)
}

fn seed(text: &str) -> Option<[u8; 32]> {
    let digits =
        text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'))?;
    let mut seed = [0; 32];
    if digits.len() != 64 || !digits.is_ascii() {
        return None;
    }
    for (place, byte) in seed.iter_mut().enumerate() {
        *byte = u8::from_str_radix(digits.get(2 * place..2 * place + 2)?, 16).ok()?;
    }
    Some(seed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_is_64_digits_after_what_explains_it() {
        let digits = "0f".repeat(32);
        assert_eq!(seed(&format!("{AUDIT}{digits}\n")), Some([15; 32]));
        for wrong in ["", "# 00", "0f", &digits[1..], &format!("{digits}0"), &"é".repeat(32)] {
            assert_eq!(seed(wrong), None, "{wrong}");
        }
    }
}
