-- A price or a sale that changes without an edit of its product is announced by its event alone: shops drop what
-- they keep of these products as they do after an edit. Other messages cost one comparison.
create function platform.notify_prices() returns trigger language plpgsql as $$
begin
  perform pg_notify('catalog_changed', product.id)
  from jsonb_array_elements_text(new.body -> 'productIds') as product (id);
  return null;
end $$;
create trigger price_event_drops_caches after insert on platform.outbox
  for each row when (new.topic = 'events' and new.kind = 'price.changed')
  execute function platform.notify_prices();
