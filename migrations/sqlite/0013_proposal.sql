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
