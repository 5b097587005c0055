import { BulkStage } from './bulk-stage.int.spec.ts';

const NEW_ITEM = [
  'sku,product,title,brand,category,goal,form,status,summary,facts,directions,item,barcode,count,unit,weight_grams,tax_code,price',
  `ZN-60,zinc,Zinc,orchard-lane,supplements/minerals,immunity,capsule,published,"Zinc, every day","{""servingSize"":""1 capsule"",""unitsPerServing"":1,""rows"":[{""name"":""Zinc"",""source"":null,""amount"":15,""unit"":""mg"",""dailyValuePercent"":136}],""otherIngredients"":[]}",One a day,60 capsules,0850000009991,60,capsules,80,txcd_40090001,12.50`,
];

describe('a file of the catalogue', () => {
  let stage: BulkStage;
  beforeAll(async () => {
    stage = await BulkStage.open();
  }, 120_000);
  afterAll(() => stage.close());
  beforeEach(() => stage.calm());

  for (const kind of ['products', 'prices', 'stock'] as const)
    for (const format of ['csv', 'jsonl'] as const)
      it(`of ${kind} that was exported as ${format} changes nothing when it is read again`, async () => {
        const text = await stage.exported(kind, format);
        const done = await stage.run(
          await stage.send(kind, text, { format, policy: 'all_or_nothing' }),
        );
        expect(await stage.faults(done.id)).toEqual([]);
        expect([done.state, done.badRows, done.newRows, done.changedRows]).toEqual([
          'checked',
          0,
          0,
          0,
        ]);
        expect(done.sameRows).toBeGreaterThan(3);
      }, 60_000);

  it('is tried first and says what it would do, row by row, and does nothing', async () => {
    const before = [
      await stage.price('MAG-60'),
      await stage.count('platform.outbox'),
      await stage.count('catalog.product'),
    ];
    const id = await stage.send('products', [
      '\uFEFFsku;title;price;goal',
      'MAG-60;"Magnesium; two',
      'lines";18.50;sleep',
      'MAG-120;;1,00;joy',
      'NEW-1;New;1.00;sleep',
      'MAG-60;Again;1.00;sleep',
      'MAG-60;short',
    ]);
    const checked = await stage.run(id);
    expect([checked.state, checked.totalRows, checked.badRows, checked.changedRows]).toEqual([
      'checked',
      5,
      4,
      1,
    ]);
    const told = await stage.faults(id);
    expect(told).toContain('3 title REQUIRED');
    expect(told).toContain('3 price NOT_AN_AMOUNT');
    expect(told).toContain('3 goal NOT_A_CHOICE');
    expect(told).toContain('4 barcode REQUIRED');
    expect(told).toContain('5 sku DOUBLED');
    expect(told).toContain('6 null ROW_BROKEN');
    // The job's own message is all that was written.
    expect([
      await stage.price('MAG-60'),
      (await stage.count('platform.outbox')) - 1,
      await stage.count('catalog.product'),
    ]).toEqual(before);
    const report = await stage.read(checked.errorsKey ?? '');
    expect(report).toContain('sku,title,price,goal,row,error_columns,errors');
    expect(report).toContain('"title, goal, price"');
  }, 60_000);

  it('with a column nobody knows is refused by its name', async () => {
    const refused = await stage.run(
      await stage.send('prices', ['sku,price,colour', 'MAG-60,1.00,red']),
    );
    expect([refused.state, refused.failure]).toEqual([
      'failed',
      { code: 'COLUMNS_UNKNOWN', columns: ['colour'] },
    ]);
  }, 60_000);

  it('whose quotes never end is refused with the row', async () => {
    const refused = await stage.run(await stage.send('prices', ['sku,price', '"MAG-60,1.00']));
    expect([refused.state, refused.failure?.code]).toEqual(['failed', 'NOT_READABLE']);
  }, 60_000);

  it('adds products with their items, and tells the index in one event', async () => {
    const id = await stage.send('products', NEW_ITEM, { policy: 'all_or_nothing' });
    const done = await stage.run(id);
    expect(await stage.faults(id)).toEqual([]);
    expect([done.state, done.appliedRows]).toEqual(['done', 1]);
    expect(await stage.price('ZN-60')).toBe(1250);
    const [event] = await stage.database.query<{ kind: string; body: { productIds: string[] } }>(
      `select kind, body from platform.outbox where aggregate_id = $1 and topic = 'events'`,
      [id],
    );
    expect(event?.kind).toBe('product.batch_changed');
    expect(event?.body.productIds.length).toBe(1);
    const [found] = await stage.database.query<{ search_extra: string; version: number }>(
      `select search_extra, version from catalog.product where slug = 'zinc'`,
    );
    expect(found).toEqual({ search_extra: 'Orchard Lane Zinc', version: 1 });
    const again = await stage.run(await stage.send('products', NEW_ITEM));
    expect([again.newRows, again.changedRows, again.sameRows]).toEqual([0, 0, 1]);
    expect(
      await stage.count(`platform.audit where action = 'bulk.done' and entity_id = '${id}'`),
    ).toBe(1);
    expect(await stage.count(`catalog.bulk_row where job_id = '${id}'`)).toBe(0);
  }, 60_000);

  it('is taken over as a whole, or not at all when a row is bad', async () => {
    const id = await stage.send('prices', ['sku,price', 'MAG-60,20.00', 'NOPE,1.00']);
    expect((await stage.run(id)).badRows).toBe(1);
    expect(await stage.apply(id, 'all_or_nothing')).toBeNull();
    expect(await stage.price('MAG-60')).toBe(1800);
  }, 60_000);

  it('leaves the bad rows out and tells of them where that was asked for', async () => {
    const id = await stage.send('prices', [
      'sku,price',
      'MAG-60,19.00',
      'NOPE,1.00',
      'MAG-120,33.00',
    ]);
    await stage.run(id);
    expect(await stage.apply(id, 'skip_bad_rows')).not.toBeNull();
    const done = await stage.run(id);
    expect([done.state, done.appliedRows, done.badRows]).toEqual(['done', 2, 1]);
    expect([await stage.price('MAG-60'), await stage.price('MAG-120')]).toEqual([1900, 3300]);
    expect(await stage.read(done.errorsKey ?? '')).toContain(
      'NOPE,1.00,3,sku,sku: There is no such item.',
    );
  }, 60_000);

  it('holds a count against what is reserved, and an item against the barcodes of others', async () => {
    await stage.database.query(
      `update inventory.stock_level set reserved = 5 where on_hand > 5 and variant_id =
         (select id from catalog.variant where sku = 'MAG-60')`,
    );
    const [place] = (await stage.places()).filter((each) => each.startsWith('MAG-60'));
    const counted = await stage.send('stock', ['sku,location,count,reason', `${place},1,lost`]);
    await stage.run(counted);
    expect(await stage.faults(counted)).toEqual(['2 count COUNT_BELOW_RESERVED']);
    await stage.database.query('update inventory.stock_level set reserved = 0');
    const twice = await stage.send('products', ['sku,barcode', 'MAG-60,0850000000028']);
    await stage.run(twice);
    expect(await stage.faults(twice)).toEqual(['2 barcode BARCODE_TAKEN']);
  }, 60_000);

  it('puts no stock on a pack, in places that know it and in others', async () => {
    await stage.database.query(
      `insert into inventory.bundle_component (bundle_variant_id, component_variant_id, quantity)
       select pack.id, item.id, 2 from catalog.variant pack, catalog.variant item
       where pack.sku = 'MAG-120' and item.sku = 'MAG-60'`,
    );
    const of = (sku: string, places: string[]) => places.filter((each) => each.startsWith(sku));
    const places = await stage.places();
    const before = await stage.count('inventory.movement');
    const rows = of('MAG-120', places).map((place) => `${place},500,counted`);
    const counted = await stage.send('stock', ['sku,location,count,reason', ...rows]);
    await stage.run(counted);
    expect(rows.length).toBeGreaterThan(0);
    expect(await stage.faults(counted)).toEqual(
      rows.map((_, at) => `${at + 2} sku NO_STOCK_OF_ITS_OWN`),
    );
    expect(await stage.count('inventory.movement')).toBe(before);
    const none = rows.map((row) => row.replace(',500,', ',0,'));
    const away = await stage.send('stock', ['sku,location,count,reason', ...none]);
    await stage.run(away);
    expect((await stage.faults(away)).join()).not.toContain('NO_STOCK_OF_ITS_OWN');
    await stage.database.query('delete from inventory.bundle_component');
  }, 60_000);

  it('with cells that a spreadsheet would run comes out with them held down', async () => {
    await stage.database.query(
      `update catalog.product set subtitle = '=1+1' where slug = 'vitamin-d3'`,
    );
    expect(await stage.exported('products', 'csv')).toContain(",'=1+1,");
    await stage.database.query(
      `update catalog.product set subtitle = '2000 IU in olive oil' where slug = 'vitamin-d3'`,
    );
  }, 60_000);
});
