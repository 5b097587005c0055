import { openWriter, writerSelect, type Writer } from '@green-apple/persistence';

/** What the catalogue offers to choose from; requests are drawn from it. */
export interface CatalogueFacts {
  readonly categories: readonly string[];
  readonly brands: readonly string[];
  readonly goals: readonly string[];
  readonly forms: readonly string[];
  readonly diets: readonly string[];
  readonly certificates: readonly string[];
  readonly allergens: readonly string[];
  /** Of products for sale, in an order that says nothing. */
  readonly slugs: readonly string[];
  readonly titles: readonly string[];
  readonly brandNames: readonly string[];
  readonly ingredients: readonly string[];
  readonly skus: readonly string[];
}

/** As many as a run sends requests; a catalogue of any size is read as fast. */
const MOST = 40_000;
const SOLD = `(select * from catalog.product where status = 'published' and published_at <= now()
  order by id limit ${MOST}) p`;

export async function readCatalogueFacts(writerUrl: string): Promise<CatalogueFacts> {
  const writer = openWriter(writerUrl, { max: 2, applicationName: 'bench' });
  const all = (sql: string) => column(writer, sql);
  const every = (value: string) => all(`select distinct ${value} as value from ${SOLD} order by 1`);
  try {
    return {
      categories: await all(
        `select distinct c.slug as value from ${SOLD} join catalog.category c on c.id = p.category_id order by 1`,
      ),
      brands: await all('select slug as value from catalog.brand order by 1'),
      goals: await every('goal'),
      forms: await every('form'),
      diets: await every('unnest(diets)'),
      certificates: await every('unnest(certificates)'),
      allergens: await every('unnest(allergens)'),
      slugs: await all(`select slug as value from ${SOLD} order by md5(id::text)`),
      titles: await all(`select title as value from ${SOLD} group by title order by md5(title)`),
      brandNames: await all('select name as value from catalog.brand order by 1'),
      ingredients: await all(`select distinct row ->> 'name' as value from ${SOLD},
        jsonb_array_elements(facts -> 'rows') row order by 1 limit 500`),
      skus: await all(
        `select v.sku as value from (select * from ${SOLD} limit 2000) p
         join catalog.variant v on v.product_id = p.id order by md5(v.sku) limit 2000`,
      ),
    };
  } finally {
    await writer.close();
  }
}

async function column(writer: Writer, sql: string): Promise<string[]> {
  const rows = await writerSelect<{ value: string | null }>(writer, sql);
  return rows.flatMap(({ value }) => value ?? []);
}
