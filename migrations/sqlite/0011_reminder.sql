-- When clients are reminded: rules of a studio, or of one service in place of the studio's.
create table reminder (
    reminder_id integer primary key autoincrement,
    studio_id   bigint  not null references studio (studio_id),
    service_id  bigint references service (service_id), -- null: every service without rules of its own
    before_min  bigint,           -- so many minutes before the start, whatever the clocks do
    days        bigint,           -- or so many civil days before it
    at_min      bigint,           -- at this minute on the studio's wall
    asks        boolean not null, -- whether the client is asked to say that they come
    created_at  bigint  not null, -- what it would have said before is not said after all
    archived_at bigint,
    constraint reminder_lead check ((before_min is null) = (days is not null) and (days is null) = (at_min is null)
                                    and coalesce(before_min, 1) > 0 and coalesce(days, 0) >= 0 and coalesce(at_min, 0) between 0 and 1439)
);
create index reminder_studio on reminder (studio_id);
create index reminder_service on reminder (service_id);
