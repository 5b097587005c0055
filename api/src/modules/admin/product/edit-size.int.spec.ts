import type { AdminProduct, AuditList, EditVariant } from '@green-apple/contracts-http';
import { TINY_IDS, aBarcode } from '@green-apple/testing';
import { randomUUID } from 'node:crypto';
import { AdminStage, MAGNESIUM, type Who } from '../admin-stage.int.spec.ts';

const { magnesium60, magnesium120, gingerTea20 } = TINY_IDS.variants;

/** The refusal that may come in its place has a status of its own. */
type Changed = Omit<AdminProduct, 'status'>;

describe('a size that is edited in the back office', () => {
  let stage: AdminStage;
  beforeAll(async () => {
    stage = await AdminStage.open();
    await stage.database.query('update catalog.variant set barcode = $2 where id = $1', [
      magnesium60,
      aBarcode(),
    ]);
  }, 120_000);
  afterAll(() => stage.close());

  const path = (variantId: string) => `${MAGNESIUM}/variants/${variantId}`;
  const edit = async (
    change: object,
    {
      size = magnesium60 as string,
      version = null as number | null,
      who = 'catalog-manager' as Who,
    } = {},
  ) => stage.send<Changed>(who, 'PATCH', path(size), change, version ?? (await stage.version()));
  const sizeOf = ({ variants }: Pick<AdminProduct, 'variants'>, id: string = magnesium60) =>
    variants.find((one) => one.id === id);
  const traces = async () => [
    await stage.version(),
    await stage.count('platform.audit'),
    await stage.count('platform.outbox'),
  ];

  it('is called, scanned, counted and taxed otherwise, with who did it on record and the shop told', async () => {
    const version = await stage.version();
    const before = sizeOf((await stage.ask<AdminProduct>('analyst', MAGNESIUM)).body);
    const change: EditVariant = {
      title: '70 capsules',
      barcode: aBarcode(),
      count: 70,
      flavour: 'mint',
      daysOfSupply: 35,
      weightGrams: 140,
      taxCode: 'txcd_40040000',
    };
    const { status, body, headers } = await edit(change);
    expect([status, body.version, headers['etag']]).toEqual([200, version + 1, `"${version + 1}"`]);
    expect(sizeOf(body)).toEqual(jasmine.objectContaining({ ...before, ...change }));
    const [event] = await stage.database.query(
      `select kind, aggregate_id as id, aggregate_version as version from platform.outbox
       order by seq desc limit 1`,
    );
    expect(event).toEqual({
      kind: 'product.changed',
      id: TINY_IDS.products.magnesium,
      version: version + 1,
    });
    const { items, chainIntact } = (
      await stage.ask<AuditList>('operations', '/admin/audit?limit=1')
    ).body;
    expect([items[0]?.action, chainIntact]).toEqual(['product.edited', true]);
    expect(items[0]?.changes).toContain({
      field: 'MAG-60 · title',
      before: before?.title,
      after: '70 capsules',
    });
    expect(items[0]?.changes.length).toBe(Object.keys(change).length);
  });

  it('is the same again when nothing is said that was not so: no version, no deed', async () => {
    const before = await traces();
    const { body } = await stage.ask<AdminProduct>('analyst', MAGNESIUM);
    const { title, barcode, count } = sizeOf(body) ?? {};
    expect((await edit({ title: ` ${title} `, barcode, count })).status).toBe(200);
    expect(await traces()).toEqual(before);
  });

  it('takes its packs along, which say nothing of their own but their name and code', async () => {
    const pack = '01940000-0000-7000-8000-0000000000c1';
    await stage.database.query(
      `insert into catalog.variant (id, product_id, sku, barcode, title, count, unit, days_of_supply, weight_grams,
         tax_code) values ($1, $2, 'MAG-X', $3, 'Two', 1, 'capsules', 0, 1, 'txcd_1')`,
      [pack, TINY_IDS.products.magnesium, aBarcode()],
    );
    await stage.database.query('insert into inventory.bundle_component values ($1, $2, 2)', [
      pack,
      magnesium60,
    ]);
    const { body } = await edit({ count: 80, daysOfSupply: 40, weightGrams: 150 });
    const { count, daysOfSupply, weightGrams, unit } = sizeOf(body, pack) ?? {};
    expect([count, daysOfSupply, weightGrams, unit]).toEqual([160, 80, 300, 'capsules']);
    const refused = await edit({ count: 9, title: 'Two of them' }, { size: pack });
    expect([refused.status, refused.body.errors?.map((fault) => fault.path)]).toEqual([
      422,
      ['count'],
    ]);
    const named = await edit({ count: 160, title: 'Two of them' }, { size: pack });
    expect(sizeOf(named.body, pack)?.title).toBe('Two of them');
  });

  it('gets no barcode that another item has, and is told so by the field', async () => {
    const [other] = await stage.database.query<{ barcode: string }>(
      'update catalog.variant set barcode = $2 where id = $1 returning barcode',
      [gingerTea20, aBarcode()],
    );
    const before = await traces();
    const { status, body } = await edit({ barcode: other?.barcode });
    expect([status, body.code, body.errors?.[0]?.path]).toEqual([409, 'CODE_TAKEN', 'barcode']);
    expect(await traces()).toEqual(before);
  });

  for (const [what, change] of [
    ['a barcode that is mistyped', { barcode: '036000291462' }],
    ['a barcode that is none', { barcode: 'ABC' }],
    ['another SKU', { sku: 'MAG-61' }],
    ['a price', { listMinor: 1 }],
    ['no name', { title: ' ' }],
    ['nothing in it', { count: 0 }],
    ['half a capsule', { count: 0.5 }],
    ['a unit that is none', { unit: 'spoons' }],
    ['no weight', { weightGrams: 0 }],
    ['days before it begins', { daysOfSupply: -1 }],
    ['no change', {}],
  ] as const)
    it(`is not given ${what}`, async () => {
      const before = await traces();
      const { status, body } = await edit(change);
      expect([status, body.code as string]).toEqual([422, 'VALIDATION_FAILED']);
      expect(await traces()).toEqual(before);
    });

  it('is edited in the version that was seen, once, however many save at the same time', async () => {
    const version = await stage.version();
    const answers = await Promise.all(
      ['a', 'b', 'c', 'd'].map((title) => edit({ title }, { version, size: magnesium120 })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
    expect(answers.find(({ status }) => status === 412)?.body).toEqual(
      jasmine.objectContaining({ code: 'VERSION_CONFLICT', currentVersion: version + 1 }),
    );
    const blind = await stage.send('catalog-manager', 'PATCH', path(magnesium60), { title: 'x' });
    expect([blind.status, blind.body.code]).toEqual([428, 'VERSION_REQUIRED']);
  });

  it('is one of this product, edited by who may edit products', async () => {
    for (const size of [gingerTea20, randomUUID()])
      expect((await edit({ title: 'x' }, { size })).body.code).toBe('VARIANT_NOT_FOUND');
    const gone = `/admin/products/${randomUUID()}/variants/${magnesium60}`;
    const nowhere = await stage.send('catalog-manager', 'PATCH', gone, { title: 'x' }, 1);
    expect(nowhere.body.code).toBe('PRODUCT_NOT_FOUND');
    expect((await edit({ title: 'x' }, { who: 'analyst' })).status).toBe(403);
  });
});
