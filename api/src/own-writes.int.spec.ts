import type { AdminProductList, ProductDetail } from '@green-apple/contracts-http';
import {
  databaseUrl,
  eventually,
  replicatedDatabase,
  type ReplicatedDatabase,
} from '@green-apple/testing';
import { AdminStage, MAGNESIUM, type Who } from './modules/admin/admin-stage.int.spec.ts';
import { ITEMS, refusal, StorefrontStage } from './storefront-stage.int.spec.ts';

const PAGE = '/api/products/magnesium-glycinate';

describe('what somebody has just written, while the reader has not heard of it', () => {
  let database: ReplicatedDatabase;
  let shop: StorefrontStage;
  let desk: AdminStage;
  beforeAll(async () => {
    database = await replicatedDatabase('ga_storefront');
    const readersFor = (role: string) => ({
      DATABASE_READER_URLS: database.readerUrls
        .map((url) => databaseUrl(url, database.name, role))
        .join(','),
    });
    shop = await StorefrontStage.open(readersFor('ga_storefront'), database);
    desk = await AdminStage.open(database, readersFor('ga_admin'));
  }, 120_000);
  afterAll(async () => {
    await desk.close();
    await shop.close();
  });
  afterEach(() => database.resumeReplay());

  const titles = async (who: Who, written?: string): Promise<string[]> => {
    const answer = await desk.http.inject({
      method: 'GET',
      url: '/admin/products?sort=title',
      headers: {
        ...(await desk.headersOf(who)),
        ...(written === undefined ? {} : { 'x-read-after': written }),
      },
    });
    return answer.json<AdminProductList>().items.map(({ title }) => title);
  };

  it('is in the list of the employee who wrote it, and in others’ once the reader knows', async () => {
    const before = await titles('administrator');
    const version = await desk.version();
    await database.pauseReplay();
    const edited = await desk.http.inject({
      method: 'PATCH',
      url: MAGNESIUM,
      payload: { title: 'Magnesium at Night' },
      headers: { ...(await desk.headersOf('catalog-manager')), 'if-match': `"${version}"` },
    });
    const written = String(edited.headers['x-read-after']);
    expect([edited.statusCode, written]).toEqual([
      200,
      jasmine.stringMatching(/^[0-9A-F]+\/[0-9A-F]+$/),
    ]);
    const [own, others] = [await titles('catalog-manager', written), await titles('administrator')];
    expect(own).toContain('Magnesium at Night');
    expect(others).toEqual(before);
    await database.resumeReplay();
    await eventually(async () => (await titles('administrator')).includes('Magnesium at Night'));
    expect(await titles('administrator')).toEqual(own);
  });

  it('is a shopper’s own order; others see the shelf of before, and cannot buy from it', async () => {
    await shop.setStock(ITEMS.magnesium60, 1);
    await database.resumeReplay();
    const [quick, late] = [shop.shopper(), shop.shopper()];
    for (const shopper of [quick, late]) await shopper.add(ITEMS.magnesium60);
    const [first, second] = [await quick.quote(), await late.quote()];
    await database.pauseReplay();
    const { status, body: order } = await quick.place(first.body.id);
    expect([status, (await quick.progress(order.id)).status]).toEqual([201, 200]);
    const shelf = await late.send<ProductDetail>('GET', PAGE);
    const available = shelf.body.variants.find(({ id }) => id === ITEMS.magnesium60)?.available;
    expect(available).toBe(1);
    expect(refusal(await late.place(second.body.id))).toBe('409 OUT_OF_STOCK');
  });
});
