create schema review;

create table review.review (
  id uuid primary key,
  product_id uuid not null,
  -- The order that proves the purchase; null for one that came with an import.
  order_id uuid,
  -- Where an imported one was proven; null when nothing proves it, and then it is shown without the mark.
  purchase_ref text,
  stars smallint not null check (stars between 1 and 5),
  title text not null check (length(title) between 1 and 80),
  body text not null check (length(body) between 1 and 2000),
  display_name text not null check (length(display_name) between 1 and 30),
  used_for text,
  used_how_long text,
  state text not null default 'pending' check (state in ('pending', 'published', 'rejected')),
  -- What the checks of the text found, for the moderator.
  findings text[] not null default '{}',
  rejected_because text,
  decided_by text,
  decided_at timestamptz,
  reply text check (length(reply) between 1 and 1000),
  replied_by text,
  replied_at timestamptz,
  helpful_count integer not null default 0 check (helpful_count >= 0),
  written_at timestamptz not null default now(),
  published_at timestamptz,
  version integer not null default 1,
  unique (order_id, product_id),
  check ((state = 'rejected') = (rejected_because is not null)),
  check (state <> 'published' or published_at is not null),
  check ((reply is null) = (replied_at is null))
);
create index review_of_product on review.review (product_id, stars) where state = 'published';
create index review_queue on review.review (state, written_at, id);

create table review.helpful_vote (
  review_id uuid not null references review.review (id) on delete cascade,
  session_hash bytea not null,
  voted_at timestamptz not null default now(),
  primary key (review_id, session_hash)
);

-- A product's rating is what its published reviews say, whoever changed them. The product is locked before
-- they are counted: of two reviews published at once the second counts both. Runs with the rights of its owner,
-- so that nobody needs the right to write a rating.
create function review.rate_products() returns trigger language plpgsql
security definer set search_path = pg_catalog, pg_temp as $$
declare
  rated uuid[];
begin
  if tg_op = 'UPDATE' then
    rated := array(select distinct c.product_id from changed c join previous o on o.id = c.id
      where (c.state, c.stars) is distinct from (o.state, o.stars));
  else
    rated := array(select distinct product_id from changed where state = 'published');
  end if;
  if cardinality(rated) = 0 then
    return null;
  end if;
  perform from catalog.product p where p.id = any(rated) order by p.id for update;
  update catalog.product p set rating_average = told.average, rating_count = told.count
  from (
    select c.product_id, coalesce(round(avg(r.stars), 1), 0) as average, count(r.id)::int as count
    from unnest(rated) as c (product_id)
    left join review.review r on r.product_id = c.product_id and r.state = 'published'
    group by c.product_id) told
  where p.id = told.product_id and (p.rating_average, p.rating_count) is distinct from (told.average, told.count);
  return null;
end $$;
create trigger written_review_rates after insert on review.review
  referencing new table as changed for each statement execute function review.rate_products();
create trigger changed_review_rates after update on review.review
  referencing old table as previous new table as changed for each statement execute function review.rate_products();
create trigger removed_review_rates after delete on review.review
  referencing old table as changed for each statement execute function review.rate_products();

-- The shop takes reviews in; only the back office lets others see them.
create function review.keep_moderated() returns trigger language plpgsql as $$
begin
  if session_user = 'ga_storefront' and new.state = 'published'
    and (tg_op = 'INSERT' or old.state <> 'published'
      or (new.stars, new.title, new.body, new.display_name) is distinct from
         (old.stars, old.title, old.body, old.display_name)) then
    raise exception 'a review is published by the back office' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger review_stays_moderated before insert or update on review.review
  for each row execute function review.keep_moderated();

-- Empty: products whose rating is not what their published reviews say.
create view review.rating_fault as
  select p.id as product_id, p.rating_average, p.rating_count, count(r.id)::int as published
  from catalog.product p left join review.review r on r.product_id = p.id and r.state = 'published'
  group by p.id
  having p.rating_count <> count(r.id) or p.rating_average <> coalesce(round(avg(r.stars), 1), 0);

grant usage on schema review to ga_storefront, ga_admin;
grant select, insert on review.review to ga_storefront;
grant update (stars, title, body, display_name, used_for, used_how_long, state, findings, rejected_because,
  decided_by, decided_at, published_at, written_at, helpful_count, version) on review.review to ga_storefront;
grant select, insert on review.helpful_vote to ga_storefront;
grant select on review.review, review.rating_fault to ga_admin;
grant update (state, rejected_because, decided_by, decided_at, published_at, reply, replied_by, replied_at, version)
  on review.review to ga_admin;
