import {
  columnsAbout,
  namedProducts,
  NOTHING_KNOWN,
  type AttributeDefinition,
  type BulkKind,
  type BulkRow,
  type KnownItem,
} from '@green-apple/domain-catalog';
import { MARKETS, US } from '@green-apple/domain-pricing';
import { attributeDefinitions } from '../catalog/attribute.repository.ts';
import { writerSelect, type Parameters, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';
import {
  KNOWN_CATEGORIES_SQL,
  KNOWN_ITEMS_SQL,
  KNOWN_PRICES_SQL,
  KNOWN_PRODUCTS_SQL,
  KNOWN_STOCK_SQL,
} from './bulk-known-sql.ts';

/** A row of a file that could be read. */
export interface ReadableRow {
  readonly line: number;
  readonly key: string;
  readonly said: BulkRow;
}

/** Tells, row by row in the order of the file, what the shop and the good rows before know about it. */
export interface Knowledge {
  about(row: ReadableRow): KnownItem;
  /** The row just asked about is good: rows behind it are held against it. */
  remember(row: ReadableRow): void;
}

const text = (value: unknown): string => String(value ?? '');
const distinct = (rows: readonly ReadableRow[], column: string): string[] => [
  ...new Set(rows.map(({ said }) => text(said[column])).filter(Boolean)),
];

/** What there is to know about a batch of rows of a job, read from the writer. */
export async function knowledgeOf(
  writer: Writer,
  job: { readonly id: string; readonly kind: BulkKind },
  rows: readonly ReadableRow[],
  transaction: Transaction,
): Promise<Knowledge> {
  const ask = <Row extends object>(sql: string, bind: Parameters) =>
    writerSelect<Row>(writer, sql, bind, transaction);
  const doubled = await doubledKeys(ask, job.id, rows);
  const knowledge = await KNOWLEDGE[job.kind](ask, job.id, rows);
  return {
    about(row) {
      const known = { ...knowledge.about(row), doubled: doubled.has(row.key) };
      doubled.add(row.key);
      return known;
    },
    remember: (row) => knowledge.remember(row),
  };
}

type Ask = <Row extends object>(sql: string, bind: Parameters) => Promise<Row[]>;

async function doubledKeys(
  ask: Ask,
  jobId: string,
  rows: readonly ReadableRow[],
): Promise<Set<string>> {
  const before = await ask<{ key: string }>(
    `select key from catalog.bulk_row where job_id = cast($jobId as uuid) and key = any($keys) and line < $first`,
    { jobId, keys: rows.map(({ key }) => key), first: rows[0]?.line ?? 0 },
  );
  return new Set(before.map(({ key }) => key));
}

const KNOWLEDGE: Readonly<
  Record<BulkKind, (ask: Ask, jobId: string, rows: readonly ReadableRow[]) => Promise<Knowledge>>
> = {
  async products(ask, jobId, rows) {
    const skus = rows.map(({ said }) => text(said['sku']));
    const barcodes = distinct(rows, 'barcode');
    const attributes = await attributeDefinitions((sql) => ask<AttributeDefinition>(sql, {}));
    const items = new Map(
      (await ask<{ sku: string; item: BulkRow; product: BulkRow }>(KNOWN_ITEMS_SQL, { skus })).map(
        (row) => [row.sku, row],
      ),
    );
    const slugs = distinct(rows, 'product');
    const products = new Map(
      (await ask<{ slug: string; product: BulkRow }>(KNOWN_PRODUCTS_SQL, { slugs })).map((row) => [
        row.slug,
        row.product,
      ]),
    );
    const left = new Set((await ask<{ slug: string }>(LEFT_SQL, { slugs })).map(toSlug));
    const related = [...new Set(rows.flatMap(({ said }) => namedProducts(said)).map(toSlug))];
    const inShop = new Set(
      (await ask<{ slug: string }>(SLUGS_SQL, { slugs: related })).map(toSlug),
    );
    const names = columnsAbout('products', 'product', attributes).map(({ name }) => name);
    const inFile = new Map(
      (await productsInFile(ask, jobId, rows[0]?.line ?? 0, [...slugs, ...related])).map(
        ({ product, said }) => [product, only(names, said)],
      ),
    );
    const isMissing = (slug: string): boolean => !inShop.has(slug) && !inFile.has(slug);
    const holders = await barcodeHolders(ask, jobId, rows[0]?.line ?? 0, barcodes);
    const brands = new Set(
      (
        await ask<{ slug: string }>(`select slug from catalog.brand where slug = any($slugs)`, {
          slugs: distinct(rows, 'brand'),
        })
      ).map(({ slug }) => slug),
    );
    const paths = await ask<{ slug: string; path: string }>(KNOWN_CATEGORIES_SQL, {});
    const categories = new Map(
      paths.flatMap(({ slug, path }) => [
        [slug, path],
        [path, path],
      ]),
    );
    const slugOf = ({ said }: ReadableRow): string =>
      text(said['product'] ?? items.get(text(said['sku']))?.item['product']);
    return {
      about(row) {
        const item = items.get(text(row.said['sku']));
        const slug = slugOf(row);
        return {
          ...NOTHING_KNOWN,
          current: item?.item ?? null,
          product: products.get(slug) ?? item?.product ?? null,
          productInFile: inFile.get(slug) ?? null,
          addressLeft: left.has(slug),
          brandExists: brands.has(text(row.said['brand'])),
          categoryPath: categories.get(text(row.said['category'])) ?? null,
          barcodeOf: holders.get(text(row.said['barcode'])) ?? null,
          relatedMissing: namedProducts(row.said).map(toSlug).filter(isMissing),
          attributes,
        };
      },
      remember(row) {
        const [slug, barcode] = [slugOf(row), text(row.said['barcode'])];
        if (barcode !== '' && !holders.has(barcode)) holders.set(barcode, text(row.said['sku']));
        if (slug !== '' && !inFile.has(slug)) inFile.set(slug, only(names, row.said));
      },
    };
  },

  async prices(ask, _jobId, rows) {
    const skus = rows.map(({ said }) => text(said['sku']));
    const markets = rows.map(({ said }) => marketNamed(said));
    const found = await ask<{ sku: string; market: string; price: BulkRow; priced: boolean }>(
      KNOWN_PRICES_SQL,
      { skus, markets },
    );
    const prices = new Map(found.map((row) => [`${row.sku} ${row.market}`, row]));
    return remembersNothing(({ said }) => {
      const market = marketNamed(said);
      const row = prices.get(`${text(said['sku'])} ${market}`);
      return {
        ...NOTHING_KNOWN,
        current: row?.priced ? row.price : null,
        skuExists: row !== undefined,
        marketExists: MARKETS.some(({ code }) => code === market),
      };
    });
  },

  async stock(ask, _jobId, rows) {
    const skus = rows.map(({ said }) => text(said['sku']));
    const locations = rows.map(({ said }) => text(said['location']));
    const found = await ask<{
      sku: string;
      location: string;
      skuExists: boolean;
      locationExists: boolean;
      isMade: boolean;
      onHand: number | null;
      reserved: number;
      inLots: number;
    }>(KNOWN_STOCK_SQL, { skus, locations });
    const levels = new Map(found.map((row) => [`${row.sku} ${row.location}`, row]));
    return remembersNothing(({ said }) => {
      const { sku, location } = said;
      const level = levels.get(`${text(sku)} ${text(location)}`);
      if (level === undefined) return NOTHING_KNOWN;
      const { onHand, reserved, inLots, skuExists, locationExists, isMade } = level;
      const current = onHand === null ? null : ({ ...said, count: onHand } as BulkRow);
      const place = { skuExists, locationExists, isMade };
      return { ...NOTHING_KNOWN, ...place, current, reserved, inLots };
    });
  },
};

const remembersNothing = (about: Knowledge['about']): Knowledge => ({
  about,
  remember: () => undefined,
});

export const marketNamed = (said: BulkRow): string => text(said['market'] ?? US.code);

const toSlug = ({ slug }: { readonly slug: string }): string => slug;
const SLUGS_SQL = 'select slug from catalog.product where slug = any($slugs)';
const LEFT_SQL = 'select slug from catalog.slug_history where slug = any($slugs)';

/** What a row says in some of its columns. */
const only = (names: readonly string[], said: BulkRow): BulkRow =>
  Object.fromEntries(
    names.filter((name) => said[name] !== undefined).map((name) => [name, said[name] ?? null]),
  );

/** What good rows before `line` say about their products. */
const productsInFile = (
  ask: Ask,
  jobId: string,
  line: number,
  slugs: readonly string[],
): Promise<{ product: string; said: BulkRow }[]> =>
  ask(
    `select distinct on (product) product, said from catalog.bulk_row
     where job_id = cast($jobId as uuid) and product = any($slugs) and line < $line and outcome <> 'bad'
     order by product, line`,
    { jobId, slugs, line },
  );

/** Who has these barcodes: items of the shop, and items of rows before `line`. */
async function barcodeHolders(
  ask: Ask,
  jobId: string,
  line: number,
  barcodes: readonly string[],
): Promise<Map<string, string>> {
  const rows = await ask<{ barcode: string; sku: string }>(
    `select barcode, said ->> 'sku' as sku from catalog.bulk_row
     where job_id = cast($jobId as uuid) and barcode = any($barcodes) and line < $line and outcome <> 'bad'
     union all
     select barcode, sku from catalog.variant where barcode = any($barcodes)`,
    { jobId, barcodes, line },
  );
  return new Map(rows.map(({ barcode, sku }) => [barcode, sku]));
}
