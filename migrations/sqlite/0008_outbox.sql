-- What somebody must hear, written in one transaction with its cause. The row keeps key and arguments, never text.
create table outbox (
    outbox_id   integer primary key autoincrement,
    studio_id   bigint not null references studio (studio_id),
    account_id  bigint references account (account_id), -- to whom; null: to the group
    group_id    bigint,          -- Telegram's number of the group
    kind        text   not null,
    booking_id  bigint references booking (booking_id),
    args        text   not null default '', -- what the kind says besides its booking
    due_at      bigint not null,
    attempts    bigint not null default 0,
    lease_until bigint,
    sent_at     bigint,
    message_id  bigint,
    confirmed_at bigint,         -- when a button on it was pressed: it was read
    priority    bigint not null default 2, -- its place in line when many are due
    failed      text,            -- why it never goes out
    dedupe_key  text   not null,
    created_at  bigint not null,
    constraint outbox_to check ((account_id is null) <> (group_id is null)),
    constraint outbox_dedupe unique (dedupe_key),
    constraint outbox_kind check (kind in ('booked', 'cancelled', 'new_visit', 'visit_cancelled', 'visit_moved', 'moved', 'called_off', 'unreached',
                                            'request', 'accepted', 'declined', 'proposal', 'chosen', 'unfit', 'unchosen', 'away', 'stands',
                                            'why_cancelled', 'visit_back', 'back', 'reminder', 'ask_again', 'unanswered', 'letter', 'agenda', 'digest', 'team', 'menu'))
);
create index outbox_due on outbox (due_at) where sent_at is null and failed is null;
create index outbox_line on outbox (priority, due_at, outbox_id) where sent_at is null and failed is null;
-- One message a chat at a time: the first in line of whoever it is for.
create index outbox_whom on outbox (coalesce(account_id, group_id), priority, due_at, outbox_id) where sent_at is null and failed is null;
create index outbox_leased on outbox (lease_until) where sent_at is null and failed is null and lease_until is not null;
create index outbox_group on outbox (group_id, due_at) where group_id is not null;
create index outbox_booking on outbox (booking_id) where booking_id is not null;
create index outbox_studio on outbox (studio_id, outbox_id);
create index outbox_trouble on outbox (studio_id, outbox_id) where failed in ('blocked', 'refused');
create index outbox_message on outbox (account_id, message_id);

-- What became of a message, as staff read it: to whom, by the name they have there, and about which visit.
create view delivery as
    select o.outbox_id, o.studio_id, o.kind, o.booking_id, o.args, o.group_id is not null as grouped,
           coalesce(case when b.account_id = o.account_id then b.client_name end, nullif(s.name, ''), p.name, c.name, '') as name,
           b.starts_at, b.specialist_id, o.created_at, o.due_at, o.sent_at, o.confirmed_at, o.failed, o.attempts
      from outbox o
      left join booking b on b.booking_id = o.booking_id
      left join staff s on s.studio_id = o.studio_id and s.account_id = o.account_id
      left join specialist p on p.specialist_id = s.specialist_id
      left join client c on c.studio_id = o.studio_id and c.account_id = o.account_id;

-- Kinds of messages that a person did without. Whoever is not here gets everything.
create table mute (
    account_id bigint not null references account (account_id),
    switch     text   not null, -- domain::notice::Switch
    at         bigint not null,
    constraint mute_pk primary key (account_id, switch)
);
