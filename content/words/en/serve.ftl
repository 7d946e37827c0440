refusal-cases-column-unknown = The list of cases has no column “{ $column }”.
refusal-cases-column-unknown-hint = Check the name of the column.
refusal-audit-key-unreadable = The key that signs the audit ({ $file }) cannot be read.
refusal-audit-key-unreadable-hint = Put the key back from a backup. A new key would not continue what the old one has signed.
serve-ready = Listening at { $address }. Press Ctrl+C to stop.
config-sound = The settings are sound (data: { $data }).
refusal-config-unsound = The settings have { $count } problems; nothing was started.
refusal-config-unsound-hint = Mend the lines above and run “kajitori config check”.
refusal-config-syntax = The settings file { $file } is no TOML ({ $why }).
refusal-config-syntax-hint = Mend it and run “kajitori config check”.
problem-config-key = There is no setting of this name.
problem-config-key-hint = Check the name; “kajitori config dump” shows all of them.
problem-config-value = The value of this setting cannot be used.
problem-config-value-hint = Write it as the list in docs/operating.md says.
refusal-serve-address = Nobody can listen at { $address } ({ $why }).
refusal-serve-address-hint = See whether another program uses the address, or name another with --listen.
demo-making = Making the demo company from its vendors' raw records; this takes a moment.
demo-ready = Ready. Open { $address } in a browser, as one of these four (companies, people and figures are all invented).
demo-person = · { $role ->
    [owner] the client's owner (Keiko Yamada)
    [executive] an executive (Makoto Takahashi)
    [vendor] the vendor's manager (Takashi Sato, Shinonome)
   *[auditor] the internal auditor (Naomi Ogawa)
 }: { $mail } / { $password }
demo-stop = Press Ctrl+C to stop; the data goes away.
demo-stop-kept = Press Ctrl+C to stop; the data stays.
demo-told = Made the demo company in { $data }. Once “kajitori serve --data { $data }” serves it, these four can come in (companies, people and figures are all invented).
refusal-demo-data-taken = There is other data in { $folder } already.
refusal-demo-data-taken-hint = Give an empty folder with --data.
refusal-demo-not-loopback = The demo company is not served outside this machine ({ $address }).
refusal-demo-not-loopback-hint = Give an address of this machine, such as “--listen 127.0.0.1:8080”.
serve-set-up = Nobody is registered yet. Open this link to register the first person; it can be used once.
    { $link }
backup-made = Made a backup in { $folder } ({ $rows } rows, { $files } files, { $bytes } bytes).
backup-restored = Put the backup in { $folder } back and proved it ({ $rows } rows, { $files } files, { $bytes } bytes).
backup-whole = The backup in { $folder } is as it was made ({ $rows } rows, { $files } files, { $bytes } bytes).
house-sound = Everything agrees ({ $trees } records of changes with { $rows } rows, { $files } files, { $batches } batches).
admin-active = active
admin-suspended = suspended
admin-reset = Pass this link on to the person; it can be used once, until { $until }.
    { $link }
admin-exported = Exported the record of changes to { $file }.
audit-verified = The record of changes is as it was signed ({ $origin }, { $rows } rows, { $checkpoints } checkpoints). Key: { $key }
audit-key-of-file = Checked by the key that stands in the file. Compare it with the key in the month’s pack.
refusal-backup-folder = There is something in { $folder } already.
refusal-backup-folder-hint = Name a folder that does not exist yet, or is empty.
refusal-backup-file-missing = The file { $file }, which the record names, is not there.
refusal-backup-file-missing-hint = Check everything with “kajitori verify”, and put the file back from an earlier backup.
refusal-backup-file-damaged = The file { $file } is not what the record says by its hash.
refusal-backup-file-damaged-hint = Check everything with “kajitori verify”, and put the file back from an earlier backup.
refusal-backup-none = There is no { $file }: this is no backup, or one that was never finished.
refusal-backup-none-hint = Name a folder that “kajitori backup” has made.
refusal-backup-damaged = { $file } of the backup is not as it was made.
refusal-backup-damaged-hint = Use another backup.
refusal-restore-folder = The data folder { $folder } is not empty.
refusal-restore-folder-hint = Name a new or empty folder with --data. What is there is never overwritten.
refusal-restore-host = The backup is of { $host }; the settings say { $own }.
refusal-restore-host-hint = What was signed bears the name of the host. Run the command with “--host { $host }”.
refusal-record-not-empty = There is a record in this database already.
refusal-record-not-empty-hint = Name an empty database. What is there is never overwritten.
refusal-house-unsound = There are { $count } problems with the data.
refusal-house-unsound-hint = Put the files above back from a backup.
refusal-operator-nobody = There is nobody with the address { $mail }.
refusal-operator-nobody-hint = “kajitori admin people” lists everybody.
refusal-admin-scope = There is no scope “{ $scope }”.
refusal-admin-scope-hint = Name “company”, or “engagement/” and the engagement’s id.
refusal-record-authorities = The certificates by which the database server is known cannot be read ({ $file } { $why }).
refusal-record-authorities-hint = Name the certificate (PEM) of the authority that issued the server’s, as “database.ca”.
refusal-house-none = There is no house in { $data }.
refusal-house-none-hint = Name the folder of the data with --data or --config.
