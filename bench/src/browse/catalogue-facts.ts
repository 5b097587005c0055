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

const SOLD = `status = 'published' and published_at <= now()`;
/** Enough for every request of a run to be another one. */
const MOST = 60_000;

export async function readCatalogueFacts(writerUrl: string): Promise<CatalogueFacts> {
  const writer = openWriter(writerUrl, { max: 2, applicationName: 'bench' });
  const all = (sql: string) => column(writer, sql);
  try {
    return {
      categories: await all(`select distinct c.slug as value from catalog.category c
        join catalog.product p on p.category_id = c.id where p.${SOLD} order by 1`),
      brands: await all('select slug as value from catalog.brand order by 1'),
      goals: await all(
        `select distinct goal as value from catalog.product where ${SOLD} order by 1`,
      ),
      forms: await all(
        `select distinct form as value from catalog.product where ${SOLD} order by 1`,
      ),
      diets: await all('select distinct unnest(diets) as value from catalog.product order by 1'),
      certificates: await all(
        'select distinct unnest(certificates) as value from catalog.product order by 1',
      ),
      allergens: await all(
        'select distinct unnest(allergens) as value from catalog.product order by 1',
      ),
      slugs: await all(
        `select slug as value from catalog.product where ${SOLD} order by md5(id::text) limit ${MOST}`,
      ),
      titles: await all(`select title as value from catalog.product where ${SOLD}
        group by title order by md5(title) limit ${MOST}`),
      brandNames: await all('select name as value from catalog.brand order by 1'),
      ingredients: await all(`select distinct row ->> 'name' as value from catalog.product,
        jsonb_array_elements(facts -> 'rows') row where ${SOLD} order by 1 limit 500`),
      skus: await all('select sku as value from catalog.variant order by md5(sku) limit 2000'),
    };
  } finally {
    await writer.close();
  }
}

async function column(writer: Writer, sql: string): Promise<string[]> {
  const rows = await writerSelect<{ value: string | null }>(writer, sql);
  return rows.flatMap(({ value }) => value ?? []);
}
