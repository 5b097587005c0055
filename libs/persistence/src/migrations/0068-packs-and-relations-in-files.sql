-- The net below: whoever books units, what is made of others has none of its own. Taking away what was booked
-- before it was made of others stays possible.
create function inventory.refuse_stock_of_bundle() returns trigger language plpgsql as $$
begin
  if exists (select from inventory.bundle_component b where b.bundle_variant_id = new.variant_id) then
    raise exception 'what is made of other items has no stock of its own'
      using errcode = 'check_violation', constraint = 'stock_of_single_items';
  end if;
  return new;
end $$;
create trigger stock_of_single_items_opened before insert on inventory.stock_level
  for each row when (new.on_hand > 0) execute function inventory.refuse_stock_of_bundle();
create trigger stock_of_single_items before update of on_hand on inventory.stock_level
  for each row when (new.on_hand > old.on_hand) execute function inventory.refuse_stock_of_bundle();

-- A file of products says what stands beside them.
grant insert, delete on catalog.related_product to ga_worker;

-- The page of a product that is named both ways shows it, although its own row is as it was.
create function catalog.notify_named_both_ways() returns trigger language plpgsql as $$
begin
  if coalesce(new.mutual, old.mutual) then
    perform pg_notify('catalog_changed', coalesce(new.related_id, old.related_id)::text);
  end if;
  return null;
end $$;
create trigger named_both_ways_drops_caches after insert or delete on catalog.related_product
  for each row execute function catalog.notify_named_both_ways();
