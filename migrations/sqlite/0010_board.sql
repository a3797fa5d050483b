-- A pinned message that shows a day and is edited silently at every change. What it was drawn from stands beside it:
-- it is stale as soon as its studio has gone on from there, so that nobody who changes something has to think of it.
create table board (
    studio_id     bigint  not null references studio (studio_id),
    bot_id        bigint  not null,
    chat_id       bigint  not null,
    account_id    bigint  not null references account (account_id),
    specialist_id bigint references specialist (specialist_id), -- null: everybody's day
    message_id    bigint,                     -- null: to be sent and pinned
    closing       boolean not null default false, -- to be unpinned and forgotten
    revision      bigint,                     -- of the studio, when it was drawn; null: never, or to be drawn anew
    event_id      bigint,                     -- the studio's last booking_event then; 0: none
    next_at       bigint  not null default 0, -- when it changes by itself
    lease_until   bigint,
    constraint board_pk primary key (bot_id, chat_id)
);
create index board_studio on board (studio_id);
create index board_account on board (account_id);
create index board_specialist on board (specialist_id);

-- A board as its job sees it.
create view hung_board as
    select b.studio_id, b.bot_id, b.chat_id, b.account_id, a.lang, b.specialist_id, b.message_id, b.closing,
           b.next_at, coalesce(b.lease_until, 0) as lease_until,
           b.revision is null
           or b.event_id is null
           or b.revision <> s.revision
           or b.event_id <> coalesce((select max(e.booking_event_id)
                                        from booking_event e
                                       where e.studio_id = b.studio_id), 0) as stale
      from board b
      join account a on a.account_id = b.account_id
      join studio s on s.studio_id = b.studio_id;
