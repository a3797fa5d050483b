-- A person as one studio knows them. Comes into being at the first hold; the name only with consent.
create table client (
    client_id       integer primary key autoincrement,
    studio_id       bigint not null references studio (studio_id),
    account_id      bigint references account (account_id), -- null: entered by hand
    name            text   not null default '',
    consented_at    bigint,
    consent_version text,
    created_at      bigint not null,
    constraint client_account unique (studio_id, account_id)
);

-- Who works at a studio and which day is theirs. A specialist hears of changes in their day, an owner of all.
create table staff (
    studio_id     bigint not null references studio (studio_id),
    account_id    bigint not null references account (account_id),
    role          text   not null,
    specialist_id bigint references specialist (specialist_id),
    constraint staff_pk primary key (studio_id, account_id),
    constraint staff_role check (role in ('owner', 'admin', 'specialist', 'desk'))
);
create index staff_specialist on staff (specialist_id);
