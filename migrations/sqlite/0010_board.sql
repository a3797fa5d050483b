-- A message that shows a day and is edited silently at every change.
create table board (
    studio_id     bigint  not null references studio (studio_id),
    bot_id        bigint  not null,
    chat_id       bigint  not null,
    account_id    bigint  not null references account (account_id),
    specialist_id bigint references specialist (specialist_id), -- null: everybody's day
    message_id    bigint,           -- null: to be sent and pinned
    local_day     bigint,           -- the day that it shows
    stale         boolean not null default true,
    constraint board_pk primary key (bot_id, chat_id)
);
create index board_studio on board (studio_id);
