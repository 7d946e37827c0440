//! The few words that templates choose from. Each has a name in `content/words`.

use serde::{Deserialize, Serialize};

/// An area of work; its words are `template-area-<word>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Area {
    /// 人事・労務.
    People,
    /// 経理・財務.
    Accounting,
    /// 総務.
    GeneralAffairs,
    /// IT・情報システム.
    InformationSystems,
    /// マーケティング・営業事務.
    Sales,
}

impl Area {
    /// Every area, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::People,
        Self::Accounting,
        Self::GeneralAffairs,
        Self::InformationSystems,
        Self::Sales,
    ];

    /// Its word in the record and in the ids of words.
    pub fn word(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Accounting => "accounting",
            Self::GeneralAffairs => "general-affairs",
            Self::InformationSystems => "information-systems",
            Self::Sales => "sales",
        }
    }
}

/// How often a task is done; its words are `template-frequency-<word>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Frequency {
    /// Every business day.
    Daily,
    /// Once a month.
    Monthly,
    /// Once or a few times a year.
    Yearly,
    /// When it is asked for.
    OnDemand,
}

impl Frequency {
    /// Every frequency.
    pub const ALL: [Self; 4] = [Self::Daily, Self::Monthly, Self::Yearly, Self::OnDemand];

    /// Its word in the ids of words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Monthly => "monthly",
            Self::Yearly => "yearly",
            Self::OnDemand => "on-demand",
        }
    }
}

/// What a column means to the product, as in a mapping; its words are `template-part-<word>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The case (案件番号).
    Case,
    /// The activity (工程).
    Activity,
    /// When.
    Time,
    /// The status after the activity.
    Status,
    /// The team.
    Org,
    /// The person; becomes a code at the door.
    Resource,
    /// A further column of events.
    Attribute,
    /// Start of an interval.
    IntervalStart,
    /// Queue, site or line of an interval.
    IntervalGroup,
    /// A count of an interval.
    IntervalValue,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 10] = [
        Self::Case,
        Self::Activity,
        Self::Time,
        Self::Status,
        Self::Org,
        Self::Resource,
        Self::Attribute,
        Self::IntervalStart,
        Self::IntervalGroup,
        Self::IntervalValue,
    ];

    /// Its word in the ids of words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Activity => "activity",
            Self::Time => "time",
            Self::Status => "status",
            Self::Org => "org",
            Self::Resource => "resource",
            Self::Attribute => "attribute",
            Self::IntervalStart => "interval-start",
            Self::IntervalGroup => "interval-group",
            Self::IntervalValue => "interval-value",
        }
    }

    /// Whether such a column has a name in the agreement.
    pub fn keyed(self) -> bool {
        matches!(self, Self::Attribute | Self::IntervalValue)
    }
}

/// A fact that a warning hangs on; the question is `template-fact-<word>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fact {
    /// 常駐: the vendor's people work on the client's premises.
    OnSite,
    /// Personal data are handled outside Japan.
    Abroad,
    /// The vendor is a person or a one-person company without employees.
    Freelance,
    /// The service is one that the client owes to its own customers (not 自家利用役務).
    ForCustomers,
    /// The client reports on its internal control (J-SOX).
    Listed,
    /// Card numbers are heard, seen or keyed.
    CardNumbers,
}

impl Fact {
    /// Every fact.
    pub const ALL: [Self; 6] = [
        Self::OnSite,
        Self::Abroad,
        Self::Freelance,
        Self::ForCustomers,
        Self::Listed,
        Self::CardNumbers,
    ];

    /// Its word in the record and in the ids of words.
    pub fn word(self) -> &'static str {
        match self {
            Self::OnSite => "on-site",
            Self::Abroad => "abroad",
            Self::Freelance => "freelance",
            Self::ForCustomers => "for-customers",
            Self::Listed => "listed",
            Self::CardNumbers => "card-numbers",
        }
    }
}
