-- What the client asks of the vendor's manager, and what was found out about a template's questions.
CREATE TABLE request (
    engagement_id TEXT NOT NULL REFERENCES engagement (id),
    id TEXT NOT NULL,
    month TEXT,
    text TEXT NOT NULL,
    warnings TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES person (id),
    at_us BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('sent', 'answered')),
    body TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (engagement_id, id)
);
CREATE TABLE confirmation (
    engagement_id TEXT NOT NULL REFERENCES engagement (id),
    code TEXT NOT NULL,
    finding TEXT NOT NULL CHECK (finding IN ('open', 'yes', 'no')),
    note TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES person (id),
    at_us BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (engagement_id, code)
);
