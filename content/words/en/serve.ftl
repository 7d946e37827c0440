refusal-cases-column-unknown = The list of cases has no column “{ $column }”.
refusal-cases-column-unknown-hint = Check the name of the column.
refusal-audit-key-unreadable = The key that signs the audit ({ $file }) cannot be read.
refusal-audit-key-unreadable-hint = Put the key back from a backup. A new key would not continue what the old one has signed.
