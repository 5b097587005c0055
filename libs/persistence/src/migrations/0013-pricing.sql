-- Price lists: by market, customer group, quantity and time. A unit costs the lowest that holds, never more than
-- its list price.
create table pricing.price_list (
  id uuid primary key,
  name text not null check (length(name) between 1 and 80),
  market text not null,
  currency char(3) not null,
  customer_group text,
  starts_at timestamptz,
  ends_at timestamptz,
  active boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  check (starts_at is null or ends_at is null or starts_at < ends_at)
);
create table pricing.price_list_entry (
  price_list_id uuid not null references pricing.price_list (id) on delete cascade,
  variant_id uuid not null,
  min_quantity integer not null default 1 check (min_quantity > 0),
  unit_minor bigint not null check (unit_minor >= 0),
  primary key (variant_id, price_list_id, min_quantity)
);

-- A campaign pays for several promotions from one budget, in money and in uses.
create table promotion.campaign (
  id uuid primary key,
  name text not null check (length(name) between 1 and 80),
  active boolean not null default true,
  spend_limit_minor bigint check (spend_limit_minor > 0),
  spent_minor bigint not null default 0,
  use_limit integer check (use_limit > 0),
  use_count integer not null default 0,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  constraint campaign_within_budget check (
    spent_minor >= 0 and (spend_limit_minor is null or spent_minor <= spend_limit_minor)
    and use_count >= 0 and (use_limit is null or use_count <= use_limit))
) with (fillfactor = 70);

alter table promotion.promotion add column campaign_id uuid references promotion.campaign (id);
alter table promotion.promotion add column created_at timestamptz not null default now();
-- A coupon has one code for everybody, or a batch of codes for one use each.
alter table promotion.promotion drop constraint promotion_check;
alter table promotion.promotion add constraint promotion_code_of_coupon check (kind = 'coupon' or code is null);

create table promotion.code_batch (
  id uuid primary key,
  promotion_id uuid not null references promotion.promotion (id),
  size integer not null check (size between 1 and 10000),
  created_at timestamptz not null default now()
);
create table promotion.code (
  code text primary key check (code = upper(code)),
  promotion_id uuid not null references promotion.promotion (id),
  batch_id uuid not null references promotion.code_batch (id),
  order_id uuid,
  redeemed_at timestamptz,
  check ((order_id is null) = (redeemed_at is null))
) with (fillfactor = 90);
create index code_by_batch on promotion.code (batch_id);
create index code_by_order on promotion.code (order_id) where order_id is not null;

-- What each use took, so that a cancelled order gives back exactly that.
alter table promotion.redemption add column campaign_id uuid;
alter table promotion.redemption add column amount_minor bigint not null default 0 check (amount_minor >= 0);
create index redemption_order on promotion.redemption (order_id);

-- Who is in which segment, by the HMAC of the folded e-mail address.
create table customer.segment_member (
  customer_key bytea not null,
  segment text not null,
  added_at timestamptz not null default now(),
  primary key (customer_key, segment)
);

-- The whole receipt with its working, for staff and for replays; null for orders placed before it was kept.
alter table ordering."order" add column price_receipt jsonb;

grant select on pricing.price_list, pricing.price_list_entry, promotion.campaign, promotion.code,
  promotion.code_batch, customer.segment_member to ga_storefront, ga_worker;
grant select, insert, update, delete on pricing.price_list, pricing.price_list_entry, promotion.campaign to ga_admin;
grant select, insert on promotion.code, promotion.code_batch to ga_admin;
grant select (customer_key, order_count) on customer.customer_stats to ga_storefront;
grant update (spent_minor, use_count) on promotion.campaign to ga_storefront, ga_worker;
grant update (order_id, redeemed_at) on promotion.code to ga_storefront, ga_worker;
