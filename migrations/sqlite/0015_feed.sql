-- A private address by which a calendar follows somebody's visits: a specialist's at one studio, or a client's at all.
create table feed (
    feed_id       integer primary key autoincrement,
    studio_id     bigint references studio (studio_id), -- null: a client's
    account_id    bigint not null references account (account_id),
    specialist_id bigint references specialist (specialist_id),
    secret_hash   text   not null,
    created_at    bigint not null,
    revoked_at    bigint,
    seen_at       bigint, -- when a calendar last looked, to the hour
    constraint feed_secret unique (secret_hash),
    constraint feed_whose check ((studio_id is null) = (specialist_id is null))
);
create unique index feed_one_of_client on feed (account_id) where specialist_id is null and revoked_at is null;
create unique index feed_one_of_day on feed (account_id, specialist_id) where revoked_at is null;
create index feed_account on feed (account_id);
create index feed_studio on feed (studio_id);
create index feed_revoked on feed (revoked_at) where revoked_at is not null;
