-- What else is said in the terms of one market: budgets of campaigns, claims, and the prices that reductions are
-- measured by.

-- The budget of a campaign is money of one market: it pays for offers of that market alone. The previous release makes
-- campaigns of the home market.
alter table promotion.campaign add column market text not null default 'US';

-- A campaign is of the market that all of its offers are of.
update promotion.campaign c set market = o.market
from (select campaign_id, min(market) as market from promotion.promotion
  where campaign_id is not null and market is not null
  group by campaign_id having count(distinct market) = 1) o
where o.campaign_id = c.id;

-- One that paid in both becomes two with the same limits; each takes along what its offers took.
with mixed as materialized (
  select c.id as of_id, gen_random_uuid() as id, least(c.spent_minor, coalesce(sum(r.amount_minor), 0)) as spent,
    least(c.use_count, cast(count(r.order_id) as integer)) as uses
  from promotion.campaign c
  join promotion.promotion p on p.campaign_id = c.id and p.market = 'EU'
  left join promotion.redemption r on r.promotion_id = p.id and r.campaign_id = c.id
  where c.market = 'US' group by c.id),
twin as (
  insert into promotion.campaign (id, name, active, spend_limit_minor, spent_minor, use_limit, use_count, market)
  select m.id, left(c.name, 76) || ', EU', c.active, c.spend_limit_minor, m.spent, c.use_limit, m.uses, 'EU'
  from mixed m join promotion.campaign c on c.id = m.of_id),
home as (
  update promotion.campaign c set spent_minor = c.spent_minor - m.spent, use_count = c.use_count - m.uses,
    version = c.version + 1
  from mixed m where c.id = m.of_id),
taken as (
  update promotion.redemption r set campaign_id = m.id from mixed m, promotion.promotion p
  where r.campaign_id = m.of_id and p.id = r.promotion_id and p.market = 'EU')
update promotion.promotion p set campaign_id = m.id, version = p.version + 1
from mixed m where p.campaign_id = m.of_id and p.market = 'EU';

update promotion.promotion p set market = c.market
from promotion.campaign c where c.id = p.campaign_id and p.market is null;

alter table promotion.campaign add constraint campaign_in_market unique (id, market);
alter table promotion.promotion add constraint promotion_paid_in_its_market
  foreign key (campaign_id, market) references promotion.campaign (id, market);
alter table promotion.promotion add constraint promotion_with_budget_has_market
  check (campaign_id is null or market is not null);

-- What may be said of a product differs from market to market, and so does who has to have approved it. All so far
-- were approved for the home market, which the previous release goes on to mean.
alter table catalog.claim add column market text not null default 'US';

-- Which price held from when until when. Where a law asks by how much a price is reduced from its lowest of the last
-- thirty days (directive 98/6/EC, article 6a), nothing else can answer.
create table pricing.price_period (
  variant_id uuid not null,
  market text not null,
  list_minor bigint not null,
  sale_minor bigint,
  sale_starts_at timestamptz,
  sale_ends_at timestamptz,
  valid_from timestamptz not null,
  valid_to timestamptz,
  primary key (variant_id, market, valid_from)
);
-- Nobody wrote down since when the prices of today hold: they are taken to have held always.
insert into pricing.price_period (variant_id, market, list_minor, sale_minor, sale_starts_at, sale_ends_at, valid_from)
select variant_id, market, list_minor, sale_minor, sale_starts_at, sale_ends_at, '-infinity' from pricing.price;

create function pricing.note_prices() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  -- Whoever changes a row next waits for its lock, and so comes later by this clock.
  at timestamptz := clock_timestamp();
begin
  update pricing.price_period p set valid_to = at
  from fresh f
  where p.variant_id = f.variant_id and p.market = f.market and p.valid_to is null
    and (p.list_minor, p.sale_minor, p.sale_starts_at, p.sale_ends_at)
      is distinct from (f.list_minor, f.sale_minor, f.sale_starts_at, f.sale_ends_at);
  insert into pricing.price_period (variant_id, market, list_minor, sale_minor, sale_starts_at, sale_ends_at, valid_from)
  select f.variant_id, f.market, f.list_minor, f.sale_minor, f.sale_starts_at, f.sale_ends_at, at
  from fresh f
  where not exists (select from pricing.price_period p
    where p.variant_id = f.variant_id and p.market = f.market and p.valid_to is null);
  return null;
end $$;

create function pricing.end_prices() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update pricing.price_period p set valid_to = clock_timestamp()
  from gone g where p.variant_id = g.variant_id and p.market = g.market and p.valid_to is null;
  return null;
end $$;

create trigger price_made after insert on pricing.price
  referencing new table as fresh for each statement execute function pricing.note_prices();
create trigger price_changed after update on pricing.price
  referencing new table as fresh for each statement execute function pricing.note_prices();
create trigger price_gone after delete on pricing.price
  referencing old table as gone for each statement execute function pricing.end_prices();

-- The lowest that was asked for in the thirty days before the present sale of a price began; null when it was not sold.
create function pricing.lowest_before_sale(tag pricing.price) returns bigint
language sql stable set search_path = pg_catalog as $$
  select min(least(p.list_minor, case when
      greatest(p.valid_from, coalesce(p.sale_starts_at, '-infinity'), sale.begins - interval '30 days')
        < least(coalesce(p.valid_to, 'infinity'), coalesce(p.sale_ends_at, 'infinity'), sale.begins)
    then p.sale_minor end))
  from (select coalesce(tag.sale_starts_at, (
      select max(q.valid_from) from pricing.price_period q
      where q.variant_id = tag.variant_id and q.market = tag.market and q.valid_to is null)) as begins) sale
  join pricing.price_period p on p.variant_id = tag.variant_id and p.market = tag.market
    and p.valid_from < sale.begins and coalesce(p.valid_to, 'infinity') > sale.begins - interval '30 days'
$$;

grant select on pricing.price_period to ga_storefront, ga_admin, ga_worker, ga_indexer;
