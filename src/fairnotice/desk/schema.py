"""The tables of a desk."""

VERSION = 1

TABLES = """
CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Statements of the register's keys, in the order in which each vouches for the next.
CREATE TABLE register_key (place INTEGER PRIMARY KEY, statement TEXT NOT NULL) STRICT;

-- The chain as it came, without the keys of documents.
CREATE TABLE entry (sequence INTEGER PRIMARY KEY, notice TEXT NOT NULL, head TEXT NOT NULL, line TEXT NOT NULL) STRICT;
CREATE INDEX entry_notice ON entry (notice, sequence);

-- One row a notice. Taken: document, secret and listed are NULL, and the number alone answers.
CREATE TABLE holding (
    notice TEXT PRIMARY KEY, number TEXT NOT NULL, state TEXT NOT NULL, version INTEGER NOT NULL, digest TEXT NOT NULL,
    kind TEXT NOT NULL, entered_at TEXT NOT NULL, cipher TEXT NOT NULL,
    document BLOB, secret TEXT, listed BLOB, expires_on TEXT
) STRICT;
CREATE INDEX holding_number ON holding (number);
CREATE INDEX holding_missing ON holding (notice) WHERE digest <> '' AND document IS NULL;

-- Photographs of the documents that are held, as they travel; data comes after the document. Taken with it.
CREATE TABLE photo (
    cipher TEXT PRIMARY KEY, notice TEXT NOT NULL, secret TEXT NOT NULL, sha256 TEXT NOT NULL, media_type TEXT NOT NULL,
    data BLOB
) STRICT;
CREATE INDEX photo_notice ON photo (notice);
CREATE INDEX photo_missing ON photo (cipher) WHERE data IS NULL;

-- Ciphertexts whose keys were destroyed here, until a receipt that says so has arrived.
CREATE TABLE destroyed (cipher TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE receipt (
    id INTEGER PRIMARY KEY, sequence INTEGER NOT NULL, statement TEXT NOT NULL, applied_at TEXT NOT NULL,
    sent_at TEXT, agrees INTEGER, says TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE checkpoint (
    id INTEGER PRIMARY KEY, statement TEXT NOT NULL UNIQUE, copy TEXT NOT NULL, received_at TEXT NOT NULL
) STRICT;
CREATE TABLE fault (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, last_at TEXT NOT NULL, times INTEGER NOT NULL DEFAULT 1,
    fault TEXT NOT NULL, says TEXT NOT NULL, evidence TEXT NOT NULL DEFAULT '', looked_at TEXT
) STRICT;

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, key TEXT NOT NULL UNIQUE, body TEXT NOT NULL,
    made_at TEXT NOT NULL, tried_at TEXT, sent_at TEXT, answer TEXT, refused TEXT
) STRICT;
CREATE INDEX outbox_waiting ON outbox (id) WHERE sent_at IS NULL AND refused IS NULL;
CREATE TABLE search (id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, purpose TEXT NOT NULL) STRICT;

CREATE TABLE answer (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, kind TEXT NOT NULL, purpose TEXT NOT NULL,
    salt TEXT NOT NULL, question TEXT NOT NULL, said TEXT NOT NULL, sequence INTEGER NOT NULL, head TEXT NOT NULL,
    copy TEXT NOT NULL, checkpoint INTEGER REFERENCES checkpoint (id), age_seconds INTEGER, current INTEGER NOT NULL
) STRICT;
CREATE INDEX answer_at ON answer (at);
CREATE TABLE hit (
    id TEXT PRIMARY KEY, answer INTEGER NOT NULL REFERENCES answer (id), notice TEXT NOT NULL, number TEXT NOT NULL,
    found_at TEXT NOT NULL, told_at TEXT NOT NULL, purpose TEXT NOT NULL, sequence INTEGER NOT NULL,
    decision TEXT NOT NULL,
    score REAL NOT NULL, reasons TEXT NOT NULL, traveller TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'raised',
    compared TEXT NOT NULL DEFAULT '{}', officer TEXT NOT NULL DEFAULT '', verified_at TEXT,
    measure TEXT, measured_at TEXT
) STRICT;
CREATE TABLE opening (code TEXT PRIMARY KEY, made_at TEXT NOT NULL, used_at TEXT) STRICT, WITHOUT ROWID;
"""
