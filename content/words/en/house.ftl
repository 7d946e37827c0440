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

# Engagements
refusal-engagement-not-preparing = This engagement is not being prepared.
refusal-engagement-not-preparing-hint = Look at how it stands on its overview.
refusal-engagement-owner-missing = There is no responsible person of the client.
refusal-engagement-owner-missing-hint = Name one under "Members", then start.
refusal-engagement-deputy-same = The client's responsible person and deputy are the same.
refusal-engagement-deputy-same-hint = Name somebody else as deputy, so that work goes on when one is away.
refusal-engagement-manager-missing = The vendor has no manager here.
refusal-engagement-manager-missing-hint = Invite the vendor's manager: every request goes to that person.
refusal-engagement-agreement-missing = There is no agreement that both sides have agreed to.
refusal-engagement-agreement-missing-hint = Propose a version and have the other side agree, then start.
refusal-engagement-not-running = This engagement is not running.
refusal-engagement-not-running-hint = Look at how it stands on its overview.
refusal-engagement-ends-early = The last day is before the first.
refusal-engagement-ends-early-hint = Name a day on or after the first.
refusal-engagement-not-exiting = No notice was given for this engagement.
refusal-engagement-not-exiting-hint = Give notice first.
refusal-engagement-not-over = The last day has not come yet.
refusal-engagement-not-over-hint = Close it on or after that day, or take the notice back.

# Agreements
refusal-agreement-not-draft = This version is no draft any more.
refusal-agreement-not-draft-hint = Draft a new version.
refusal-agreement-draft-unsound = The agreement has errors and cannot be proposed.
refusal-agreement-draft-unsound-hint = Mend the lines that are named, then propose.
refusal-agreement-backdated = The version would hold on days of a fixed month.
refusal-agreement-backdated-hint = Name a day after the last fixed month; fixed months never change.
refusal-agreement-not-proposed = This version is not waiting for anybody to agree.
refusal-agreement-not-proposed-hint = Look at how it stands in the list of versions.
refusal-agreement-own-ack = Whoever proposed has agreed thereby.
refusal-agreement-own-ack-hint = Wait for the other side to agree.
refusal-agreement-final = This version can no longer be withdrawn.
refusal-agreement-final-hint = Propose a new version to change it.
refusal-agreement-not-agreed = Not both sides have agreed to this version.
refusal-agreement-not-agreed-hint = Only an agreed version is superseded.

# Deliveries
refusal-delivery-empty = The file is empty.
refusal-delivery-empty-hint = Choose a file with content.
refusal-delivery-too-large = The file is larger than 2 GiB, or than was announced.
refusal-delivery-too-large-hint = Split it, e.g. by period, and hand in the parts.
refusal-delivery-offset = This part does not follow: { $offset } bytes are here already.
refusal-delivery-offset-hint = Go on from byte { $offset }.
refusal-delivery-incomplete = Not all of the file has arrived.
refusal-delivery-incomplete-hint = Send the rest; it can go on where it stopped.
refusal-delivery-hash = What arrived does not have the hash that its sender named.
refusal-delivery-hash-hint = Send it again.
refusal-delivery-complete = All of this file has arrived already.
refusal-delivery-complete-hint = There is nothing more to send.
refusal-delivery-busy = This file is being imported at the moment.
refusal-delivery-busy-hint = Wait until that is done, or cancel the job.
refusal-delivery-done = This delivery is over.
refusal-delivery-done-hint = Hand in a correction as a new file.
refusal-delivery-questions-open = { $questions } questions about how to read the file are open.
refusal-delivery-questions-open-hint = Answer them, then import.
refusal-delivery-not-mapped = Nobody has said how the file is read.
refusal-delivery-not-mapped-hint = Say which columns are case, activity and time.
refusal-delivery-not-importing = This file is not being imported.
refusal-delivery-not-importing-hint = Look at how it stands in the list of deliveries.

# Samples
refusal-sample-redrawn = A sample of this level and month was drawn already.
refusal-sample-redrawn-hint = To draw again, void the other with a reason.
refusal-sample-not-drawn = This sample is not waiting to be handed over.
refusal-sample-not-drawn-hint = Look at how it stands in the list of samples.
refusal-sample-not-delivered = This sample is not waiting to be inspected.
refusal-sample-not-delivered-hint = Hand it over first.
refusal-sample-incomplete = { $missing } units have no verdict yet.
refusal-sample-incomplete-hint = Enter the verdicts that are missing.
refusal-sample-not-inspected = This sample is not inspected yet.
refusal-sample-not-inspected-hint = Finish the inspection, then measure.
refusal-sample-used = A run rests on this sample.
refusal-sample-used-hint = Contest the unit if its verdict is wrong.
refusal-sample-void = This sample is void.
refusal-sample-void-hint = Draw a new one.
refusal-sample-reason-missing = There is no reason for voiding it.
refusal-sample-reason-missing-hint = Give one; the other side sees it.

# The monthly close
refusal-close-month-open = The month is not over.
refusal-close-month-open-hint = Ask after its last day.
refusal-close-earlier-open = An earlier month is not fixed yet.
refusal-close-earlier-open-hint = Fix the months in order.
refusal-close-run-stale = Records came in after the month was measured.
refusal-close-run-stale-hint = Measure again, then ask.
refusal-close-run-same = This is the run that the vendor is shown already.
refusal-close-run-same-hint = Do this only with a new run.
refusal-close-restate-same-run = The run is the fixed one: there is nothing to restate.
refusal-close-restate-same-run-hint = Restate only with a new run.
refusal-close-not-asked = The vendor was not asked yet.
refusal-close-not-asked-hint = Ask the vendor first.
refusal-close-asked = The vendor was asked already.
refusal-close-asked-hint = Wait for the answer, or put a newer run to the vendor.
refusal-close-contested = Something of this month is contested.
refusal-close-contested-hint = Settle the contests first.
refusal-close-agreed = The vendor has confirmed this month.
refusal-close-agreed-hint = What is left is for the client to fix it.
refusal-close-fixed = This month is fixed and never changes.
refusal-close-fixed-hint = Restate it if something else turned up.
refusal-close-not-contested = Nothing of this month is contested.
refusal-close-not-contested-hint = Look at how the month stands.
refusal-close-own-confirm = The client cannot confirm for the vendor.
refusal-close-own-confirm-hint = Ask the vendor's manager to confirm.
refusal-close-vendor-fix = It is the client who fixes a month.
refusal-close-vendor-fix-hint = Wait for the client.
refusal-close-not-agreed = The vendor has not confirmed yet.
refusal-close-not-agreed-hint = Fix the month after the vendor has confirmed.
refusal-close-not-fixed = This month is not fixed.
refusal-close-not-fixed-hint = Only a fixed month is restated.

# Contests
refusal-contest-reason-missing = There is no reason.
refusal-contest-reason-missing-hint = Give one that the other side can follow.
refusal-contest-target-unknown = The run does not know what is contested.
refusal-contest-target-unknown-hint = Check the number of the case or unit.
refusal-contest-close-fixed = A fixed month cannot be contested.
refusal-contest-close-fixed-hint = Ask the client to restate it if there are new facts.
refusal-contest-own-answer = A side cannot answer itself.
refusal-contest-own-answer-hint = Wait for the other side.
refusal-contest-not-open = This contest is not waiting for an answer.
refusal-contest-not-open-hint = Look at how it stands in the list of contests.
refusal-contest-not-accepted = The other side has not accepted it.
refusal-contest-not-accepted-hint = Agree once it has, or escalate.
refusal-contest-not-answered = The other side has not answered yet.
refusal-contest-not-answered-hint = Wait for the answer.
refusal-contest-not-escalated = This contest is not before those higher up.
refusal-contest-not-escalated-hint = Escalate it first.
refusal-contest-not-own = Only the side that raised a contest withdraws it.
refusal-contest-not-own-hint = Answer it, or escalate.

# Credits
refusal-credit-not-proposed = This credit is not at the stage of a proposal.
refusal-credit-not-proposed-hint = Look at how it stands in the list of credits.
refusal-credit-clause-missing = There is no clause that allows this credit.
refusal-credit-clause-missing-hint = Name the clause; nothing is deducted without one.
refusal-credit-amount-missing = There is no amount.
refusal-credit-amount-missing-hint = Enter at least 1 yen, as the clause has it.
refusal-credit-calculation-missing = There is no calculation.
refusal-credit-calculation-missing-hint = Write down line by line how the amount comes about.
refusal-credit-contested = While the run is contested, its credits rest.
refusal-credit-contested-hint = Wait until the contests are settled.
refusal-credit-not-notified = This credit is not waiting for the vendor's answer.
refusal-credit-not-notified-hint = Look at how it stands in the list of credits.
refusal-credit-answer-missing = The vendor has not answered.
refusal-credit-answer-missing-hint = Tell the vendor and wait; nothing is deducted one-sidedly.
refusal-credit-refused = The vendor did not agree.
refusal-credit-refused-hint = Negotiate, or waive it.
refusal-credit-month-open = The month is not fixed yet.
refusal-credit-month-open-hint = Fix it, then claim.
refusal-credit-same-person = Whoever measured cannot claim as well.
refusal-credit-same-person-hint = Let somebody else claim.
refusal-credit-done = This credit is over.
refusal-credit-done-hint = Look at how it stands in the list of credits.
refusal-credit-not-claimed = This credit was not claimed.
refusal-credit-not-claimed-hint = Claim it, then settle.
refusal-credit-reference-missing = There is no reference for the settlement.
refusal-credit-reference-missing-hint = Say where it was settled, e.g. the number of an invoice.
refusal-credit-reason-missing = There is no reason.
refusal-credit-reason-missing-hint = Give one that the other side can follow.

# Jobs
refusal-job-not-yet = This job waits for its next attempt.
refusal-job-not-yet-hint = It runs again in a while.
refusal-job-taken = Another worker has this job.
refusal-job-taken-hint = Wait until it is done.
refusal-job-over = This job is over.
refusal-job-over-hint = Choose "try again" to repeat it.
refusal-job-lease-lost = Another worker has taken this job over; this result is dropped.
refusal-job-lease-lost-hint = Wait for the other's result.
refusal-job-not-running = This job is not running.
refusal-job-not-running-hint = Look at how it stands in the list of jobs.
refusal-job-not-failed = This job has neither failed nor been cancelled.
refusal-job-not-failed-hint = Wait until it is done.

# Sign-in
refusal-invite-expired = This link has expired.
refusal-invite-expired-hint = Ask whoever gave it to you for a new one.
refusal-invite-used = This link has been used.
refusal-invite-used-hint = Sign in. If it was not you, tell whoever gave it to you.
refusal-invite-revoked = This link has been revoked.
refusal-invite-revoked-hint = Ask whoever gave it to you.
refusal-session-aged = It has been a while: please sign in anew.
refusal-session-aged-hint = Sign in again.
refusal-session-idle = You were signed out after 30 minutes without use.
refusal-session-idle-hint = Sign in again.
refusal-session-ended = You are signed out.
refusal-session-ended-hint = Sign in again.
refusal-session-half = The second factor is still due.
refusal-session-half-hint = Enter the code from your authenticator.
refusal-session-not-half = The second factor was shown already.
refusal-session-not-half-hint = Just go on.
refusal-sign-in-limit = Too many attempts. Please wait { $seconds } seconds.
refusal-sign-in-limit-hint = Try again after { $seconds } seconds. If you forgot the password, ask the administrator for a link.

# Warnings
warning-engagement-deputy-missing = The client has no deputy.
warning-engagement-deputy-missing-hint = Name one for when the responsible person is away.
warning-engagement-manager-sole-worker = The vendor's manager is its only worker.
warning-engagement-manager-sole-worker-hint = Ask the vendor for another manager, lest requests turn into orders to a worker.
warning-engagement-licence-open = Whether the work needs a licence is an open question.
warning-engagement-licence-open-hint = Answer it in the engagement's settings.
