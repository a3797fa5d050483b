-- Other times that staff propose to a visit's client, who takes one or none. One proposal a visit waits at a time.
create table proposal (
    proposal_id integer primary key autoincrement,
    studio_id   bigint not null references studio (studio_id),
    booking_id  bigint not null references booking (booking_id),
    account_id  bigint not null references account (account_id), -- who proposes
    was_at      bigint not null, -- where the visit stood then
    until       bigint not null,
    status      text   not null default 'open',
    created_at  bigint not null,
    constraint proposal_status check (status in ('open', 'taken', 'refused', 'expired', 'withdrawn'))
);
create unique index proposal_open on proposal (booking_id) where status = 'open';
create index proposal_until on proposal (until) where status = 'open';
create index proposal_studio on proposal (studio_id);
create index proposal_booking on proposal (booking_id);
create index proposal_account on proposal (account_id);

-- One of its times.
create table proposed (
    studio_id   bigint not null references studio (studio_id),
    proposal_id bigint not null references proposal (proposal_id),
    starts_at   bigint not null,
    constraint proposed_pk primary key (proposal_id, starts_at)
);
create index proposed_studio on proposed (studio_id);

-- A held row of bookings that keeps its times meanwhile. Times may overlap each other and the visit itself, rows never
-- do: each keeps what no other does.
create table proposal_hold (
    studio_id   bigint not null references studio (studio_id),
    proposal_id bigint not null references proposal (proposal_id),
    booking_id  bigint not null references booking (booking_id),
    constraint proposal_hold_pk primary key (proposal_id, booking_id)
);
create index proposal_hold_studio on proposal_hold (studio_id);
create index proposal_hold_booking on proposal_hold (booking_id);

-- Somebody is away though people are booked: each is asked what suits them instead.
create table absence (
    absence_id    integer primary key autoincrement,
    studio_id     bigint not null references studio (studio_id),
    specialist_id bigint not null references specialist (specialist_id),
    time_off_id   bigint not null references time_off (time_off_id),
    ill           boolean not null, -- or other plans
    at            bigint not null,
    undone_at     bigint,
    constraint absence_time_off unique (time_off_id)
);
create index absence_studio on absence (studio_id);

-- A visit that it hits. It waits for an answer as long as it stands where it stood.
create table absence_visit (
    studio_id   bigint not null references studio (studio_id),
    absence_id  bigint not null references absence (absence_id),
    booking_id  bigint not null references booking (booking_id),
    was_at      bigint not null,
    options     text   not null, -- JSON: specialist and start of what is suggested
    constraint absence_visit_pk primary key (absence_id, booking_id)
);
create index absence_visit_booking on absence_visit (booking_id);
create index absence_visit_studio on absence_visit (studio_id);

-- A message that counts the answers, edited when one comes.
create table absence_board (
    studio_id   bigint not null references studio (studio_id),
    absence_id  bigint not null references absence (absence_id),
    bot_id      bigint not null,
    chat_id     bigint not null,
    account_id  bigint not null references account (account_id),
    message_id  bigint,                     -- null: to be sent
    event_id    bigint,                     -- the last entry in the history of its visits when it was drawn; null: never
    lease_until bigint not null default 0,
    constraint absence_board_pk primary key (absence_id, bot_id, chat_id)
);
create index absence_board_studio on absence_board (studio_id);
create index absence_board_account on absence_board (account_id);

-- Such a message as its job sees it.
create view told_absence as
    select b.absence_id, b.studio_id, b.bot_id, b.chat_id, b.account_id, a.lang, b.message_id, b.lease_until,
           coalesce((select max(e.booking_event_id)
                       from absence_visit v
                       join booking_event e on e.booking_id = v.booking_id
                      where v.absence_id = b.absence_id), 0) as last_event,
           coalesce(b.event_id, -1) as event_id
      from absence_board b
      join account a on a.account_id = b.account_id;
