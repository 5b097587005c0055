import { testStack, withClient } from '@green-apple/testing';

/** One item for each place that ships, of which no other place that ships has any: bought together they split. */
export function soldFromOnePlaceOnly(): Promise<string[]> {
  return withClient(testStack().needed('DATABASE_WRITER_URL'), async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `select distinct on (w.id) v.id from inventory.stock_level s
       join inventory.location w on w.id = s.location_id and w.ships
       join catalog.variant v on v.id = s.variant_id and v.active
       join catalog.product p on p.id = v.product_id and p.status = 'published' and p.published_at < now()
       where s.on_hand - s.reserved > 2
         and not exists (select from inventory.stock_level x join inventory.location y on y.id = x.location_id
           where x.variant_id = v.id and y.ships and y.id <> w.id and x.on_hand > x.reserved)
         and not exists (select from inventory.lot t where t.variant_id = v.id
           and t.expires_on < current_date + v.days_of_supply + 60)
         and not exists (select from inventory.backorder b where b.variant_id = v.id)
         and not exists (select from inventory.sale_limit m where m.product_id = p.id)
       order by w.id, v.id`,
    );
    return rows.map(({ id }) => id);
  });
}

/** Every promise about stock that does not hold. */
export function stockFaults(): Promise<string[]> {
  return withClient(testStack().needed('DATABASE_WRITER_URL'), async (client) => {
    const { rows } = await client.query<{ fault: string }>(
      'select fault from inventory.stock_fault',
    );
    return rows.map(({ fault }) => fault);
  });
}
