-- Engagements and what was agreed. Everything of one engagement has its id first in every key, and
-- points at its parents by it, so that nothing can hang under another engagement's.
CREATE TABLE engagement (
    id TEXT NOT NULL PRIMARY KEY,
    number BIGINT NOT NULL UNIQUE,
    vendor TEXT NOT NULL REFERENCES organisation (id),
    name_ja TEXT NOT NULL,
    name_en TEXT NOT NULL,
    template TEXT NOT NULL,
    confidentiality TEXT NOT NULL,
    fee_yen BIGINT,
    state TEXT NOT NULL,
    body TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE TABLE process (
    engagement_id TEXT NOT NULL REFERENCES engagement (id),
    id TEXT NOT NULL,
    name_ja TEXT NOT NULL,
    name_en TEXT NOT NULL,
    area TEXT NOT NULL,
    place BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (engagement_id, id)
);
CREATE TABLE contract (
    engagement_id TEXT NOT NULL REFERENCES engagement (id),
    id TEXT NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    from_day TEXT NOT NULL,
    until_day TEXT,
    notice_months BIGINT NOT NULL,
    renewal TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (engagement_id, id)
);
CREATE TABLE agreement (
    engagement_id TEXT NOT NULL REFERENCES engagement (id),
    id TEXT NOT NULL,
    number BIGINT NOT NULL,
    text TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    from_day TEXT NOT NULL,
    state TEXT NOT NULL,
    body TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (engagement_id, id),
    UNIQUE (engagement_id, number)
);
CREATE TABLE level (
    engagement_id TEXT NOT NULL,
    agreement TEXT NOT NULL,
    id TEXT NOT NULL,
    place BIGINT NOT NULL,
    name_ja TEXT NOT NULL,
    name_en TEXT NOT NULL,
    clause TEXT NOT NULL,
    kind TEXT NOT NULL,
    target TEXT NOT NULL,
    PRIMARY KEY (engagement_id, agreement, id),
    FOREIGN KEY (engagement_id, agreement) REFERENCES agreement (engagement_id, id)
);
CREATE TABLE calendar (
    engagement_id TEXT NOT NULL,
    agreement TEXT NOT NULL,
    id TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (engagement_id, agreement, id),
    FOREIGN KEY (engagement_id, agreement) REFERENCES agreement (engagement_id, id)
);
CREATE TABLE holder_rule (
    engagement_id TEXT NOT NULL,
    agreement TEXT NOT NULL,
    place BIGINT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (engagement_id, agreement, place),
    FOREIGN KEY (engagement_id, agreement) REFERENCES agreement (engagement_id, id)
);
