//! The catalogue of what can be done, and to what.

macro_rules! catalogue {
    ($($(#[$doc:meta])* $name:ident { $($(#[$what:meta])* $variant:ident $word:literal)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$what])* $variant,)*
        }

        impl $name {
            /// Every one, in the catalogue's order.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// Its word in leaves and in the ids of words.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }
        }
    )*};
}

catalogue! {
    /// What can be done; its words are `audit-<word>` in the Fluent files.
    Action {
        /// The house was set up.
        HouseSetUp "house-set-up"
        /// The company's data was changed.
        CompanyEdited "company-edited"
        /// An organisation was added.
        OrganisationAdded "organisation-added"
        /// An organisation's data was changed.
        OrganisationEdited "organisation-edited"
        /// An organisation was suspended.
        OrganisationSuspended "organisation-suspended"
        /// An organisation was put back into force.
        OrganisationResumed "organisation-resumed"
        /// A person was added.
        PersonAdded "person-added"
        /// A person's data was changed.
        PersonEdited "person-edited"
        /// A person was suspended.
        PersonSuspended "person-suspended"
        /// A person was put back into force.
        PersonResumed "person-resumed"
        /// Somebody was invited to a role.
        MemberInvited "member-invited"
        /// A role was taken up.
        MemberJoined "member-joined"
        /// The period of a role was changed.
        MemberChanged "member-changed"
        /// A role was suspended.
        MemberSuspended "member-suspended"
        /// A role was put back into force.
        MemberResumed "member-resumed"
        /// A role was revoked.
        MemberRevoked "member-revoked"
        /// A link was issued.
        LinkIssued "link-issued"
        /// A link was revoked.
        LinkRevoked "link-revoked"
        /// Somebody signed in.
        SignedIn "signed-in"
        /// Somebody signed out.
        SignedOut "signed-out"
        /// A session was ended by its owner.
        SessionRevoked "session-revoked"
        /// A password was changed.
        PasswordChanged "password-changed"
        /// A second factor was enrolled.
        SecondFactorEnrolled "second-factor-enrolled"
        /// A second factor was removed.
        SecondFactorRemoved "second-factor-removed"
        /// New recovery codes were made.
        RecoveryRenewed "recovery-renewed"
        /// A recovery code was used.
        RecoveryUsed "recovery-used"
        /// Somebody's sign-in was reset.
        SignInReset "sign-in-reset"
        /// An engagement was created.
        EngagementCreated "engagement-created"
        /// An engagement's data was changed.
        EngagementEdited "engagement-edited"
        /// An engagement was started.
        EngagementStarted "engagement-started"
        /// Notice was given.
        NoticeGiven "notice-given"
        /// Notice was taken back.
        NoticeTakenBack "notice-taken-back"
        /// An engagement was closed.
        EngagementClosed "engagement-closed"
        /// A process was changed.
        ProcessEdited "process-edited"
        /// A contract was changed.
        ContractEdited "contract-edited"
        /// A version of the agreement was drafted.
        AgreementDrafted "agreement-drafted"
        /// A version of the agreement was proposed.
        AgreementProposed "agreement-proposed"
        /// One side agreed to a version.
        AgreementAcknowledged "agreement-acknowledged"
        /// Both sides have agreed to a version.
        AgreementAgreed "agreement-agreed"
        /// A version of the agreement was superseded.
        AgreementSuperseded "agreement-superseded"
        /// A version of the agreement was withdrawn.
        AgreementWithdrawn "agreement-withdrawn"
        /// A delivery was begun.
        DeliveryBegun "delivery-begun"
        /// A file was received.
        DeliveryReceived "delivery-received"
        /// A delivery was looked through.
        DeliveryInspected "delivery-inspected"
        /// A delivery was given its mapping.
        DeliveryMapped "delivery-mapped"
        /// A delivery was imported.
        DeliveryImported "delivery-imported"
        /// A delivery was refused.
        DeliveryRefused "delivery-refused"
        /// A delivery was discarded.
        DeliveryDiscarded "delivery-discarded"
        /// A batch was taken out of force.
        BatchWithdrawn "batch-withdrawn"
        /// Values were reported.
        ValuesReported "values-reported"
        /// A sample was drawn.
        SampleDrawn "sample-drawn"
        /// A sample was handed over.
        SampleDelivered "sample-delivered"
        /// A sample was inspected.
        SampleInspected "sample-inspected"
        /// A sample was used in a run.
        SampleUsed "sample-used"
        /// A sample was voided.
        SampleVoided "sample-voided"
        /// A month was measured.
        RunMade "run-made"
        /// The vendor was asked to confirm a month.
        CloseAsked "close-asked"
        /// A month was put to the vendor anew.
        CloseRenewed "close-renewed"
        /// A month was contested.
        CloseContested "close-contested"
        /// The contests of a month were settled.
        CloseSettled "close-settled"
        /// The vendor confirmed a month.
        CloseConfirmed "close-confirmed"
        /// A month was fixed.
        CloseFixed "close-fixed"
        /// A fixed month was opened again beside itself.
        CloseRestated "close-restated"
        /// A contest was raised.
        ContestRaised "contest-raised"
        /// A contest was answered.
        ContestAnswered "contest-answered"
        /// A contest was agreed to.
        ContestAgreed "contest-agreed"
        /// A contest was rejected.
        ContestRejected "contest-rejected"
        /// A contest was escalated.
        ContestEscalated "contest-escalated"
        /// A contest was decided.
        ContestDecided "contest-decided"
        /// A contest was withdrawn.
        ContestWithdrawn "contest-withdrawn"
        /// A credit was proposed.
        CreditProposed "credit-proposed"
        /// The vendor was told of a credit.
        CreditNotified "credit-notified"
        /// The vendor answered a credit.
        CreditAnswered "credit-answered"
        /// A credit was claimed.
        CreditClaimed "credit-claimed"
        /// A credit was settled.
        CreditSettled "credit-settled"
        /// A credit was waived.
        CreditWaived "credit-waived"
        /// A file was attached.
        AttachmentAdded "attachment-added"
        /// A document was made.
        DocumentMade "document-made"
        /// A document was fetched.
        DocumentFetched "document-fetched"
        /// The audit tree was exported.
        AuditExported "audit-exported"
        /// The vendor resolved an operator's code.
        OperatorResolved "operator-resolved"
        /// A key was issued.
        TokenIssued "token-issued"
        /// A key was revoked.
        TokenRevoked "token-revoked"
        /// A job was started.
        JobStarted "job-started"
        /// A job was cancelled.
        JobCancelled "job-cancelled"
        /// A job failed.
        JobFailed "job-failed"
        /// The vendor's manager was addressed.
        ManagerAddressed "manager-addressed"
        /// The vendor's manager answered a request.
        RequestAnswered "request-answered"
        /// What was found out about a question of the template was noted.
        FindingNoted "finding-noted"
        /// An attempt was refused.
        AttemptRefused "attempt-refused"
    }

    /// What it can be done to; its words are `audit-object-<word>` in the Fluent files.
    ObjectKind {
        /// The company.
        Company "company"
        /// An organisation.
        Organisation "organisation"
        /// A person.
        Person "person"
        /// A membership.
        Membership "membership"
        /// A session.
        Session "session"
        /// A link.
        Link "link"
        /// An engagement.
        Engagement "engagement"
        /// A process.
        Process "process"
        /// A contract.
        Contract "contract"
        /// A version of the agreement.
        Agreement "agreement"
        /// A delivery.
        Delivery "delivery"
        /// A mapping.
        Mapping "mapping"
        /// A batch.
        Batch "batch"
        /// Reported values.
        Report "report"
        /// A sample.
        Sample "sample"
        /// A run.
        Run "run"
        /// A monthly close.
        Close "close"
        /// A contest.
        Contest "contest"
        /// A credit.
        Credit "credit"
        /// An attachment.
        Attachment "attachment"
        /// A document.
        Document "document"
        /// A key.
        Token "token"
        /// A job.
        Job "job"
        /// A request to the vendor's manager.
        Request "request"
        /// A question of the template.
        Question "question"
        /// An operator's code.
        Operator "operator"
        /// What was wanted and refused.
        Permission "permission"
        /// The audit tree.
        Audit "audit"
    }
}
