-- SPDX-License-Identifier: GPL-3.0-or-later
-- A store as version 1 of the program wrote it, with a row of every kind.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    settings TEXT NOT NULL,
    seed INTEGER NOT NULL,
    threads INTEGER NOT NULL,
    device TEXT NOT NULL,
    host TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    parent_run INTEGER,
    parent_step INTEGER);
INSERT INTO runs VALUES(1,'neuron-1','train','{"policy":{"experts":2,"granularity":"neuron"},"steps":100}',7,2,'cpu','{"cores":2,"program":"0.1.0"}',1795508585131,NULL,NULL);
INSERT INTO runs VALUES(2,'search-1','search','{"fitness":"loss"}',1,1,'cpu','{"cores":2}',1795508585132,1,20);
CREATE TABLE attempts (
    run INTEGER NOT NULL REFERENCES runs (id),
    attempt INTEGER NOT NULL,
    resumed_from_step INTEGER NOT NULL,
    pid INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    outcome TEXT NOT NULL,
    message TEXT NOT NULL,
    PRIMARY KEY (run, attempt)) WITHOUT ROWID;
INSERT INTO attempts VALUES(1,1,0,17778,1795508585131,NULL,'','');
INSERT INTO attempts VALUES(1,2,10,17778,1795508585132,1795508585132,'failed','Die Platte ist voll: größer.');
INSERT INTO attempts VALUES(2,1,0,17778,1795508585132,1795508585132,'done','');
CREATE TABLE progress (
    run INTEGER PRIMARY KEY REFERENCES runs (id),
    phase TEXT NOT NULL,
    done REAL,
    total REAL,
    unit TEXT NOT NULL,
    rate REAL,
    detail TEXT NOT NULL,
    memory_bytes REAL,
    at INTEGER NOT NULL);
INSERT INTO progress VALUES(1,'training',20.0,100.0,'steps',2.0,'',100000000.0,1764000000000);
CREATE TABLE metrics (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (id),
    attempt INTEGER NOT NULL,
    step INTEGER NOT NULL,
    name TEXT NOT NULL,
    subnet TEXT NOT NULL,
    value REAL,
    at INTEGER NOT NULL);
INSERT INTO metrics VALUES(1,1,1,10,'train/loss','',3.5,1764000000000);
INSERT INTO metrics VALUES(2,1,1,20,'train/loss','',3.0,1764000000000);
INSERT INTO metrics VALUES(3,1,2,20,'train/loss','',2.25,1764000000000);
CREATE TABLE conflict_samples (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (id),
    attempt INTEGER NOT NULL,
    step INTEGER NOT NULL,
    pair TEXT NOT NULL,
    tensor TEXT NOT NULL,
    cosine REAL,
    magnitude_ratio REAL);
INSERT INTO conflict_samples VALUES(1,1,1,10,'largest-smallest','',-0.5,0.75);
CREATE TABLE candidates (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (id),
    attempt INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    architecture_id TEXT NOT NULL,
    architecture TEXT NOT NULL,
    origin TEXT NOT NULL,
    loss REAL,
    latency_ms REAL,
    latency_measured INTEGER NOT NULL,
    params REAL,
    flops REAL,
    at INTEGER NOT NULL);
INSERT INTO candidates VALUES(1,2,1,0,'0123456789abcdef','{"decoder_ffn":[256],"decoder_layers":1}','random',2.5,12.5,0,1000000.0,100000000.0,1764000000000);
CREATE TABLE evaluations (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (id),
    attempt INTEGER NOT NULL,
    supernet_run INTEGER NOT NULL,
    supernet_step INTEGER NOT NULL,
    architecture_id TEXT NOT NULL,
    architecture TEXT NOT NULL,
    split TEXT NOT NULL,
    metric TEXT NOT NULL,
    value REAL,
    signature TEXT NOT NULL,
    sentences INTEGER NOT NULL,
    state TEXT NOT NULL,
    at INTEGER NOT NULL);
INSERT INTO evaluations VALUES(1,2,1,1,20,'0123456789abcdef','{"decoder_ffn":[256],"decoder_layers":1}','valid','bleu',30.25,'nrefs:1',200,'inherited',1764000000000);
CREATE TABLE measurements (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (id),
    attempt INTEGER NOT NULL,
    architecture_id TEXT NOT NULL,
    architecture TEXT NOT NULL,
    protocol TEXT NOT NULL,
    median_ms REAL,
    p10_ms REAL,
    p90_ms REAL,
    trimmed_mean_ms REAL,
    repetitions INTEGER NOT NULL,
    at INTEGER NOT NULL);
INSERT INTO measurements VALUES(1,2,1,'0123456789abcdef','{"decoder_ffn":[256],"decoder_layers":1}','{"beam":5}',21.0,20.0,22.0,21.5,10,1764000000000);
CREATE TABLE commands (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (id),
    verb TEXT NOT NULL,
    argument TEXT NOT NULL,
    at INTEGER NOT NULL);
INSERT INTO commands VALUES(1,1,'pause','null',1795508585132);
CREATE TABLE queue (
    id INTEGER PRIMARY KEY,
    job TEXT NOT NULL,
    settings TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    claimed_at INTEGER,
    run INTEGER REFERENCES runs (id),
    finished_at INTEGER,
    outcome TEXT NOT NULL);
INSERT INTO queue VALUES(1,'train','{"steps":5}',1795508585132,1795508585132,1,1795508585132,'done');
INSERT INTO queue VALUES(2,'export','{"architecture":"0123456789abcdef"}',1795508585132,NULL,NULL,NULL,'');
CREATE TABLE picks (
    id INTEGER PRIMARY KEY,
    supernet_run INTEGER NOT NULL,
    supernet_step INTEGER NOT NULL,
    architecture_id TEXT NOT NULL,
    architecture TEXT NOT NULL,
    label TEXT NOT NULL,
    at INTEGER NOT NULL);
INSERT INTO picks VALUES(1,1,20,'0123456789abcdef','{"decoder_ffn":[256],"decoder_layers":1}','for the telephone',1764000000000);
CREATE TABLE exports (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (id),
    architecture_id TEXT NOT NULL,
    path TEXT NOT NULL,
    proof TEXT NOT NULL,
    at INTEGER NOT NULL);
INSERT INTO exports VALUES(1,2,'0123456789abcdef','exports/small','{"same":true}',1764000000000);
CREATE INDEX metrics_by_run ON metrics (run, id);
CREATE INDEX conflict_samples_by_run ON conflict_samples (run, id);
CREATE INDEX candidates_by_run ON candidates (run, id);
CREATE INDEX commands_by_run ON commands (run, id);
COMMIT;
PRAGMA user_version=1;
