//! What a month is measured from, as the record has it.

use jiff::civil::Date;
use kajitori_domain::access::InEngagement;
use kajitori_domain::agreement::{self as text, Agreement};
use kajitori_domain::contract::{AgreementVersion, in_force};
use kajitori_domain::refusal::{Fault, Refusal, Stop};
use kajitori_domain::time::Month;
use kajitori_store::{Read, agreement, batch};

/// The version of the agreement that counts for `month`, read: the last that both agreed to whose
/// first day is not after the month's.
///
/// # Errors
/// `agreement-none-in-force`; a fault when it cannot be read.
pub(crate) fn agreement_of(
    read: &Read<'_, InEngagement>,
    month: Month,
) -> Result<(AgreementVersion, Agreement), Stop> {
    let versions: Vec<AgreementVersion> =
        agreement::list(read)?.into_iter().map(|version| version.value).collect();
    // Where a month begins follows from the closing day, which the agreement itself says.
    let begins = |version: &AgreementVersion| {
        let (first, _) = month.days(parsed(version).ok()?.closing_day);
        Some(first)
    };
    let counting = |day: Date| in_force(&versions, day);
    let found = counting(month.days(None).0)
        .and_then(begins)
        .and_then(counting)
        .or_else(|| counting(month.days(None).0));
    let version = found.ok_or_else(|| Refusal::new("agreement-none-in-force"))?;
    Ok((version.clone(), parsed(version)?))
}

/// The agreement that a version's text says; it was sound when both sides agreed to it.
pub(super) fn parsed(version: &AgreementVersion) -> Result<Agreement, Stop> {
    let (agreement, problems) = text::read(&file(version), &version.text);
    agreement.ok_or_else(|| {
        let codes: Vec<&str> = problems.iter().map(|problem| problem.code).collect();
        Fault { chain: format!("agreement {}: {}", version.id, codes.join(" ")) }.into()
    })
}

/// What a version is called as a file.
pub(super) fn file(version: &AgreementVersion) -> String {
    format!("agreement-v{}.toml", version.number)
}

/// The number of the last entry of the log's catalogue; 0 without any.
pub(crate) fn log_number(read: &Read<'_, InEngagement>) -> Result<u64, Stop> {
    Ok(batch::list(read)?.last().map_or(0, |committed| committed.entry.number))
}

/// The last day of `month` by the agreement.
pub(crate) fn closes_on(agreement: &Agreement, month: Month) -> Date {
    month.days(agreement.closing_day).1
}
