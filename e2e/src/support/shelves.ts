import { testStack, withClient } from '@green-apple/testing';

/** On sale now, without limits or a date to wait for, its lots good for long enough. */
const ON_SALE = `v.active and p.status = 'published' and p.published_at < now()
  and coalesce(p.published_until > now(), true)
  and not exists (select from inventory.lot t where t.variant_id = v.id
    and t.expires_on < current_date + v.days_of_supply + 60)
  and not exists (select from inventory.backorder b where b.variant_id = v.id)
  and not exists (select from inventory.bundle_component b where b.bundle_variant_id = v.id)
  and not exists (select from inventory.sale_limit m where m.product_id = p.id)`;

const variants = (sql: string): Promise<string[]> =>
  withClient(testStack().needed('DATABASE_WRITER_URL'), async (client) =>
    (await client.query<{ id: string }>(sql)).rows.map(({ id }) => id),
  );

/** An item of which every place that ships, and a store, has plenty. */
export async function plentyEverywhere(): Promise<string> {
  const [id] = await variants(
    `select v.id from catalog.variant v join catalog.product p on p.id = v.product_id
     join inventory.stock_level s on s.variant_id = v.id join inventory.location w on w.id = s.location_id
     where ${ON_SALE} and s.on_hand - s.reserved > 8
     group by v.id
     having count(*) filter (where w.ships) = (select count(*) from inventory.location where ships)
       and count(*) filter (where w.kind = 'store') > 0
     order by v.id limit 1`,
  );
  if (id === undefined) throw new Error('nothing lies everywhere');
  return id;
}

/** One item for each place that ships, of which no other place that ships has enough: bought together they split. */
export async function soldFromOnePlaceOnly(): Promise<string[]> {
  const ids = await variants(
    `select distinct on (w.id) v.id from inventory.stock_level s
     join inventory.location w on w.id = s.location_id and w.ships
     join catalog.variant v on v.id = s.variant_id join catalog.product p on p.id = v.product_id
     where ${ON_SALE} and s.on_hand - s.reserved > 2
       and not exists (select from inventory.stock_level x join inventory.location y on y.id = x.location_id
         where x.variant_id = v.id and y.ships and y.id <> w.id and x.on_hand > x.reserved)
     order by w.id, v.id`,
  );
  if (ids.length < 2) throw new Error('everything lies in one place');
  return ids;
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
