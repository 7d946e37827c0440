# The record of changes.

audit-about = Every change is kept, one by one, in a form that cannot be altered unseen. An export can be verified offline.
audit-checkpoint = Last signature
audit-root = Root hash
audit-verify = How to verify
audit-kind = Kind
audit-all = All
audit-export = Export the record
audit-none = No record fits.
audit-number = No.
audit-at = When
audit-by = Who
audit-action = What
audit-object = Of
audit-hash = Hash
audit-via-page = page
audit-via-job = job

audit-system = System
audit-nobody = Nobody signed in
audit-verifier = Verifier key
audit-day = Day
audit-signed = up to row { $n } ({ $at })
audit-unsigned = None yet. Fixing a month or exporting signs it.
audit-via = Way
audit-via-api = API
audit-via-cli = Command
audit-not-shown = The client alone sees the detail
audit-id = Id
audit-detail = Detail
audit-pair = { $key }: { $value }
audit-signs = Sign-ins
audit-signs-hidden = left out
audit-signs-shown = listed
audit-signs-left-out = without sign-ins and sign-outs ({ $n })
