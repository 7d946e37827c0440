//! The papers of the house: what stands beside the vendors' files and holds the problems that other
//! parts of the product find. Short tables lie in `content/demo/papers`; long ones are generated
//! from their totals.

mod fees;
mod requests;
mod survey;
mod timesheets;

use std::borrow::Cow;

/// A table in UTF-8.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Name of the file.
    pub file: &'static str,
    /// Folder of the one vendor that it is about; `None` where it is about several or none.
    pub vendor: Option<&'static str>,
    /// Whether it belongs to the client alone.
    pub internal: bool,
    /// Its content.
    pub text: Cow<'static, str>,
}

/// A paper of `content/demo/papers`.
macro_rules! plain {
    ($file:literal, $vendor:expr, $internal:expr) => {
        Paper {
            file: $file,
            vendor: $vendor,
            internal: $internal,
            text: Cow::Borrowed(include_str!(concat!(
                "../../../../../content/demo/papers/",
                $file
            ))),
        }
    };
}

/// Every paper, by name. The same bytes every time.
pub fn papers() -> Vec<Paper> {
    let generated =
        |file, internal, text| Paper { file, vendor: None, internal, text: Cow::Owned(text) };
    let mut papers = vec![
        plain!("accounts.csv", Some("midori"), true),
        plain!("baseline.csv", None, true),
        plain!("certificates.csv", None, false),
        plain!("contracts.csv", None, true),
        plain!("controls.csv", Some("shinonome"), true),
        plain!("costs.csv", None, true),
        plain!("drills.csv", None, false),
        plain!("exit.csv", Some("hokuto"), true),
        plain!("knowledge.csv", None, true),
        plain!("oneoff.csv", None, true),
        plain!("proposals.csv", None, false),
        plain!("rates.csv", None, true),
        plain!("released.csv", None, true),
        plain!("roster.csv", Some("midori"), false),
        plain!("sites.csv", None, false),
        plain!("staff.csv", None, true),
        plain!("switching.csv", Some("hokuto"), true),
        generated("fees.csv", true, fees::text()),
        generated("requests.csv", true, requests::text()),
        generated("survey.csv", true, survey::text()),
        generated("timesheets.csv", true, timesheets::text()),
    ];
    papers.sort_by_key(|paper| paper.file);
    papers
}
