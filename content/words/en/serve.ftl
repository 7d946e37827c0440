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
refusal-demo-not-loopback = The demo company is not served outside this machine ({ $address }).
refusal-demo-not-loopback-hint = Give an address of this machine, such as “--listen 127.0.0.1:8080”.
