import type { IndexStage } from './index-stage.ts';

/** What the two have to be told apart by: stock that is too old, sold ahead, without a price, not sold any more. */
export async function makeHardCases({ database }: IndexStage): Promise<void> {
  const [tooOld, ahead, unpriced, smaller] = await database.query<{ id: string }>(
    `select p.id from catalog.product p
     where p.status = 'published' and p.published_at <= now()
       and (select count(*) from catalog.variant v where v.product_id = p.id and v.active) >= 2
       and exists (select from inventory.lot t join catalog.variant v on v.id = t.variant_id where v.product_id = p.id)
     order by p.id limit 4`,
  );
  const sizes = 'select id from catalog.variant where product_id = $1';
  await database.query(
    `update inventory.lot set expires_on = current_date + 1 where variant_id in (${sizes})`,
    [tooOld?.id],
  );
  await database.query(
    `update inventory.stock_level set on_hand = reserved where variant_id in (${sizes})`,
    [ahead?.id],
  );
  await database.query(
    `insert into inventory.backorder (variant_id, market, kind, unit_limit, expected_on)
     select id, 'US', 'backorder', 5, current_date + 30 from catalog.variant where product_id = $1
     on conflict do nothing`,
    [ahead?.id],
  );
  await database.query(
    `with last as (select id from catalog.variant where product_id = $1 and active order by position desc limit 1),
       others as (update inventory.stock_level set on_hand = reserved
         where variant_id in (${sizes}) and variant_id not in (select id from last))
     delete from pricing.price where variant_id in (select id from last) and market = 'US'`,
    [unpriced?.id],
  );
  await database.query(
    `update catalog.variant set active = false where id = (
       select id from catalog.variant where product_id = $1 and active order by position desc limit 1)`,
    [smaller?.id],
  );
  // A moment between two milliseconds.
  await database.query(
    `update catalog.product set published_at = date_trunc('milliseconds', published_at) + interval '0.7 milliseconds'
     where published_at < now() - interval '1 day'`,
  );
}
