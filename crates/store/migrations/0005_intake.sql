-- What was handed in: its bytes for good, what was found in them, what they take the place of.
ALTER TABLE delivery ADD COLUMN source TEXT;
ALTER TABLE delivery ADD COLUMN findings TEXT;
ALTER TABLE delivery ADD COLUMN findings_bytes BIGINT;
ALTER TABLE delivery ADD COLUMN corrects TEXT;
ALTER TABLE delivery ADD COLUMN withdrawn_us BIGINT;
ALTER TABLE mapping ADD COLUMN person TEXT REFERENCES person (id);
