-- Who does the work.
create table specialist (
    specialist_id integer primary key autoincrement,
    studio_id     bigint not null references studio (studio_id),
    name          text   not null,
    bio           text   not null default '', -- HTML of Telegram's formatting
    photo         text   not null default '', -- Telegram's file_id
    position      bigint not null,
    archived_at   bigint
);
create index specialist_studio on specialist (studio_id, position);

-- A group of services.
create table category (
    category_id integer primary key autoincrement,
    studio_id   bigint not null references studio (studio_id),
    name        text   not null,
    position    bigint not null,
    archived_at bigint
);
create index category_studio on category (studio_id, position);

-- Something one books. A row that a button can name is never deleted, only archived.
create table service (
    service_id        integer primary key autoincrement,
    studio_id         bigint  not null references studio (studio_id),
    category_id       bigint  not null references category (category_id),
    name              text    not null,
    about             text    not null default '', -- HTML of Telegram's formatting
    photo             text    not null default '', -- Telegram's file_id
    length_min        bigint  not null,
    price_minor       bigint  not null, -- in the studio's currency
    price_from        boolean not null default false, -- "from" this price
    buffer_before_min bigint  not null default 0,
    buffer_after_min  bigint  not null default 0,
    position          bigint  not null,
    hidden            boolean not null default false,
    approves          text,             -- whose bookings wait for a yes; null: as the studio says
    archived_at       bigint,
    constraint service_approves check (approves in ('nobody', 'new', 'everybody')),
    constraint service_length check (length_min > 0 and length_min <= 1440)
);
create index service_studio on service (studio_id, position);

-- A service as one specialist does it; null means as the service says.
create table offer (
    studio_id     bigint not null references studio (studio_id),
    specialist_id bigint not null references specialist (specialist_id),
    service_id    bigint not null references service (service_id),
    length_min    bigint,
    price_minor   bigint,
    constraint offer_pk primary key (specialist_id, service_id),
    constraint offer_length check (length_min > 0 and length_min <= 1440)
);
create index offer_studio on offer (studio_id);
