//! What may be wanted, by scope.

macro_rules! permissions {
    ($($(#[$doc:meta])* $name:ident { $($(#[$what:meta])* $variant:ident $word:literal)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$what])* $variant,)*
        }

        impl $name {
            /// Every one, in the order of the matrix.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// Its word in the matrix and in the record.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }
        }
    )*};
}

permissions! {
    /// What may be wanted of the company.
    CompanyPermission {
        /// The company and the list of its engagements.
        SeeCompany "see-company"
        /// The company's own data.
        EditCompany "edit-company"
        /// Organisations, people and their memberships.
        SeePeople "see-people"
        /// New organisations and people, and what they are in the company.
        InvitePeople "invite-people"
        /// Taking people and organisations out of force, and back.
        SuspendPeople "suspend-people"
        /// A link by which somebody signs in anew.
        ResetSignIn "reset-sign-in"
        /// A new engagement.
        CreateEngagement "create-engagement"
        /// The company's audit tree.
        SeeCompanyAudit "see-company-audit"
        /// Jobs, disk, versions: how the house is.
        SeeSystem "see-system"
    }

    /// What may be wanted of an engagement.
    EngagementPermission {
        /// That it exists, its name, its state, its lamps.
        SeeHub "see-hub"
        /// Who answers for what on either side.
        SeeMembers "see-members"
        /// The client's members.
        EditClientMembers "edit-client-members"
        /// The vendor's manager, whom the client invites; nobody else of the vendor.
        InviteManager "invite-manager"
        /// The vendor's members.
        EditVendorMembers "edit-vendor-members"
        /// The contract and the agreement's versions.
        SeeContract "see-contract"
        /// The engagement's data and state, the contract, a draft of the agreement.
        EditContract "edit-contract"
        /// Agreeing to a proposed version.
        AgreeContract "agree-contract"
        /// What was handed in.
        SeeDeliveries "see-deliveries"
        /// Handing in a file.
        Deliver "deliver"
        /// Saying how a file is read.
        MapDelivery "map-delivery"
        /// The rows kept aside, as they were sent.
        SeeRejected "see-rejected"
        /// Taking a batch out of force.
        WithdrawBatch "withdraw-batch"
        /// Handing in reported values.
        Report "report"
        /// Measuring a month.
        Measure "measure"
        /// Service levels, verdicts, charts.
        SeeFigures "see-figures"
        /// Single cases.
        SeeCases "see-cases"
        /// The process map, variants, hand-offs, dependency by codes.
        Explore "explore"
        /// Which name an operator's code stands for.
        ResolveOperator "resolve-operator"
        /// Drawing a sample.
        DrawSample "draw-sample"
        /// A sample before it is delivered.
        SeeSampleEarly "see-sample-early"
        /// Handing a drawn sample over.
        DeliverSample "deliver-sample"
        /// A delivered sample.
        SeeSample "see-sample"
        /// What the inspection of a sample found.
        InspectSample "inspect-sample"
        /// The month's close.
        SeeClose "see-close"
        /// Asking the vendor to confirm a month.
        AskClose "ask-close"
        /// Confirming a month for the vendor.
        ConfirmClose "confirm-close"
        /// Raising a contest, and withdrawing one's own.
        Contest "contest"
        /// Answering the other side's contest.
        AnswerContest "answer-contest"
        /// Agreeing, rejecting, escalating, deciding.
        SettleContest "settle-contest"
        /// Fixing a month for good.
        FixClose "fix-close"
        /// Credits, and how they were computed.
        SeeCredits "see-credits"
        /// Proposing a credit and telling the vendor.
        ProposeCredit "propose-credit"
        /// The vendor's answer.
        AnswerCredit "answer-credit"
        /// Claiming, settling, waiving.
        DecideCredit "decide-credit"
        /// Packs and attachments.
        Download "download"
        /// Adding an attachment.
        Attach "attach"
        /// Keys of programs.
        SeeTokens "see-tokens"
        /// Issuing and revoking keys.
        EditTokens "edit-tokens"
        /// The engagement's audit tree.
        SeeAudit "see-audit"
        /// The audit tree as a file that verifies.
        ExportAudit "export-audit"
        /// What the client keeps to itself.
        SeeInternalNotes "see-internal-notes"
        /// Writing to the vendor's manager.
        AddressManager "address-manager"
        /// What was written to the vendor's manager, and the answers.
        SeeRequests "see-requests"
        /// Answering for the vendor.
        AnswerRequest "answer-request"
        /// Giving work to one of the vendor's people: refused to everybody (偽装請負).
        AssignWorker "assign-worker"
        /// The names of the vendor's people: refused to the client (偽装請負).
        SeeWorkerName "see-worker-name"
        /// Comparing the vendor's people: refused to everybody (偽装請負).
        RankWorkers "rank-workers"
    }

    /// What may be wanted of an invitation.
    InvitationPermission {
        /// The request and what the bidder handed in.
        SeeInvitation "see-invitation"
        /// Handing in for the bidder.
        Bid "bid"
    }
}

/// What may be wanted, of any scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Permission {
    /// Of the company.
    Company(CompanyPermission),
    /// Of an engagement.
    Engagement(EngagementPermission),
    /// Of an invitation.
    Invitation(InvitationPermission),
}

impl Permission {
    /// Its word in the matrix and in the record.
    pub fn word(self) -> &'static str {
        match self {
            Self::Company(wanted) => wanted.word(),
            Self::Engagement(wanted) => wanted.word(),
            Self::Invitation(wanted) => wanted.word(),
        }
    }
}

impl From<CompanyPermission> for Permission {
    fn from(wanted: CompanyPermission) -> Self {
        Self::Company(wanted)
    }
}

impl From<EngagementPermission> for Permission {
    fn from(wanted: EngagementPermission) -> Self {
        Self::Engagement(wanted)
    }
}

impl From<InvitationPermission> for Permission {
    fn from(wanted: InvitationPermission) -> Self {
        Self::Invitation(wanted)
    }
}
