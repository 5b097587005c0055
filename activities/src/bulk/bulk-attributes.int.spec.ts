import { BulkStage } from './bulk-stage.int.spec.ts';

const DEFINITIONS = `insert into catalog.attribute (id, code, name, kind, scope, multiple, choices) values
  (gen_random_uuid(), 'shell', 'Capsule made of', 'choice', 'product', false,
    '[{"code": "plant", "label": "Plant"}, {"code": "gelatin", "label": "Gelatin"}]'),
  (gen_random_uuid(), 'herbs', 'Herbs', 'text', 'product', true, '[]'),
  (gen_random_uuid(), 'caffeine_mg', 'Caffeine', 'number', 'product', false, '[]'),
  (gen_random_uuid(), 'notes', 'Tastes of', 'choice', 'variant', true,
    '[{"code": "berry", "label": "Berries"}, {"code": "mint", "label": "Mint"}]'),
  (gen_random_uuid(), 'once_a_day', 'One a day', 'boolean', 'variant', false, '[]')`;

interface Described {
  readonly product: object;
  readonly item: object;
}

describe('attributes in a file of products', () => {
  let stage: BulkStage;
  beforeAll(async () => {
    stage = await BulkStage.open();
    await stage.database.query(DEFINITIONS);
  }, 120_000);
  afterAll(() => stage.close());
  beforeEach(async () => {
    await stage.calm();
    await stage.database.query(`update catalog.product set attributes = '{}'`);
    await stage.database.query(`update catalog.variant set attributes = '{}'`);
  });

  const described = async (sku: string): Promise<Described | undefined> =>
    (
      await stage.database.query<Described>(
        `select p.attributes as product, v.attributes as item from catalog.variant v
         join catalog.product p on p.id = v.product_id where v.sku = $1`,
        [sku],
      )
    )[0];
  const version = async (): Promise<number | undefined> =>
    (
      await stage.database.query<{ version: number }>(
        `select version from catalog.product where slug = 'vitamin-d3'`,
      )
    )[0]?.version;

  const FULL = [
    'sku,attribute:shell,attribute:herbs,attribute:caffeine_mg,attribute:notes,attribute:once_a_day',
    'MAG-60,plant,"mint\nsage",2.5,berry|mint,yes',
    'MAG-120,plant,"mint\nsage",2.5,,no',
  ];

  it('are written where they belong, in the product or in the item', async () => {
    const done = await stage.run(await stage.send('products', FULL, { policy: 'all_or_nothing' }));
    expect([done.state, done.appliedRows]).toEqual(['done', 2]);
    const product = { shell: ['plant'], herbs: ['mint', 'sage'], caffeine_mg: [2.5] };
    expect([await described('MAG-60'), await described('MAG-120')]).toEqual([
      { product, item: { notes: ['berry', 'mint'], once_a_day: [true] } },
      { product, item: { once_a_day: [false] } },
    ]);
  }, 60_000);

  for (const format of ['csv', 'jsonl'] as const)
    it(`change nothing when an export as ${format} is read again`, async () => {
      await stage.run(await stage.send('products', FULL, { policy: 'all_or_nothing' }));
      const text = await stage.exported('products', format);
      expect(text).toContain('attribute:once_a_day');
      const same = await stage.run(await stage.send('products', text, { format }));
      expect([same.badRows, same.newRows, same.changedRows]).toEqual([0, 0, 0]);
      expect(same.sameRows).toBeGreaterThan(3);
    }, 60_000);

  it('that a file does not speak of stay, and an empty cell takes its value away', async () => {
    await stage.run(await stage.send('products', FULL, { policy: 'all_or_nothing' }));
    const rows = ['sku,title,attribute:herbs', 'MAG-60,Calm,', 'MAG-120,Calm,'];
    await stage.run(await stage.send('products', rows, { policy: 'all_or_nothing' }));
    expect(await described('MAG-60')).toEqual({
      product: { shell: ['plant'], caffeine_mg: [2.5] },
      item: { notes: ['berry', 'mint'], once_a_day: [true] },
    });
  }, 60_000);

  it('nobody has defined, and values they do not take, are faults of the row', async () => {
    const id = await stage.send('products', [
      'sku,attribute:colour,attribute:shell,attribute:caffeine_mg,attribute:once_a_day,attribute:notes,claims',
      'MAG-60,red,glass,much,often,berry|coal,Cures all',
      'MAG-120,,plant,1,no,,',
    ]);
    const tried = await stage.run(id);
    expect([tried.state, tried.badRows]).toEqual(['checked', 2]);
    expect((await stage.faults(id)).sort()).toEqual([
      '2 attribute:caffeine_mg NOT_A_DECIMAL',
      '2 attribute:colour ATTRIBUTE_UNKNOWN',
      '2 attribute:notes NOT_A_CHOICE',
      '2 attribute:once_a_day NOT_YES_OR_NO',
      '2 attribute:shell NOT_A_CHOICE',
      '2 claims CLAIMS_NEED_APPROVAL',
      '3 attribute:colour ATTRIBUTE_UNKNOWN',
    ]);
    const report = await stage.read(tried.errorsKey ?? '');
    expect(report).toContain('attribute:colour: There is no such attribute.');
    expect(await described('MAG-60')).toEqual({ product: {}, item: {} });
  }, 60_000);

  it('of a product are the same in all its rows, those of items need not be', async () => {
    const id = await stage.send('products', [
      'sku,attribute:shell,attribute:notes',
      'MAG-60,plant,berry',
      'MAG-120,gelatin,mint',
    ]);
    await stage.run(id);
    expect(await stage.faults(id)).toEqual(['3 attribute:shell PRODUCT_DIFFERS']);
  }, 60_000);

  it('that are redefined between the trial and the taking over leave the row out, with a report', async () => {
    const id = await stage.send('products', [
      'sku,attribute:shell,attribute:notes',
      'MAG-60,,berry',
      'VD3-90,gelatin,',
    ]);
    await stage.run(id);
    const before = await version();
    await stage.database.query(
      `update catalog.attribute set choices = '[{"code": "plant", "label": "Plant"}]' where code = 'shell'`,
    );
    try {
      await stage.apply(id, 'skip_bad_rows');
      const done = await stage.run(id);
      expect([done.state, done.appliedRows, done.badRows]).toEqual(['done', 1, 1]);
      expect(await stage.faults(id)).toEqual(['3 attribute:shell ATTRIBUTE_UNFIT']);
      expect(await stage.read(done.errorsKey ?? '')).toContain('VD3-90,gelatin,');
      expect(await version()).toBe(before);
    } finally {
      await stage.database.query(
        `update catalog.attribute set choices = choices || '[{"code": "gelatin", "label": "Gelatin"}]'
         where code = 'shell'`,
      );
    }
  }, 60_000);
});
