import { testStack, withClient } from '@green-apple/testing';

/** On sale now, without limits or a date to wait for, its lots good for long enough. */
const ON_SALE = `v.active and p.status = 'published' and p.published_at < now()
  and coalesce(p.published_until > now(), true)
  and not exists (select from inventory.lot t where t.variant_id = v.id
    and t.expires_on < current_date + v.days_of_supply + 60)
  and not exists (select from inventory.backorder b where b.variant_id = v.id)
  and not exists (select from inventory.bundle_component b where b.bundle_variant_id = v.id)
  and not exists (select from inventory.sale_limit m where m.product_id = p.id)`;

const rows = <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> =>
  withClient(
    testStack().needed('DATABASE_WRITER_URL'),
    async (client) => (await client.query<Row>(sql, values)).rows,
  );
const variants = async (sql: string): Promise<string[]> =>
  (await rows<{ id: string }>(sql)).map(({ id }) => id);

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
     join inventory.location w on w.id = s.location_id and w.ships and w.market = 'US'
     join catalog.variant v on v.id = s.variant_id join catalog.product p on p.id = v.product_id
     where ${ON_SALE} and s.on_hand - s.reserved > 2
       and not exists (select from inventory.stock_level x join inventory.location y on y.id = x.location_id
         where x.variant_id = v.id and y.ships and y.market = 'US' and y.id <> w.id and x.on_hand > x.reserved)
     order by w.id, v.id`,
  );
  if (ids.length < 2) throw new Error('everything lies in one place');
  return ids;
}

/** Where a product is sold that comes by the pack too, of which there is enough for a few packs. */
export async function soldInPacks(): Promise<string> {
  const [product] = await rows<{ slug: string }>(
    `select p.slug from inventory.multipack m join catalog.variant v on v.id = m.component_variant_id
     join catalog.product p on p.id = v.product_id
     join inventory.stock_level s on s.variant_id = v.id
     join inventory.location w on w.id = s.location_id and w.ships and w.market = 'US'
     where ${ON_SALE} group by p.id having max(s.on_hand - s.reserved) > 20 order by p.id limit 1`,
  );
  if (product === undefined) throw new Error('nothing is sold in packs');
  return product.slug;
}

/** Something on sale beside which nobody has named anything yet, and which nobody has named beside anything. */
export async function inNoCompany(): Promise<{ readonly slug: string; readonly title: string }> {
  const [product] = await rows<{ slug: string; title: string }>(
    `select p.slug, p.title from catalog.product p
     where exists (select from catalog.variant v where v.product_id = p.id and ${ON_SALE})
       and not exists (select from catalog.related_product r where p.id in (r.product_id, r.related_id))
     order by p.id limit 1`,
  );
  if (product === undefined) throw new Error('everything is in company');
  return product;
}

export interface InTwoLanguages {
  readonly slug: string;
  readonly english: string;
  readonly german: string;
}

/** What the EU sells under the longest German word: of all names the hardest to set. */
export async function namedInGerman(): Promise<InTwoLanguages> {
  const [product] = await rows<InTwoLanguages>(
    `select p.slug, p.title as english, t.texts ->> 'title' as german
     from catalog.product_translation t join catalog.product p on p.id = t.product_id
     where t.locale = 'de' and t.texts ->> 'title' <> p.title and p.status = 'published' and p.published_at < now()
       and exists (select from catalog.variant v join pricing.price r on r.variant_id = v.id and r.market = 'EU'
         where v.product_id = p.id and v.active)
     order by (select max(length(word)) from regexp_split_to_table(t.texts ->> 'title', '[ -]') word) desc, p.id
     limit 1`,
  );
  if (product === undefined) throw new Error('nothing is called anything in German');
  return product;
}

/** What lies on the shelf of a place. */
export async function onShelf(variantId: string, place: string): Promise<number> {
  const [level] = await rows<{ units: number }>(
    `select s.on_hand as units from inventory.stock_level s join inventory.location w on w.id = s.location_id
     where s.variant_id = $1 and w.name = $2`,
    [variantId, place],
  );
  return level?.units ?? 0;
}

/** Every promise about stock that does not hold. */
export async function stockFaults(): Promise<string[]> {
  const faults = await rows<{ fault: string }>('select fault from inventory.stock_fault');
  return faults.map(({ fault }) => fault);
}
