-- A form in somebody's browser: its key is all that we know them by, and makes what they do with it once in effect.
create table browser_form (
    form_key   blob   not null, -- UUID v4
    studio_id  bigint not null references studio (studio_id),
    account_id bigint not null references account (account_id),
    booking_id bigint references booking (booking_id), -- what it holds, or booked
    created_at bigint not null,
    constraint browser_form_pk primary key (form_key)
);
create index browser_form_account on browser_form (account_id);
create index browser_form_booking on browser_form (booking_id);
create index browser_form_studio on browser_form (studio_id);
create index browser_form_age on browser_form (created_at);

-- A one-time link by which a chat takes over what was booked in a browser. Only the hash of its secret is kept.
create table connection (
    connection_id integer primary key autoincrement,
    studio_id     bigint not null references studio (studio_id),
    booking_id    bigint not null references booking (booking_id), -- on whose page it was made
    account_id    bigint not null references account (account_id), -- the browser's
    secret_hash   text   not null, -- SHA-256, hex
    created_at    bigint not null,
    expires_at    bigint not null,
    used_by       bigint references account (account_id),
    used_at       bigint,
    constraint connection_secret unique (secret_hash)
);
create index connection_account on connection (account_id);
create index connection_user on connection (used_by);
create index connection_booking on connection (booking_id);
create index connection_studio on connection (studio_id);
create index connection_end on connection (expires_at);
