-- Gift cards and store credit: money that shoppers have with us. The balance is a counter that guarded statements
-- change; the entries say why, and are only ever added to.
create table payment.stored_value (
  id uuid primary key,
  kind text not null check (kind in ('gift-card', 'store-credit')),
  -- SHA-256 of the code; who reads the database cannot spend it.
  code_hash bytea not null unique,
  ending text not null check (length(ending) = 4),
  currency char(3) not null,
  balance_minor bigint not null default 0 constraint stored_value_not_overdrawn check (balance_minor >= 0),
  -- HMAC of the e-mail address it belongs to; store credit pays for its customer only.
  customer_key bytea,
  active boolean not null default true,
  expires_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  check (kind = 'gift-card' or customer_key is not null)
) with (fillfactor = 80);
create index stored_value_newest on payment.stored_value (created_at desc, id desc);

create table payment.stored_value_entry (
  id uuid primary key,
  stored_value_id uuid not null references payment.stored_value (id),
  kind text not null check (kind in ('issue', 'debit', 'release', 'refund')),
  amount_minor bigint not null,
  order_id uuid,
  -- One deed, one key: done twice, it counts once.
  key text not null unique,
  at timestamptz not null default now(),
  check (amount_minor <> 0 and (amount_minor < 0) = (kind = 'debit')),
  check ((order_id is null) = (kind = 'issue'))
);
create index stored_value_entry_value on payment.stored_value_entry (stored_value_id, at);
create index stored_value_entry_order on payment.stored_value_entry (order_id) where order_id is not null;

create function payment.refuse_stored_value_change() returns trigger language plpgsql as $$
begin
  raise exception 'entries of stored value are only ever added to'
    using errcode = '23514', constraint = 'stored_value_append_only';
end $$;
create trigger stored_value_entry_append_only before update or delete or truncate on payment.stored_value_entry
  for each statement execute function payment.refuse_stored_value_change();

create table cart.stored_value (
  cart_id uuid not null references cart.cart (id) on delete cascade,
  stored_value_id uuid not null,
  added_at timestamptz not null default now(),
  primary key (cart_id, stored_value_id)
);

-- What the card was to pay when the total was promised, and what it pays; null means all of it.
alter table cart.quote add column due_minor bigint check (due_minor >= 0);
alter table ordering."order" add column due_minor bigint check (due_minor between 0 and total_minor);

grant select on payment.stored_value, payment.stored_value_entry to ga_storefront, ga_worker;
grant update (balance_minor) on payment.stored_value to ga_storefront, ga_worker;
grant insert on payment.stored_value_entry to ga_storefront, ga_worker, ga_admin;
grant select, insert, delete on cart.stored_value to ga_storefront;
grant select on cart.stored_value to ga_worker;
-- The back office issues and stops them, and never sees a code's hash again.
grant select (id, kind, ending, currency, balance_minor, active, expires_at, version, created_at), insert,
  update (active, version) on payment.stored_value to ga_admin;
grant select on payment.stored_value_entry to ga_admin;
