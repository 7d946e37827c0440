# People and access
refusal-disguised-contracting = Nobody can choose, assign, see by name or compare single workers of a vendor here: the law could take it for disguised contracting (偽装請負). This attempt was recorded.
refusal-disguised-contracting-hint = Bring requests and wishes to the vendor's manager.
refusal-access-role = Your role cannot do this.
refusal-access-role-hint = Look under "Members" for somebody who can, and ask them.
refusal-access-second-factor = This needs a sign-in with a second factor.
refusal-access-second-factor-hint = Enrol a second factor under "My settings" and sign in again.
refusal-membership-not-invited = This invitation is not waiting to be accepted.
refusal-membership-not-invited-hint = Sign in and look at your roles. If there is none, tell the person who invited you.
refusal-membership-not-active = This role is not in force at the moment.
refusal-membership-not-active-hint = Look under "Members" at how it stands.
refusal-membership-not-suspended = This role is not suspended.
refusal-membership-not-suspended-hint = Look under "Members" at how it stands.
refusal-membership-revoked = This role has been revoked for good.
refusal-membership-revoked-hint = Invite the person anew if that is what is needed.
