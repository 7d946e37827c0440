-- What came in, what was measured, and what both sides decided about a month.
CREATE TABLE mapping (
    engagement_id TEXT NOT NULL REFERENCES engagement (id),
    id TEXT NOT NULL,
    role TEXT NOT NULL,
    header_sha256 TEXT NOT NULL,
    text TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    used_us BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (engagement_id, id),
    UNIQUE (engagement_id, role, header_sha256, sha256)
);
CREATE TABLE delivery (
    engagement_id TEXT NOT NULL REFERENCES engagement (id),
    id TEXT NOT NULL,
    role TEXT NOT NULL,
    file TEXT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('client', 'vendor')),
    bytes BIGINT NOT NULL,
    mapping TEXT,
    rejects TEXT,
    rejects_bytes BIGINT,
    actor TEXT NOT NULL,
    state TEXT NOT NULL,
    body TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (engagement_id, id),
    FOREIGN KEY (engagement_id, mapping) REFERENCES mapping (engagement_id, id)
);
CREATE TABLE batch (
    engagement_id TEXT NOT NULL REFERENCES engagement (id),
    number BIGINT NOT NULL,
    batch TEXT NOT NULL,
    previous TEXT,
    sha256 TEXT NOT NULL,
    entry TEXT NOT NULL,
    PRIMARY KEY (engagement_id, number)
);
CREATE TABLE reported (
    engagement_id TEXT NOT NULL REFERENCES engagement (id),
    id TEXT NOT NULL,
    level TEXT NOT NULL,
    month TEXT NOT NULL,
    value TEXT,
    numerator BIGINT,
    denominator BIGINT,
    place BIGINT NOT NULL,
    delivery TEXT,
    at_us BIGINT NOT NULL,
    superseded_us BIGINT,
    PRIMARY KEY (engagement_id, id, level, month),
    FOREIGN KEY (engagement_id, delivery) REFERENCES delivery (engagement_id, id)
);
CREATE INDEX reported_month ON reported (engagement_id, month, level);
CREATE TABLE sample (
    engagement_id TEXT NOT NULL REFERENCES engagement (id),
    id TEXT NOT NULL,
    level TEXT NOT NULL,
    month TEXT NOT NULL,
    population BIGINT NOT NULL,
    size BIGINT NOT NULL,
    seed TEXT NOT NULL,
    state TEXT NOT NULL,
    body TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (engagement_id, id)
);
CREATE INDEX sample_month ON sample (engagement_id, month, level);
CREATE TABLE sample_unit (
    engagement_id TEXT NOT NULL,
    sample TEXT NOT NULL,
    unit TEXT NOT NULL,
    stratum TEXT NOT NULL,
    place BIGINT NOT NULL,
    at_us BIGINT NOT NULL,
    first_right BIGINT CHECK (first_right IN (0, 1)),
    second_right BIGINT CHECK (second_right IN (0, 1)),
    final_right BIGINT CHECK (final_right IN (0, 1)),
    version BIGINT NOT NULL,
    PRIMARY KEY (engagement_id, sample, unit),
    FOREIGN KEY (engagement_id, sample) REFERENCES sample (engagement_id, id)
);
CREATE TABLE run (
    engagement_id TEXT NOT NULL REFERENCES engagement (id),
    id TEXT NOT NULL,
    month TEXT NOT NULL,
    agreement TEXT NOT NULL,
    log_number BIGINT NOT NULL,
    engine TEXT NOT NULL,
    amendments TEXT NOT NULL,
    result_sha256 TEXT NOT NULL,
    pack TEXT NOT NULL,
    pack_bytes BIGINT NOT NULL,
    cases TEXT NOT NULL,
    cases_bytes BIGINT NOT NULL,
    made_us BIGINT NOT NULL,
    person TEXT NOT NULL REFERENCES person (id),
    state TEXT NOT NULL CHECK (state IN ('draft', 'published', 'superseded')),
    version BIGINT NOT NULL,
    PRIMARY KEY (engagement_id, id),
    FOREIGN KEY (engagement_id, agreement) REFERENCES agreement (engagement_id, id)
);
CREATE INDEX run_month ON run (engagement_id, month, made_us);
CREATE TABLE document (
    engagement_id TEXT NOT NULL,
    run TEXT NOT NULL,
    kind TEXT NOT NULL,
    lang TEXT NOT NULL,
    blob TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    PRIMARY KEY (engagement_id, run, kind, lang),
    FOREIGN KEY (engagement_id, run) REFERENCES run (engagement_id, id)
);
CREATE TABLE close (
    engagement_id TEXT NOT NULL REFERENCES engagement (id),
    month TEXT NOT NULL,
    number BIGINT NOT NULL,
    run TEXT,
    state TEXT NOT NULL,
    body TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (engagement_id, month, number),
    FOREIGN KEY (engagement_id, run) REFERENCES run (engagement_id, id)
);
CREATE TABLE contest (
    engagement_id TEXT NOT NULL,
    id TEXT NOT NULL,
    month TEXT NOT NULL,
    number BIGINT NOT NULL,
    run TEXT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('client', 'vendor')),
    target TEXT NOT NULL,
    reason TEXT NOT NULL,
    state TEXT NOT NULL,
    body TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (engagement_id, id),
    FOREIGN KEY (engagement_id, month, number) REFERENCES close (engagement_id, month, number),
    FOREIGN KEY (engagement_id, run) REFERENCES run (engagement_id, id)
);
CREATE INDEX contest_month ON contest (engagement_id, month, number);
CREATE TABLE credit (
    engagement_id TEXT NOT NULL,
    id TEXT NOT NULL,
    run TEXT NOT NULL,
    level TEXT NOT NULL,
    clause TEXT NOT NULL,
    amount_yen BIGINT,
    calculation TEXT NOT NULL,
    measured_by TEXT NOT NULL REFERENCES person (id),
    state TEXT NOT NULL,
    body TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (engagement_id, id),
    FOREIGN KEY (engagement_id, run) REFERENCES run (engagement_id, id)
);
CREATE INDEX credit_run ON credit (engagement_id, run);
CREATE TABLE attachment (
    engagement_id TEXT NOT NULL REFERENCES engagement (id),
    id TEXT NOT NULL,
    owner_kind TEXT NOT NULL,
    owner TEXT NOT NULL,
    shown TEXT NOT NULL CHECK (shown IN ('both', 'client')),
    file TEXT NOT NULL,
    mime TEXT NOT NULL,
    blob TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    person TEXT NOT NULL REFERENCES person (id),
    at_us BIGINT NOT NULL,
    PRIMARY KEY (engagement_id, id)
);
CREATE INDEX attachment_owner ON attachment (engagement_id, owner_kind, owner);
CREATE TABLE token (
    engagement_id TEXT NOT NULL REFERENCES engagement (id),
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('receive', 'report', 'read')),
    sha256 TEXT NOT NULL UNIQUE,
    prefix TEXT NOT NULL,
    made_us BIGINT NOT NULL,
    expires_us BIGINT NOT NULL,
    used_us BIGINT,
    revoked_us BIGINT,
    version BIGINT NOT NULL,
    PRIMARY KEY (engagement_id, id)
);
