create schema customer;
create schema content;
create schema reporting;
create schema platform;

create table customer.customer_stats (
  -- HMAC of the folded e-mail address: statistics need no address.
  customer_key bytea primary key,
  order_count integer not null default 0,
  spent_minor bigint not null default 0,
  currency char(3) not null,
  first_order_at timestamptz not null,
  last_order_at timestamptz not null
);

create table customer.notification (
  order_id uuid not null,
  template text not null,
  template_version integer not null,
  message_id text not null,
  state text not null check (state in ('sending', 'sent')),
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  primary key (order_id, template, template_version)
);

create table reporting.product_stats (
  product_id uuid not null,
  variant_id uuid primary key,
  order_count integer not null default 0,
  units integer not null default 0,
  revenue_minor bigint not null default 0
);
create index product_stats_product on reporting.product_stats (product_id);

create table reporting.stats_applied (
  order_id uuid primary key,
  applied_at timestamptz not null default now()
);

create table platform.outbox (
  seq bigint generated always as identity primary key,
  id uuid not null unique,
  topic text not null check (topic in ('jobs', 'events')),
  -- What the subscription filters look at: the calculation type or the event type.
  kind text not null,
  aggregate_type text not null,
  aggregate_id uuid not null,
  aggregate_version integer not null,
  body jsonb not null,
  correlation_id text,
  created_at timestamptz not null default now(),
  published_at timestamptz
);
create index outbox_unpublished on platform.outbox (seq) where published_at is null;

create table platform.inbox (
  consumer text not null,
  event_id uuid not null,
  handled_at timestamptz not null default now(),
  primary key (consumer, event_id)
);

create table platform.idempotency_key (
  scope text not null,
  key text not null,
  request_hash text not null,
  status integer,
  response jsonb,
  created_at timestamptz not null default now(),
  primary key (scope, key)
);

create table platform.setting (
  key text primary key,
  value jsonb not null,
  version integer not null default 1,
  updated_at timestamptz not null default now()
);

create table platform.audit (
  seq bigint generated always as identity primary key,
  at timestamptz not null default now(),
  actor_id text not null,
  actor_name text not null,
  action text not null,
  entity_type text not null,
  entity_id text not null,
  before jsonb,
  after jsonb,
  correlation_id text,
  previous_hash text not null,
  hash text not null unique
);
create index audit_entity on platform.audit (entity_type, entity_id, seq desc);

create function platform.notify_outbox() returns trigger language plpgsql as $$
begin
  perform pg_notify('outbox', '');
  return null;
end $$;
create trigger outbox_wakes_relay after insert on platform.outbox
  for each statement execute function platform.notify_outbox();

-- Order pages follow their order live: the id is all that travels.
create function ordering.notify_order() returns trigger language plpgsql as $$
begin
  perform pg_notify('order_changed', new.id::text);
  return null;
end $$;
create trigger order_wakes_watchers after insert or update on ordering."order"
  for each row execute function ordering.notify_order();
