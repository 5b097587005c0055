-- Groups of customers that offers and price lists ask for. Kept by hand, or worked out by a rule over what the shop
-- knows of its orders; either way a member is a row, by the key of their address and never by the address.
create table customer.segment (
  id uuid primary key,
  -- What offers and price lists name it by; it stays.
  code text not null unique check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 40),
  name text not null check (length(name) between 1 and 80),
  note text not null default '' check (length(note) <= 400),
  kind text not null check (kind in ('hand', 'rule')),
  -- All of them must hold.
  conditions jsonb not null default '[]' check (jsonb_typeof(conditions) = 'array'),
  -- Counted by whoever adds or drops members, under the row's lock.
  members integer not null default 0 check (members >= 0),
  -- When the rule was last asked of every customer; null while it was not since it was written.
  worked_out_at timestamptz,
  -- Nobody is in a segment that is put away; its members stay for the day it is taken out again.
  archived_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  check ((kind = 'rule') = (jsonb_array_length(conditions) > 0))
);

insert into customer.segment (id, code, name, kind, members)
select gen_random_uuid(), segment, segment, 'hand', count(*) from customer.segment_member group by segment;

alter table customer.segment_member add foreign key (segment) references customer.segment (code);
create index segment_member_segment on customer.segment_member (segment, customer_key);

-- Whose order it was that is in the figures: what rules of segments go by. Empty for those that were counted before
-- this was kept; the worker fills it in.
alter table reporting.stats_applied add column customer_key bytea;
create index stats_applied_customer on reporting.stats_applied (customer_key);
create index stats_applied_unnamed on reporting.stats_applied (order_id) where customer_key is null;

grant select on customer.segment to ga_storefront, ga_worker, ga_admin;
grant insert, update on customer.segment to ga_admin;
grant update (members, worked_out_at) on customer.segment to ga_worker;
grant insert, delete on customer.segment_member to ga_admin, ga_worker;
