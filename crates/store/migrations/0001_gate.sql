-- Who people are and how they sign in: asked before anybody's scope is known.
CREATE TABLE organisation (
    id TEXT NOT NULL PRIMARY KEY,
    side TEXT NOT NULL CHECK (side IN ('client', 'vendor')),
    name_ja TEXT NOT NULL,
    name_en TEXT NOT NULL,
    kana TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'suspended')),
    body TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE TABLE person (
    id TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    name TEXT NOT NULL,
    kana TEXT NOT NULL,
    mail TEXT NOT NULL UNIQUE,
    lang TEXT NOT NULL CHECK (lang IN ('ja', 'en')),
    state TEXT NOT NULL CHECK (state IN ('active', 'suspended')),
    body TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX person_organisation ON person (organisation);
CREATE TABLE credential (
    person TEXT NOT NULL PRIMARY KEY REFERENCES person (id),
    password TEXT,
    changed_us BIGINT NOT NULL,
    totp TEXT,
    totp_step BIGINT,
    version BIGINT NOT NULL
);
CREATE TABLE recovery (
    person TEXT NOT NULL REFERENCES person (id),
    code_sha256 TEXT NOT NULL,
    used_us BIGINT,
    PRIMARY KEY (person, code_sha256)
);
CREATE TABLE session (
    id TEXT NOT NULL PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES person (id),
    state TEXT NOT NULL CHECK (state IN ('half', 'live', 'ended')),
    body TEXT NOT NULL,
    agent TEXT NOT NULL,
    address TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX session_person ON session (person, state);
CREATE TABLE attempt (
    name TEXT NOT NULL PRIMARY KEY,
    failures BIGINT NOT NULL,
    from_us BIGINT NOT NULL,
    until_us BIGINT NOT NULL
);
CREATE TABLE membership (
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    role TEXT NOT NULL,
    scope TEXT NOT NULL,
    from_day TEXT NOT NULL,
    until_day TEXT,
    state TEXT NOT NULL CHECK (state IN ('invited', 'active', 'suspended', 'revoked')),
    body TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE UNIQUE INDEX membership_once ON membership (person, role, scope) WHERE state <> 'revoked';
CREATE INDEX membership_scope ON membership (scope);
CREATE TABLE link (
    id TEXT NOT NULL PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    person TEXT REFERENCES person (id),
    membership TEXT REFERENCES membership (id),
    made_by TEXT REFERENCES person (id),
    state TEXT NOT NULL CHECK (state IN ('sent', 'accepted', 'revoked')),
    body TEXT NOT NULL,
    version BIGINT NOT NULL
);
