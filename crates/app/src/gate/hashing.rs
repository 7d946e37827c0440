//! Passwords become hashes, a few at a time, so that nobody can fill the memory by trying.

use std::sync::{Condvar, Mutex, PoisonError};

use argon2::{Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version};
use kajitori_domain::outside::Chance;
use kajitori_domain::refusal::{Fault, Refusal, Stop};
use kajitori_domain::secret::Secret;

/// What a hash costs (argon2id, RFC 9106).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hashing {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
    /// How many are made at a time.
    pub at_once: usize,
}

impl Hashing {
    /// What a house has: 64 MiB, three passes, four lanes; 256 MiB in all.
    pub const STRONG: Self = Self { memory_kib: 64 * 1024, passes: 3, lanes: 4, at_once: 4 };

    /// The least that is safe: 19 MiB, two passes, one lane. For tests and the demonstration.
    pub const FLOOR: Self = Self { memory_kib: 19 * 1024, passes: 2, lanes: 1, at_once: 4 };
}

/// How many may wait for their turn; whoever comes then is told to come again.
const WAITING: usize = 64;

/// Makes and compares hashes.
pub(crate) struct Hashes {
    params: Params,
    /// A hash that no password has, for work that looks the same where there is no account.
    nobody: String,
    at_once: usize,
    /// How many are made now, and how many wait.
    turns: Mutex<(usize, usize)>,
    free: Condvar,
}

impl Hashes {
    pub(crate) fn new(hashing: Hashing) -> Self {
        let Hashing { memory_kib, passes, lanes, at_once } = hashing;
        // Parameters below what argon2 allows count as its own default, which is the floor.
        let params = Params::new(memory_kib, passes, lanes, None).unwrap_or(Params::DEFAULT);
        let (salt, none) = ([0; 16], [0; Params::DEFAULT_OUTPUT_LEN]);
        let phc = |text: &[u8]| b64(text);
        let nobody = format!(
            "$argon2id$v=19$m={},t={},p={}${}${}",
            params.m_cost(),
            params.t_cost(),
            params.p_cost(),
            phc(&salt),
            phc(&none)
        );
        let turns = Mutex::new((0, 0));
        Self { params, nobody, at_once: at_once.max(1), turns, free: Condvar::new() }
    }

    /// The hash of `password`, with its parameters and its salt.
    ///
    /// # Errors
    /// `record-busy` when too many wait; a fault when there is no memory for it.
    pub(crate) fn make(&self, password: &Secret, chance: &dyn Chance) -> Result<String, Stop> {
        let mut salt = [0; 16];
        chance.fill(&mut salt);
        let _turn = self.turn()?;
        let hash = self.argon2().hash_password_with_salt(password.expose().as_bytes(), &salt);
        let hash: PasswordHash = hash.map_err(|error| broken(&error))?;
        Ok(hash.to_string())
    }

    /// Whether `password` is that of `hash`. It takes as long where there is none.
    ///
    /// # Errors
    /// `record-busy` when too many wait; a fault when the hash is none.
    pub(crate) fn is(&self, password: &Secret, hash: Option<&str>) -> Result<bool, Stop> {
        let parsed = PasswordHash::new(hash.unwrap_or(&self.nobody));
        let parsed = parsed.map_err(|error| broken(&error))?;
        let _turn = self.turn()?;
        let same = self.argon2().verify_password(password.expose().as_bytes(), &parsed);
        Ok(same.is_ok() && hash.is_some())
    }

    /// Whether `hash` was made with other parameters than are asked for today.
    pub(crate) fn outdated(&self, hash: &str) -> bool {
        let parsed = PasswordHash::new(hash).ok();
        let params = parsed.and_then(|hash| Params::try_from(&hash).ok());
        let cost = |params: &Params| (params.m_cost(), params.t_cost(), params.p_cost());
        params.is_none_or(|params| cost(&params) != cost(&self.params))
    }

    fn argon2(&self) -> Argon2<'_> {
        Argon2::new(Algorithm::Argon2id, Version::V0x13, self.params.clone())
    }

    fn turn(&self) -> Result<Turn<'_>, Stop> {
        let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        if turns.0 >= self.at_once && turns.1 >= WAITING {
            return Err(Refusal::new("record-busy").into());
        }
        turns.1 += 1;
        while turns.0 >= self.at_once {
            turns = self.free.wait(turns).unwrap_or_else(PoisonError::into_inner);
        }
        *turns = (turns.0 + 1, turns.1 - 1);
        Ok(Turn(self))
    }
}

/// A turn, until it is dropped.
struct Turn<'a>(&'a Hashes);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let mut turns = self.0.turns.lock().unwrap_or_else(PoisonError::into_inner);
        turns.0 -= 1;
        drop(turns);
        self.0.free.notify_one();
    }
}

fn b64(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD_NO_PAD.encode(bytes)
}

fn broken(error: &dyn std::fmt::Display) -> Stop {
    Fault { chain: format!("a password's hash: {error}") }.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Fixed;

    impl Chance for Fixed {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(7);
        }
    }

    #[test]
    fn a_hash_knows_its_password_and_no_other() {
        let hashes = Hashes::new(Hashing::FLOOR);
        let (right, wrong) = (Secret::new("朝焼けの港"), Secret::new("朝焼けの海"));
        let hash = hashes.make(&right, &Fixed).expect("a hash");
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert_eq!(hashes.is(&right, Some(&hash)), Ok(true));
        assert_eq!(hashes.is(&wrong, Some(&hash)), Ok(false));
        assert_eq!(hashes.is(&right, None), Ok(false));
        assert!(!hashes.outdated(&hash));
        assert!(Hashes::new(Hashing::STRONG).outdated(&hash));
    }

    #[test]
    fn too_many_at_a_time_are_told_to_come_again() {
        let hashes = Hashes::new(Hashing { at_once: 2, ..Hashing::FLOOR });
        let held = [hashes.turn().expect("the first"), hashes.turn().expect("the second")];
        hashes.turns.lock().expect("turns").1 = WAITING;
        let refused = hashes.turn().err();
        assert_eq!(refused, Some(Refusal::new("record-busy").into()));
        hashes.turns.lock().expect("turns").1 = 0;
        drop(held);
        assert!(hashes.turn().is_ok());
    }
}
