-- A tenant: a studio, or a solo specialist as a studio of one. `revision` grows with every change of its catalog
-- or hours, so that a cache knows when it is stale.
create table studio (
    studio_id         integer primary key autoincrement,
    name              text    not null,
    zone              text    not null, -- IANA name
    currency          text    not null, -- ISO 4217
    about             text    not null default '', -- HTML of Telegram's formatting
    photo             text    not null default '', -- Telegram's file_id
    address           text    not null default '',
    phone             text    not null default '',
    privacy_url       text    not null default '',
    notice_min        bigint  not null,
    window_days       bigint  not null,
    step_min          bigint  not null,
    hold_min          bigint  not null,
    buffers           text    not null,
    cancel_before_min bigint,           -- null: never by a button; 0: any time before the start
    move_before_min   bigint,           -- null: as for cancelling; -1: never by a button; 0: any time before the start
    client_cap        bigint  not null, -- bookings to come, per client
    paused            boolean not null default false,
    paused_note       text    not null default '', -- what clients read meanwhile
    latitude          bigint,           -- millionths of a degree, with longitude; null: no pin
    longitude         bigint,
    langs             text    not null default 'ru,en', -- what its clients may choose from
    solo              boolean not null default false,   -- one specialist who is the owner: no word of a "studio"
    staff_group_id    bigint,           -- Telegram's number of the group that hears what the owner hears
    group_hash        text    not null default '', -- SHA-256, hex, of the link that names the next such group
    group_until       bigint  not null default 0,  -- the link is good until then
    agenda_cron       text    not null default '0 0 8 * * *',  -- in its zone; '': never
    quiet_from_min bigint, -- what can wait rings nobody from this civil minute; null: never quiet
    quiet_to_min   bigint, -- to this one, maybe on the next day
    digest_cron       text    not null default '0 0 20 * * *',
    ask_again_min     bigint  not null default 180, -- a client who does not answer is asked again after so long; 0: never
    release_min       bigint  not null default 180, -- and so long before the start their specialist is asked; 0: never
    approves          text    not null default 'nobody', -- whose bookings wait for a yes
    demo              boolean not null default false,
    ask_phone         text    not null default 'never', -- whether a client leaves their phone before they book
    widget_sites      text    not null default '', -- origins that may frame its page to book, with spaces between
    revision          bigint  not null default 1,
    created_at        bigint  not null, -- Unix seconds, UTC, as every *_at here
    constraint studio_buffers check (buffers in ('add', 'overlap')),
    constraint studio_ask_phone check (ask_phone in ('never', 'welcome', 'required')),
    constraint studio_approves check (approves in ('nobody', 'new', 'everybody')),
    constraint studio_step check (step_min > 0)
);
