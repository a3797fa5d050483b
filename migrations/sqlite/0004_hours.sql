-- A specialist's hours at a place.
create table calendar (
    calendar_id   integer primary key autoincrement,
    studio_id     bigint not null references studio (studio_id),
    specialist_id bigint not null references specialist (specialist_id),
    place         text   not null default '', -- its name, when there are several
    address       text   not null default '', -- empty: the studio's
    position      bigint not null default 1,
    day_limit     bigint, -- bookings a local day; null: no limit
    archived_at   bigint
);
create index calendar_specialist on calendar (specialist_id, position);
create index calendar_studio on calendar (studio_id);

-- Weekly hours in civil minutes since midnight; weekday 0 is Monday.
create table weekly_hours (
    studio_id   bigint not null references studio (studio_id),
    calendar_id bigint not null references calendar (calendar_id),
    weekday     bigint not null,
    from_min    bigint not null,
    to_min      bigint not null,
    constraint weekly_hours_pk primary key (calendar_id, weekday, from_min),
    constraint weekly_hours_weekday check (weekday between 0 and 6),
    constraint weekly_hours_forward check (0 <= from_min and from_min < to_min and to_min <= 1440)
);
create index weekly_hours_studio on weekly_hours (studio_id);

-- Other hours on one date. A row from 0 to 0 makes it a day off.
create table hours_override (
    studio_id   bigint not null references studio (studio_id),
    calendar_id bigint not null references calendar (calendar_id),
    local_day   bigint not null, -- days since 1970 in the studio's zone
    from_min    bigint not null,
    to_min      bigint not null,
    constraint hours_override_pk primary key (calendar_id, local_day, from_min),
    constraint hours_override_forward check ((from_min = 0 and to_min = 0) or (0 <= from_min and from_min < to_min and to_min <= 1440))
);
create index hours_override_studio on hours_override (studio_id);

-- A stretch in which a specialist takes no new visits: a vacation, a break, an errand.
create table time_off (
    time_off_id   integer primary key autoincrement,
    studio_id     bigint not null references studio (studio_id),
    specialist_id bigint not null references specialist (specialist_id),
    starts_at     bigint not null,
    ends_at       bigint not null,
    note          text   not null default '',
    kind          text   not null default 'block',
    removed_at    bigint,
    constraint time_off_forward check (starts_at < ends_at),
    constraint time_off_kind check (kind in ('block', 'day_off', 'vacation', 'leaving'))
);
create index time_off_studio on time_off (studio_id, ends_at);

-- A pause that comes back every week: the grid of starts goes on around it.
create table break_time (
    break_time_id integer primary key autoincrement,
    studio_id     bigint not null references studio (studio_id),
    specialist_id bigint not null references specialist (specialist_id),
    weekday       bigint, -- 0 is Monday; null: every day
    from_min      bigint not null,
    to_min        bigint not null,
    note          text   not null default '',
    removed_at    bigint,
    constraint break_time_weekday check (weekday between 0 and 6),
    constraint break_time_forward check (0 <= from_min and from_min < to_min and to_min <= 1440)
);
create index break_time_studio on break_time (studio_id);
