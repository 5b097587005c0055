import {
  freshDatabase,
  seedEuMarket,
  seedTinyCatalogue,
  TINY_IDS,
  type FreshDatabase,
} from '@green-apple/testing';
import { openReader, type Reader } from '../readers/open-reader.ts';
import { CatalogReader } from './catalog.reader.ts';
import { toProductCard } from './catalog.mapper.ts';

const TEA = TINY_IDS.variants.gingerTea20;

describe('a reduced price', () => {
  let database: FreshDatabase;
  let reader: Reader;

  beforeAll(async () => {
    database = await freshDatabase('ga_storefront');
    await seedTinyCatalogue(database);
    await seedEuMarket(database);
    reader = openReader([], database.writerUrl);
  });
  afterAll(async () => {
    await reader.close();
    await database.drop();
  });
  beforeEach(async () => {
    await change({ list: 640 });
    await database.query('delete from pricing.price_period where variant_id = $1', [TEA]);
  });

  const change = (
    to: { readonly list: number; readonly sale?: number; readonly startsInDays?: number },
    market = 'EU',
  ) =>
    database.query(
      `update pricing.price set list_minor = $2, sale_minor = $3,
         sale_starts_at = now() + make_interval(days => $4)
       where variant_id = $1 and market = $5`,
      [TEA, to.list, to.sale ?? null, to.startsInDays ?? null, market],
    );
  /** What was asked for, from so many days ago until so many. */
  const held = (list: number, from: number, to: number, sale: number | null = null) =>
    database.query(
      `insert into pricing.price_period (variant_id, market, list_minor, sale_minor, valid_from, valid_to)
       values ($1, 'EU', $2, $3, now() - make_interval(days => $4), now() - make_interval(days => $5))`,
      [TEA, list, sale, from, to],
    );
  const shown = async (market: 'EU' | 'US' = 'EU') => {
    const [product] = await new CatalogReader(reader, market).bySlugs(['ginger-tea']);
    const card = product && toProductCard(product, new Date().toISOString());
    return [card?.price.minor, card?.wasPrice?.minor ?? null];
  };

  it('is compared with what was asked for before, not with a list price that never held', async () => {
    await held(640, 90, 0);
    await change({ list: 990, sale: 540 });
    expect(await shown()).toEqual([540, 640]);
  });

  it('is compared with the lowest of thirty days, sales of before among them', async () => {
    await held(640, 90, 20);
    await held(640, 20, 10, 560);
    await held(640, 10, 0);
    await change({ list: 640, sale: 540 });
    expect(await shown()).toEqual([540, 560]);
  });

  it('forgets what was asked for longer ago', async () => {
    await held(500, 90, 31);
    await held(640, 31, 0);
    await change({ list: 640, sale: 540 });
    expect(await shown()).toEqual([540, 640]);
  });

  it('is no reduction when it was as low before, or when it is new', async () => {
    await held(520, 90, 10);
    await held(640, 10, 0);
    await change({ list: 640, sale: 540 });
    expect(await shown()).toEqual([540, null]);
    await database.query('delete from pricing.price_period where variant_id = $1', [TEA]);
    await change({ list: 640, sale: 530 });
    expect(await shown()).toEqual([530, null]);
  });

  it('goes by the day on which its window opens', async () => {
    await held(640, 90, 5);
    await held(600, 5, 0);
    await change({ list: 640, sale: 540, startsInDays: -6 });
    expect(await shown()).toEqual([540, 640]);
  });

  it('is compared with the list price where the law asks for nothing else', async () => {
    const [before] = await database.query<{ list: string }>(
      `select list_minor as list from pricing.price where variant_id = $1 and market = 'US'`,
      [TEA],
    );
    await change({ list: 900, sale: 500 }, 'US');
    expect(await shown('US')).toEqual([500, 900]);
    await change({ list: Number(before?.list) }, 'US');
  });

  it('is in the books from the moment it holds, and once', async () => {
    await change({ list: 700 });
    await change({ list: 700 });
    await change({ list: 720 });
    const periods = await database.query<{ list: string; open: boolean }>(
      `select list_minor as list, valid_to is null as open from pricing.price_period
       where variant_id = $1 and market = 'EU' order by valid_from`,
      [TEA],
    );
    expect(periods.map(({ list, open }) => [Number(list), open])).toEqual([
      [700, false],
      [720, true],
    ]);
  });
});
