-- Who changed what, for the owner to read. The row keeps key and arguments, never text.
create table audit (
    audit_id   integer primary key autoincrement,
    studio_id  bigint not null references studio (studio_id),
    account_id bigint references account (account_id),
    door       text   not null,
    what       text   not null, -- a key of the locales without its `audit-`
    args       text   not null default '{}', -- JSON of its values
    at         bigint not null
);
create index audit_studio on audit (studio_id, audit_id);
create index audit_account on audit (account_id, studio_id) where account_id is not null;
