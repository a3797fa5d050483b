-- What a page is called in its address: a studio's by itself, a specialist's behind their studio's. An old name leads to
-- the present one for ever, and is never given to another.
create table slug (
    slug          text    not null,
    studio_id     bigint  not null references studio (studio_id),
    specialist_id bigint  references specialist (specialist_id), -- null: the studio's own page
    is_current    boolean not null
);
create unique index slug_of_studio on slug (slug) where specialist_id is null;
create unique index slug_of_specialist on slug (studio_id, slug) where specialist_id is not null;
create unique index slug_studio_now on slug (studio_id) where specialist_id is null and is_current;
create unique index slug_specialist_now on slug (specialist_id) where is_current;
create index slug_studio on slug (studio_id);
