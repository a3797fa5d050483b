-- A visit: one client, one specialist, one stretch of time. Price, length, buffers and language are snapshots:
-- editing a service changes no booked visit.
create table booking (
    booking_id        integer primary key autoincrement,
    studio_id         bigint not null references studio (studio_id),
    specialist_id     bigint not null references specialist (specialist_id),
    service_id        bigint not null references service (service_id),
    client_id         bigint not null references client (client_id),
    account_id        bigint references account (account_id),
    client_name       text   not null default '',
    starts_at         bigint not null, -- Unix seconds, UTC
    ends_at           bigint not null,
    local_day         bigint not null, -- days since 1970 in the studio's zone
    buffer_before_min bigint not null,
    buffer_after_min  bigint not null,
    status            text   not null,
    held_until        bigint,          -- for 'held' only
    price_minor       bigint not null,
    currency          text   not null,
    lang              text   not null,
    calendar_id       bigint references calendar (calendar_id), -- the place, when its specialist has several
    comment           text   not null default '', -- what its client wants known, one line
    guest_name        text   not null default '', -- who comes, when it is not the client
    guest_key         text   not null default '', -- their name in lower case, for search
    guest_phone       text   not null default '', -- E.164
    reason            text   not null default '', -- why staff called it off
    client_reason     text   not null default '', -- why its client did
    moved_from        bigint,          -- its start before it was moved last; null when only its specialist changed
    confirmed_for     bigint,          -- the start that its client said yes to; another start is another question
    token             blob   not null, -- UUID v4: the key of its public page
    created_at        bigint not null,
    changed_at        bigint not null,
    constraint booking_forward check (starts_at < ends_at),
    constraint booking_short check (ends_at - starts_at <= 172800), -- 48 h keep the law's index scan short
    constraint booking_status check (status in ('held', 'pending', 'booked', 'came', 'no_show', 'cancelled', 'released')),
    constraint booking_held check ((status = 'held') = (held_until is not null)),
    constraint booking_token unique (token)
);
-- SQLite takes these two only for a statement that has their own condition, word for word, beside what it asks for.
create index booking_standing on booking (specialist_id, starts_at) where status in ('held', 'pending', 'booked', 'came');
create index booking_studio_standing on booking (studio_id, starts_at) where status in ('held', 'pending', 'booked', 'came');
create index booking_account on booking (account_id, starts_at);
create index booking_studio_day on booking (studio_id, local_day);
create index booking_client on booking (client_id, starts_at);

-- By whom staff find a client who booked for somebody else.
create index booking_guest on booking (client_id) where guest_name <> '';

-- Requests that wait for a yes.
create index booking_pending on booking (starts_at) where status = 'pending';

-- One hold per account.
create unique index booking_one_hold on booking (account_id) where status = 'held';

-- The law: a specialist never has two visits at one time, whatever door they came through. Whoever came is still
-- there until the end.
create trigger booking_law_insert before insert on booking
when new.status in ('held', 'pending', 'booked', 'came')
begin
    select raise(abort, 'booking_overlap')
      from booking
     where specialist_id = new.specialist_id
       and status in ('held', 'pending', 'booked', 'came')
       and starts_at < new.ends_at
       and starts_at > new.starts_at - 172800
       and ends_at > new.starts_at;
end;
create trigger booking_law_update before update of specialist_id, starts_at, ends_at, status on booking
when new.status in ('held', 'pending', 'booked', 'came')
begin
    select raise(abort, 'booking_overlap')
      from booking
     where specialist_id = new.specialist_id
       and booking_id <> new.booking_id
       and status in ('held', 'pending', 'booked', 'came')
       and starts_at < new.ends_at
       and starts_at > new.starts_at - 172800
       and ends_at > new.starts_at;
end;

-- The history of a booking: who did what, through which door, when.
create table booking_event (
    booking_event_id integer primary key autoincrement,
    studio_id        bigint not null references studio (studio_id),
    booking_id       bigint not null references booking (booking_id),
    account_id       bigint references account (account_id),
    door             text   not null,
    what             text   not null,
    detail           text   not null default '', -- JSON: what was before
    at               bigint not null,
    constraint booking_event_what check (what in ('booked', 'cancelled', 'moved', 'came', 'no_show', 'undone', 'confirmed', 'asked', 'accepted', 'declined'))
);
create index booking_event_booking on booking_event (booking_id);
create index booking_event_account on booking_event (account_id) where account_id is not null;
create index booking_event_studio on booking_event (studio_id, booking_event_id);

-- What else is done in a visit, by the same specialist, after the service that its booking names. Name, length and price
-- are snapshots; the booking's own length, buffers and price are those of everything together.
create table booking_service (
    booking_service_id integer primary key autoincrement,
    studio_id          bigint not null references studio (studio_id),
    booking_id         bigint not null references booking (booking_id),
    position           bigint not null, -- from 1
    service_id         bigint not null references service (service_id),
    name               text   not null,
    length_min         bigint not null,
    price_minor        bigint not null,
    constraint booking_service_once unique (booking_id, service_id)
);
create index booking_service_studio on booking_service (studio_id);

-- A booking as people read it, with the names it goes by and everything that is done in it. (An order inside
-- group_concat is what sqlite3 before 3.44 cannot read, and people copy their file with the one that they have.)
create view visit as
    select b.booking_id, b.studio_id, b.specialist_id, s.name as specialist_name, b.service_id,
           v.name || coalesce((select ' + ' || group_concat(name, ' + ')
                                 from (select m.name
                                         from booking_service m
                                        where m.booking_id = b.booking_id
                                        order by m.position)), '') as service_name,
           coalesce((select group_concat(service_id, ',')
                       from (select m.service_id
                               from booking_service m
                              where m.booking_id = b.booking_id
                              order by m.position)), '') as more_services,
           b.client_id, b.account_id, case when a.telegram_id is not null then a.account_id end as reader_id,
           b.client_name, b.starts_at, b.ends_at, b.local_day, b.status, b.held_until,
           b.price_minor, b.currency, b.lang, b.token, b.reason, b.client_reason, b.moved_from,
           b.comment, b.guest_name, b.guest_phone,
           coalesce(b.confirmed_for = b.starts_at, false) as confirmed,
           t.zone, t.revision,
           p.forgotten, p.phone as client_phone, p.phone_asked_at, coalesce(p.consent_version, '') as consent_version,
           coalesce(c.place, '') as place, coalesce(c.address, '') as place_address
      from booking b
      join specialist s on s.specialist_id = b.specialist_id
      join service v on v.service_id = b.service_id
      join studio t on t.studio_id = b.studio_id
      join client p on p.client_id = b.client_id
      left join account a on a.account_id = b.account_id
      left join calendar c on c.calendar_id = b.calendar_id;
