//! What is asked of a log: whose, as of which batch, under which agreement, with which amendments.

use std::sync::Arc;

use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::agreement::{Agreement, read as read_agreement};
use kajitori_domain::amendment::Amendment;
use kajitori_domain::analytics::Question;
use kajitori_domain::batch::LogOf;
use kajitori_domain::case::{BUILT_IN, ColumnKind};
use kajitori_domain::hash::Sha256;
use kajitori_domain::id::EngagementId;
use kajitori_domain::refusal::{Fault, Stop};

use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, leave};

/// A question in the making.
pub(crate) struct Asking {
    /// Whose log.
    pub(crate) engagement: EngagementId,
    /// The number of the last batch that counts.
    pub(crate) as_of: u64,
    /// The version of the agreement.
    pub(crate) agreement: Arc<Agreement>,
    /// The hash of its text.
    pub(crate) text: Sha256,
    /// What settled contests change.
    pub(crate) amendments: Vec<Amendment>,
}

impl Asking {
    /// Has `work` answer it, outside of any transaction.
    ///
    /// # Errors
    /// As [`leave`], and what `work` says.
    pub(crate) fn answer<T>(
        &self,
        house: &House,
        call: &Call<'_>,
        wanted: EngagementPermission,
        work: impl FnOnce(Question<'_>) -> Result<T, Stop>,
    ) -> Result<T, Failure> {
        let leave = leave(house, call, (InEngagement(self.engagement), wanted))?;
        let batches = house.db.batches(&leave.grant);
        let question = Question {
            log: LogOf { engagement: self.engagement, batches: &batches },
            as_of: self.as_of,
            agreement: &self.agreement,
            amendments: &self.amendments,
        };
        work(question).map_err(Failure::from)
    }
}

/// The agreement that `text` says, and the hash of the text.
///
/// # Errors
/// A fault when it is none: it was checked before both sides put their word to it.
pub(crate) fn agreement(
    house: &House,
    engagement: EngagementId,
    text: &str,
) -> Result<(Arc<Agreement>, Sha256), Stop> {
    let hash = Sha256::of(text.as_bytes());
    let made = house.memory.agreements.or((engagement, hash), || {
        let (agreement, problems) = read_agreement("agreement.toml", text);
        let codes = || problems.iter().map(|p| p.code).collect::<Vec<_>>().join(", ");
        agreement.ok_or_else(|| Stop::from(Fault { chain: format!("an agreement: {}", codes()) }))
    })?;
    Ok((made, hash))
}

/// The columns that conditions on cases may use: those that every case has, and those that
/// `agreement` declares.
pub(crate) fn columns(agreement: &Agreement) -> Vec<(String, ColumnKind)> {
    let built_in = BUILT_IN.iter().map(|(name, kind)| ((*name).to_owned(), *kind));
    let declared = agreement.columns.iter().map(|column| (column.name.clone(), column.kind));
    built_in.chain(declared).collect()
}
