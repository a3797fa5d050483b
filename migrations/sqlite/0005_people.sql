-- A person as one studio knows them. Comes into being at the first hold; the name only with consent.
create table client (
    client_id       integer primary key autoincrement,
    studio_id       bigint not null references studio (studio_id),
    account_id      bigint references account (account_id), -- null: entered by hand
    name            text   not null default '',
    name_key        text   not null default '', -- lower case, for search
    phone           text   not null default '', -- E.164
    phone_asked_at  bigint,                     -- when they left the question for it
    email           text   not null default '',
    username        text   not null default '', -- in Telegram, as they said in a browser: nothing is sent by it
    note            text   not null default '', -- for staff alone
    blocked_at      bigint,
    merged_into     bigint references client (client_id), -- whose visits theirs became: a chat took them over
    demo            boolean not null default false, -- made up for the example
    forgotten       boolean not null default false, -- they asked to be: who they were is known no more
    consented_at    bigint,
    consent_version text,
    last_booking    bigint not null default 0, -- the newest of theirs that was more than a hold; 0: none yet
    created_at      bigint not null,
    constraint client_account unique (studio_id, account_id)
);
create index client_person on client (account_id) where account_id is not null;
create index client_merged on client (merged_into) where merged_into is not null;
create index client_name on client (studio_id, name_key);
create index client_recent on client (studio_id, last_booking);
create index client_phone on client (studio_id, phone) where phone <> '';

-- Who works at a studio and which day is theirs. A specialist hears of changes in their day, an owner of all.
create table staff (
    studio_id     bigint not null references studio (studio_id),
    account_id    bigint not null references account (account_id),
    role          text   not null,
    specialist_id bigint references specialist (specialist_id),
    name          text   not null default '', -- as Telegram told it when they joined
    joined_at     bigint not null default 0,
    leaves_at     bigint, -- when they go: until then they work as before
    constraint staff_pk primary key (studio_id, account_id),
    constraint staff_role check (role in ('owner', 'admin', 'specialist', 'desk'))
);
create index staff_specialist on staff (specialist_id);
create index staff_account on staff (account_id);

-- A link that makes somebody staff, once. Without a studio it makes its owner one. Only the hash of its secret is kept.
create table invite (
    invite_id     integer primary key autoincrement,
    studio_id     bigint references studio (studio_id),
    role          text   not null,
    specialist_id bigint references specialist (specialist_id), -- whose day they will have
    name          text   not null default '', -- what a new specialist is called; empty: as Telegram tells
    secret_hash   text   not null, -- SHA-256, hex
    created_by    bigint references account (account_id), -- null: the machine
    created_at    bigint not null,
    expires_at    bigint not null,
    used_by       bigint references account (account_id),
    used_at       bigint,
    revoked_at    bigint,
    constraint invite_secret unique (secret_hash),
    constraint invite_role check (role in ('owner', 'admin', 'specialist', 'desk'))
);
create index invite_studio on invite (studio_id);
create index invite_right on invite (used_by) where role = 'owner' and studio_id is null;
