-- Work that runs beside the pages, and the trees of what was done.
CREATE TABLE job (
    id TEXT NOT NULL PRIMARY KEY,
    scope TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    cause TEXT NOT NULL REFERENCES person (id),
    input TEXT NOT NULL,
    state TEXT NOT NULL,
    due_us BIGINT NOT NULL,
    done BIGINT NOT NULL,
    total BIGINT,
    body TEXT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (scope, name)
);
CREATE INDEX job_due ON job (state, due_us);
CREATE INDEX job_scope ON job (scope, id);
CREATE TABLE visit (
    person TEXT NOT NULL REFERENCES person (id),
    scope TEXT NOT NULL,
    seen_us BIGINT NOT NULL,
    PRIMARY KEY (person, scope)
);
CREATE TABLE audit (
    scope TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    at_us BIGINT NOT NULL,
    leaf TEXT NOT NULL,
    leaf_sha256 TEXT NOT NULL,
    detail TEXT NOT NULL,
    nonce TEXT NOT NULL,
    shown TEXT NOT NULL CHECK (shown IN ('both', 'client')),
    PRIMARY KEY (scope, sequence)
);
CREATE TABLE audit_head (
    scope TEXT NOT NULL PRIMARY KEY,
    size BIGINT NOT NULL,
    frontier TEXT NOT NULL
);
CREATE TABLE checkpoint (
    scope TEXT NOT NULL,
    size BIGINT NOT NULL,
    note TEXT NOT NULL,
    at_us BIGINT NOT NULL,
    PRIMARY KEY (scope, size)
);
