import type { BulkPolicy } from '@green-apple/domain-catalog';
import { BulkStage } from './bulk-stage.int.spec.ts';

const ZINC = {
  sku: 'ZN-60',
  product: 'zinc',
  title: 'Zinc',
  brand: 'orchard-lane',
  category: 'supplements/minerals',
  goal: 'immunity',
  form: 'capsule',
  status: 'published',
  summary: 'Zinc, every day',
  facts: {
    servingSize: '1 capsule',
    unitsPerServing: 1,
    rows: [{ name: 'Zinc', source: null, amount: 15, unit: 'mg', dailyValuePercent: 136 }],
    otherIngredients: [],
  },
  directions: 'One a day',
  item: '60 capsules',
  barcode: '0850000009991',
  count: 60,
  unit: 'capsules',
  weight_grams: 80,
  tax_code: 'txcd_40090001',
  price: '12.50',
};

describe('products beside a product in a file', () => {
  let stage: BulkStage;
  beforeAll(async () => {
    stage = await BulkStage.open();
  }, 120_000);
  afterAll(() => stage.close());
  beforeEach(async () => {
    await stage.calm();
    await stage.database.query('delete from catalog.related_product');
  });

  /** What the page of a product names itself: `goes_with ginger-tea`, `both` where the other one names it too. */
  const named = async (slug: string): Promise<string[]> =>
    (
      await stage.database.query<{ named: string }>(
        `select r.kind || ' ' || o.slug || case when r.mutual then ' both' else '' end as named
         from catalog.related_product r join catalog.product p on p.id = r.product_id
         join catalog.product o on o.id = r.related_id where p.slug = $1 order by r.position`,
        [slug],
      )
    ).map((row) => row.named);
  const take = async (...lines: string[]) => {
    const id = await stage.send('products', lines, { policy: 'all_or_nothing' });
    return { id, job: await stage.run(id) };
  };
  const trial = async (...lines: string[]) => {
    const id = await stage.send('products', lines);
    await stage.run(id);
    return stage.faults(id);
  };
  const told = async (id: string): Promise<number> => {
    const [event] = await stage.database.query<{ body: { productIds: string[] } }>(
      `select body from platform.outbox where aggregate_id = $1 and topic = 'events'`,
      [id],
    );
    return event?.body.productIds.length ?? 0;
  };

  it('are written in their order, and shop and index hear of both where they name each other', async () => {
    const { id, job } = await take(
      'sku,goes_with,instead_of',
      'MAG-60,ginger-tea (both ways)|vitamin-d3,',
    );
    expect([job.state, job.appliedRows]).toEqual(['done', 1]);
    expect(await named('magnesium-glycinate')).toEqual([
      'goes_with ginger-tea both',
      'goes_with vitamin-d3',
    ]);
    expect(await told(id)).toBe(2);
    // What is no longer named both ways is told as well.
    const { id: again } = await take('sku,goes_with', 'MAG-60,vitamin-d3');
    expect(await named('magnesium-glycinate')).toEqual(['goes_with vitamin-d3']);
    expect(await told(again)).toBe(2);
  }, 60_000);

  it('stay where the file has no such column, and go by an empty cell', async () => {
    await take('sku,goes_with,instead_of', 'MAG-60,vitamin-d3,ginger-tea');
    await take('sku,subtitle', 'MAG-60,in other words');
    expect((await named('magnesium-glycinate')).length).toBe(2);
    await take('sku,instead_of', 'MAG-60,');
    expect(await named('magnesium-glycinate')).toEqual(['goes_with vitamin-d3']);
  }, 60_000);

  it('come out as they go in, in either format, and change nothing then', async () => {
    await take('sku,goes_with,instead_of', 'MAG-60,vitamin-d3|ginger-tea (both ways),');
    const csv = await stage.exported('products', 'csv');
    expect(csv).toContain('vitamin-d3|ginger-tea (both ways)');
    const jsonl = await stage.exported('products', 'jsonl');
    expect(jsonl).toContain('"goes_with":["vitamin-d3","ginger-tea (both ways)"]');
    for (const [content, format] of [
      [csv, 'csv'],
      [jsonl, 'jsonl'],
    ] as const) {
      const again = await stage.run(await stage.send('products', content, { format }));
      expect([again.newRows, again.changedRows, again.badRows])
        .withContext(format)
        .toEqual([0, 0, 0]);
    }
  }, 60_000);

  it('may be new in the file itself, in a row above', async () => {
    const beside = { sku: 'MAG-60', goes_with: ['zinc (both ways)'] };
    const send = (policy: BulkPolicy | null, ...rows: object[]) =>
      stage.send('products', `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`, {
        format: 'jsonl',
        policy,
      });
    const below = await send(null, beside, ZINC);
    await stage.run(below);
    expect(await stage.faults(below)).toEqual(['2 goes_with RELATED_UNKNOWN']);
    const above = await send('all_or_nothing', ZINC, beside);
    expect((await stage.run(above)).state).toBe('done');
    expect(await named('magnesium-glycinate')).toEqual(['goes_with zinc both']);
  }, 60_000);

  it('are refused row by row in the trial, and nothing is written', async () => {
    expect(
      await trial(
        'sku,goes_with,instead_of',
        'MAG-60,nope|vitamin-d3,',
        'VD3-90,vitamin-d3,',
        'TEA-GIN-20,vitamin-d3,vitamin-d3 (both ways)',
      ),
    ).toEqual([
      '2 goes_with RELATED_UNKNOWN',
      '3 goes_with RELATED_TO_ITSELF',
      '4 goes_with RELATED_TWICE',
      '4 instead_of RELATED_TWICE',
    ]);
    expect(await trial('sku,goes_with', 'MAG-60,Vitamin D3')).toEqual([
      '2 goes_with NOT_AN_ADDRESS',
    ]);
    expect(await trial('sku,goes_with', 'MAG-60,vitamin-d3', 'MAG-120,ginger-tea')).toEqual([
      '3 goes_with PRODUCT_DIFFERS',
    ]);
    expect(await stage.count('catalog.related_product')).toBe(0);
  }, 60_000);
});
