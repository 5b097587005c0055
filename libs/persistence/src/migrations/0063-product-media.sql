-- A picture by what is in it, with its renditions at `<key>/<width>.<format>` in the media bucket. Its original lies
-- under `original_key` where nobody outside reads; pictures that came with their products have none.
create table catalog.picture (
  id uuid primary key,
  key text not null unique,
  sha256 text unique check (sha256 ~ '^[0-9a-f]{64}$'),
  original_key text,
  media_type text check (media_type in ('image/jpeg', 'image/png', 'image/webp')),
  bytes integer check (bytes between 1 and 15728640),
  state text not null check (state in ('processing', 'ready', 'failed')),
  fault text,
  -- As it stands upright; until it has been worked on as its file says.
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  widths integer[] not null default '{}',
  formats text[] not null default '{}',
  tint text not null default '#f1efe6' check (tint ~ '^#[0-9a-fA-F]{6}$'),
  uploaded_by text,
  uploaded_by_name text,
  uploaded_at timestamptz not null default now(),
  -- When its renditions were last asked for.
  asked_at timestamptz not null default now(),
  unused_since timestamptz,
  check ((sha256 is null) = (original_key is null)),
  check ((state = 'failed') = (fault is not null)),
  check (state <> 'ready' or cardinality(widths) > 0)
);
create index picture_unused on catalog.picture (unused_since) where unused_since is not null;
create index picture_waiting on catalog.picture (asked_at) where state = 'processing';

-- The pictures of a product in order. What has no words for those who do not see it is not shown.
create table catalog.product_media (
  id uuid primary key,
  product_id uuid not null references catalog.product (id),
  picture_id uuid not null references catalog.picture (id),
  position integer not null,
  alt text not null default '' check (length(alt) <= 250),
  kind text not null default 'pack' check (kind in ('pack', 'label', 'detail', 'in-use')),
  focus_x numeric(4, 3) not null default 0.5 check (focus_x between 0 and 1),
  focus_y numeric(4, 3) not null default 0.5 check (focus_y between 0 and 1),
  added_at timestamptz not null default now(),
  unique (product_id, picture_id),
  unique (product_id, position) deferrable initially deferred
);
create index product_media_picture on catalog.product_media (picture_id);

-- Whose renditions and original are to be removed: the row goes first, so that the same file sent again is a new one.
create table catalog.picture_leaving (
  key text primary key,
  original_key text not null,
  widths integer[] not null,
  formats text[] not null,
  left_at timestamptz not null default now()
);

-- What employees have seen of a product's pictures, apart from its other fields and from what workers do.
alter table catalog.product add column media_version integer not null default 1;

-- A picture of an order is the one that was bought by; it stays as long as the order.
create index line_picture on ordering.line ((image ->> 'key')) where image ->> 'key' like 'pictures/%';

-- What pages, lists and the index show; `catalog.product.images` is the copy they read.
create view catalog.shown_media as
  select m.product_id, m.position, jsonb_build_object('key', p.key, 'alt', m.alt, 'widths', to_jsonb(p.widths),
    'tint', p.tint, 'width', p.width, 'height', p.height, 'formats', to_jsonb(p.formats),
    'focus', jsonb_build_object('x', m.focus_x, 'y', m.focus_y)) as image
  from catalog.product_media m join catalog.picture p on p.id = m.picture_id
  where p.state = 'ready' and m.alt <> '';

-- Products may come with pictures that are stored already: those become records too.
create function catalog.record_pictures(product uuid, images jsonb) returns void language sql as $$
  insert into catalog.picture (id, key, state, width, height, widths, formats, tint)
  select distinct on (image ->> 'key') gen_random_uuid(), image ->> 'key', 'ready', size.widest, size.widest,
    size.widths, '{avif,webp}', image ->> 'tint'
  from jsonb_array_elements(images) image,
    lateral (select array_agg(width::integer order by width::integer) as widths, max(width::integer) as widest
      from jsonb_array_elements_text(image -> 'widths') width) size
  on conflict (key) do nothing;
  insert into catalog.product_media (id, product_id, picture_id, position, alt)
  select gen_random_uuid(), product, p.id, min(image.at), left(min(image.value ->> 'alt'), 250)
  from jsonb_array_elements(images) with ordinality image (value, at)
  join catalog.picture p on p.key = image.value ->> 'key'
  group by p.id
  on conflict (product_id, picture_id) do nothing;
$$;

select catalog.record_pictures(id, images) from catalog.product where images <> '[]';

create function catalog.record_product_pictures() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform catalog.record_pictures(new.id, new.images);
  return null;
end $$;
create trigger product_comes_with_pictures after insert on catalog.product
  for each row when (new.images <> '[]') execute function catalog.record_product_pictures();

grant select on catalog.picture, catalog.product_media, catalog.shown_media to ga_admin, ga_worker;
grant insert on catalog.picture, catalog.product_media to ga_admin;
grant update (state, fault, asked_at, unused_since) on catalog.picture to ga_admin;
grant update (position, alt, kind, focus_x, focus_y) on catalog.product_media to ga_admin;
grant delete on catalog.product_media to ga_admin;
grant update (state, fault, asked_at, width, height, widths, formats, tint) on catalog.picture to ga_worker;
grant delete on catalog.picture to ga_worker;
grant select, insert, delete on catalog.picture_leaving to ga_worker;
