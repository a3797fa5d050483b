-- A bot and the offset of its polling.
create table bot (
    bot_id      bigint not null,
    next_update bigint not null default 0,
    constraint bot_pk primary key (bot_id)
);

-- Every update that Telegram handed us, to the letter, before we say that we have it. `applied_at`: its effect is
-- committed; `done_at`: and its screen was shown. Raw updates are personal data: pruned after 48 h.
create table inbox (
    inbox_id    integer primary key autoincrement,
    bot_id      bigint not null,
    update_id   bigint not null,
    chat_key    bigint not null, -- the chat or, without one, the sender: its updates are handled in order
    raw         text   not null,
    received_at bigint not null,
    applied_at  bigint,
    done_at     bigint,
    dead_reason text,
    lease_owner text,            -- which instance works on it
    lease_until bigint,
    constraint inbox_update unique (bot_id, update_id)
);
create index inbox_open on inbox (inbox_id) where done_at is null;
create index inbox_done on inbox (done_at);
