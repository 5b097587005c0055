-- One login role per process. Local stacks trust the loopback; production sets passwords outside of migrations.
do $$
declare
  name text;
begin
  foreach name in array array['ga_storefront', 'ga_admin', 'ga_jobs', 'ga_worker', 'ga_indexer'] loop
    if not exists (select from pg_roles where rolname = name) then
      execute format('create role %I login', name);
    end if;
  end loop;
end $$;

grant usage on schema catalog, pricing, promotion, inventory, cart, ordering, payment, customer, reporting, platform
  to ga_storefront, ga_admin, ga_jobs, ga_worker, ga_indexer;

-- Storefront: reads the catalogue, owns carts, places orders. It cannot write the catalogue.
grant select on all tables in schema catalog, pricing, promotion, inventory to ga_storefront;
grant select on reporting.product_stats to ga_storefront;
grant select, insert, update, delete on all tables in schema cart to ga_storefront;
grant select, insert on ordering."order", ordering.line, ordering.history to ga_storefront;
grant update (used_count) on promotion.promotion to ga_storefront;
grant insert on promotion.redemption to ga_storefront;
grant update (reserved) on inventory.stock_level to ga_storefront;
grant select, insert on inventory.reservation, inventory.movement to ga_storefront;
grant select, insert on payment.payment, payment.webhook_event to ga_storefront;
grant select, insert on platform.outbox to ga_storefront;
grant select, insert, update on platform.idempotency_key to ga_storefront;
grant select on platform.setting to ga_storefront;

-- Admin: edits the catalogue, reads orders. It cannot read card references.
grant select, insert, update, delete on all tables in schema catalog, pricing, promotion to ga_admin;
grant select, update on inventory.stock_level to ga_admin;
grant select, insert on inventory.movement to ga_admin;
grant select on inventory.location, inventory.lot, inventory.reservation to ga_admin;
grant select on all tables in schema ordering, reporting to ga_admin;
grant select (id, order_id, attempt, provider, state, decline_code, amount_minor, currency, created_at, updated_at)
  on payment.payment to ga_admin;
grant select, insert on platform.outbox, platform.audit to ga_admin;
grant select, insert, update on platform.setting, platform.idempotency_key to ga_admin;

-- Jobs: moves the outbox, looks orders up by number.
grant select, update on platform.outbox to ga_jobs;
grant delete on platform.outbox to ga_jobs;
grant select, insert on platform.inbox to ga_jobs;
grant select on ordering."order" to ga_jobs;

-- Workers: move orders.
grant select on all tables in schema catalog, pricing, promotion, inventory, cart to ga_worker;
grant select, insert, update on all tables in schema ordering, payment, customer, reporting to ga_worker;
grant update on promotion.promotion to ga_worker;
grant delete on promotion.redemption to ga_worker;
grant update on inventory.stock_level to ga_worker;
grant insert, update on inventory.reservation to ga_worker;
grant insert on inventory.movement to ga_worker;
grant select, insert on platform.outbox, platform.inbox to ga_worker;
grant select on platform.setting to ga_worker;

-- Indexer: reads projections.
grant select on all tables in schema catalog, pricing, inventory, reporting to ga_indexer;
grant select, insert, delete on platform.inbox to ga_indexer;
grant usage on all sequences in schema inventory, platform to ga_storefront, ga_admin, ga_worker;
