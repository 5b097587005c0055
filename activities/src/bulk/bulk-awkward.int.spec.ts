import { BulkStage } from './bulk-stage.int.spec.ts';

const FACTS = JSON.stringify({
  servingSize: '1 capsule',
  unitsPerServing: 1,
  rows: [{ name: 'Zinc', source: null, amount: 15, unit: 'mg', dailyValuePercent: null }],
  otherIngredients: [],
});
const ZINC = {
  sku: 'ZN-60',
  product: 'zinc',
  title: 'Zinc',
  brand: 'orchard-lane',
  category: 'supplements/minerals',
  goal: 'immunity',
  form: 'capsule',
  status: 'draft',
  summary: 'Zinc, every day',
  facts: FACTS,
  directions: 'One a day',
  item: '60 capsules',
  barcode: '0850000009991',
  count: '60',
  unit: 'capsules',
  weight_grams: '80',
  tax_code: 'txcd_40090001',
  price: '12.50',
};
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const csv = (...rows: readonly Record<string, string>[]): string =>
  `\uFEFF${[Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row).map(quoted))].join('\r\n')}\r\n`;
const jsonLines = (...rows: readonly object[]): string =>
  rows.map((row) => JSON.stringify(row)).join('\r\n');

describe('a file of the catalogue with what people and machines put into cells', () => {
  let stage: BulkStage;
  beforeAll(async () => {
    stage = await BulkStage.open();
  }, 120_000);
  afterAll(() => stage.close());
  beforeEach(() => stage.calm());
  afterEach(async () => {
    await stage.database.query(`delete from pricing.price r using catalog.variant v
      where v.id = r.variant_id and v.sku like 'ZN-%'`);
    await stage.database.query(`delete from catalog.variant where sku like 'ZN-%'`);
    await stage.database.query(`delete from catalog.product where slug like 'zinc%'`);
  });

  const zinc = async (columns: string): Promise<Record<string, unknown> | undefined> =>
    (
      await stage.database.query<Record<string, unknown>>(
        `select ${columns} from catalog.product where slug = 'zinc'`,
      )
    )[0];

  it('takes formulas, quotes, lines and marks for the words they are', async () => {
    const said = {
      ...ZINC,
      title: "=cmd|'/c calc'!A1",
      subtitle: "'=already guarded",
      summary: 'He said "twice",\r\nand meant it; 50 % more',
    };
    const done = await stage.run(
      await stage.send('products', csv(said), { policy: 'all_or_nothing' }),
    );
    expect(await stage.faults(done.id)).toEqual([]);
    expect(done.state).toBe('done');
    expect(await zinc('title, subtitle, summary')).toEqual({
      title: said.title,
      subtitle: '=already guarded',
      summary: said.summary,
    });
    const out = await stage.exported('products', 'csv');
    expect(out).toContain(`'=cmd|`);
    expect(out).toContain(`'=already guarded`);
    expect(out).not.toMatch(/(^|,|\n)"?=/);
    const again = await stage.run(await stage.send('products', out));
    expect([again.badRows, again.newRows, again.changedRows]).toEqual([0, 0, 0]);
  }, 60_000);

  it('tells of cells that nobody can read or hold, and takes the rows around them', async () => {
    const long = 'x'.repeat(300_000);
    const rows = [
      { ...ZINC, sku: 'ZN-1', title: 'Zinc\u0000' },
      { ...ZINC, sku: 'ZN-2', title: 'Zinc\u001F' },
      { ...ZINC, sku: 'ZN-3', summary: 'Sleep \uD83D' },
      { ...ZINC, sku: 'ZN-4', facts: FACTS.replace('Zinc', 'Zinc\\u0000') },
      { ...ZINC, sku: long },
      { ...ZINC, sku: 'ZN-5', directions: long },
      { ...ZINC, sku: 'ZN-6', 'attribute:\u0000': 'x' },
      ZINC,
    ];
    const id = await stage.send('products', jsonLines(...rows), {
      format: 'jsonl',
      policy: 'skip_bad_rows',
    });
    const done = await stage.run(id);
    expect(await stage.faults(id)).toEqual([
      '2 title NOT_LEGIBLE',
      '3 title NOT_LEGIBLE',
      '4 summary NOT_LEGIBLE',
      '5 facts NOT_LEGIBLE',
      '6 sku TOO_LONG',
      '7 directions TOO_LONG',
      '8 attribute:\uFFFD ATTRIBUTE_UNKNOWN',
    ]);
    expect([done.state, done.appliedRows, done.badRows]).toEqual(['done', 1, 7]);
    expect(await stage.read(done.errorsKey ?? '')).toContain('Zinc\uFFFD');
    expect(await zinc('title')).toEqual({ title: 'Zinc' });
  }, 60_000);

  it('goes on after a line that is too long to be read, however long', async () => {
    const endless = JSON.stringify({ ...ZINC, summary: 'x'.repeat(3 * 1024 * 1024) });
    const file = [endless, JSON.stringify(ZINC), endless.slice(0, -1)].join('\n');
    const id = await stage.send('products', file, { format: 'jsonl', policy: 'skip_bad_rows' });
    const done = await stage.run(id);
    expect(await stage.faults(id)).toEqual(['2 null ROW_TOO_LONG', '4 null ROW_TOO_LONG']);
    expect([done.state, done.appliedRows, done.badRows]).toEqual(['done', 1, 2]);
    expect(await zinc('title')).toEqual({ title: 'Zinc' });
  }, 60_000);

  it('refuses a new product at an address that another one has left, and no row around it', async () => {
    const rename = (from: string, to: string) =>
      stage.database.query(`update catalog.product set slug = $2 where slug = $1`, [from, to]);
    await rename('ginger-tea', 'ginger-chai');
    const taken = { ...ZINC, sku: 'ZN-7', product: 'ginger-tea', barcode: '0850000009992' };
    const id = await stage.send('products', csv(taken, ZINC), { policy: 'skip_bad_rows' });
    const done = await stage.run(id);
    expect(await stage.faults(id)).toEqual(['2 product ADDRESS_LEFT']);
    expect([done.state, done.appliedRows, done.badRows]).toEqual(['done', 1, 1]);
    await rename('ginger-chai', 'ginger-tea');
    await stage.database.query(`delete from catalog.slug_history`);
  }, 60_000);

  it('says when a product comes and goes, to the instant, over a change of the clocks', async () => {
    // Berlin skips from 2 to 3 o'clock on 29 March 2026 and New York on 8 March: offsets say which instant is meant.
    const said = {
      ...ZINC,
      status: 'published',
      published_at: '2026-03-29T01:30:00+01:00',
      published_until: '2026-03-29T03:30:00+02:00',
    };
    const done = await stage.run(
      await stage.send('products', csv(said), { policy: 'all_or_nothing' }),
    );
    expect(await stage.faults(done.id)).toEqual([]);
    expect(
      await zinc(`extract(epoch from published_until - published_at)::int as seconds`),
    ).toEqual({ seconds: 3600 });
    const backwards = { ...said, published_until: '2026-03-29T02:30:00+02:00' };
    const refused = await stage.send('products', csv(backwards), { policy: 'all_or_nothing' });
    await stage.run(refused);
    expect(await stage.faults(refused)).toEqual(['2 published_until LEAVES_FIRST']);
    const always = await stage.run(
      await stage.send('products', csv({ sku: ZINC.sku, published_until: '' }), {
        policy: 'all_or_nothing',
      }),
    );
    expect([always.state, await zinc('published_until')]).toEqual([
      'done',
      { published_until: null },
    ]);
  }, 60_000);
});
