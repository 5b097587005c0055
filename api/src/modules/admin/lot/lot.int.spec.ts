import { randomUUID } from 'node:crypto';
import type { AdminLot, AdminLotList, DocumentDto } from '@green-apple/contracts-http';
import { LotReader, openReader } from '@green-apple/persistence';
import { TINY_IDS } from '@green-apple/testing';
import { AdminStage, type Who } from '../admin-stage.int.spec.ts';

const MAGNESIUM = TINY_IDS.products.magnesium;
const SIZE = TINY_IDS.variants.magnesium60;
const day = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe('lots and what laboratories find of them', () => {
  let stage: AdminStage;
  let documentId: string;
  beforeAll(async () => {
    stage = await AdminStage.open();
    const answer = await stage.http.inject({
      method: 'POST',
      url: '/admin/documents?name=report.pdf',
      headers: { ...(await stage.headersOf('catalog-manager')), 'content-type': 'application/pdf' },
      payload: Buffer.from('%PDF-1.4\n% a report\n%%EOF\n'),
    });
    documentId = answer.json<DocumentDto>().id;
  }, 120_000);
  afterAll(() => stage.close());
  beforeEach(() => stage.database.query('delete from catalog.lot_report'));

  const report = (changes: object = {}) => ({
    laboratory: 'Brookside Analytics',
    testedOn: day(-3),
    measures: [
      { name: 'Magnesium', unit: 'mg', bound: 'at_least', claimed: 200, measured: 212 },
      { name: 'Lead', unit: 'mcg', bound: 'at_most', claimed: 0.5, measured: 0.02 },
    ],
    documentId,
    ...changes,
  });
  const keep = (
    {
      code = 'L-2601',
      variant = SIZE,
      version,
    }: { code?: string; variant?: string; version?: number } = {},
    changes: object = {},
    who: Who = 'catalog-manager',
  ) =>
    stage.send<AdminLot>(
      who,
      'PUT',
      `/admin/products/${MAGNESIUM}/variants/${variant}/lots/${code}/report`,
      report(changes),
      version,
    );
  const lots = async () =>
    (await stage.ask<AdminLotList>('analyst', `/admin/products/${MAGNESIUM}/lots`)).body.items;
  const found = async (code: string, slug = 'magnesium-glycinate') => {
    const reader = openReader([], stage.database.writerUrl);
    const reading = await new LotReader(reader).find(slug, code);
    await reader.close();
    return reading;
  };

  it('are listed for each size, however many places they lie at', async () => {
    await stage.database.query(
      `insert into inventory.lot (id, variant_id, location_id, code, quantity, expires_on)
       values (gen_random_uuid(), $1, $2, 'L-2601', 3, current_date + 400)`,
      [SIZE, TINY_IDS.locations.store],
    );
    const all = await lots();
    expect(all.map(({ code, variantTitle }) => [variantTitle, code])).toEqual([
      ['60 capsules', 'L-2601'],
      ['120 capsules', 'L-2601'],
    ]);
    expect([all[0]?.quantity, all[0]?.report]).toEqual([103, null]);
  });

  it('show their report to whoever looks up the code on the pack, once there is one', async () => {
    const before = await found('L-2601');
    expect(before.code === 'FOUND' && before.lot.report).toBeNull();
    const kept = await keep({ code: 'l-2601' });
    expect([kept.status, kept.body.report?.version]).toEqual([200, 1]);
    const after = await found('L-2601');
    expect(after.code === 'FOUND' ? after.lot : null).toEqual(
      jasmine.objectContaining({
        code: 'L-2601',
        variantTitle: '60 capsules',
        report: jasmine.objectContaining({
          laboratory: 'Brookside Analytics',
          measures: report().measures,
        }),
      }),
    );
    expect(JSON.stringify(after)).not.toContain('addedBy');
    expect(
      await stage.count(
        `platform.outbox where kind = 'product.changed' and aggregate_id = '${MAGNESIUM}'`,
      ),
    ).toBeGreaterThan(0);
    const deeds = await stage.database.query<{ action: string }>(
      `select action from platform.audit where entity_id = $1 order by seq desc limit 1`,
      [SIZE],
    );
    expect(deeds).toEqual([{ action: 'lot_report.added' }]);
  });

  it('are found under their own product and by their own code alone', async () => {
    await keep();
    expect((await found('L-9999')).code).toBe('LOT_NOT_FOUND');
    expect((await found('L-2601', 'nothing-of-ours')).code).toBe('PRODUCT_NOT_FOUND');
  });

  it('have one report, which is replaced by who has read it', async () => {
    const first = await Promise.all([keep(), keep()]);
    expect(first.map(({ status }) => status).sort()).toEqual([200, 412]);
    const replaced = await keep({ version: 1 }, { laboratory: 'Other hands' });
    expect([replaced.body.report?.laboratory, replaced.body.report?.version]).toEqual([
      'Other hands',
      2,
    ]);
    expect((await keep({ version: 1 })).body.code).toBe('VERSION_CONFLICT');
    expect(await stage.count('catalog.lot_report')).toBe(1);
  });

  it('get no report that is nonsense, of a lot that is not theirs, or from who has no right', async () => {
    const [measure] = report().measures;
    for (const bad of [
      { measures: [] },
      { measures: [{ ...measure, measured: -1 }] },
      { measures: [{ ...measure, bound: 'about' }] },
      { testedOn: day(2) },
      { laboratory: ' ' },
      { documentId: randomUUID() },
    ])
      expect((await keep({}, bad)).body.code)
        .withContext(JSON.stringify(bad))
        .toBe('VALIDATION_FAILED');
    expect((await keep({ code: 'L-9999' })).body.code).toBe('LOT_NOT_FOUND');
    expect((await keep({ variant: TINY_IDS.variants.vitaminD90 })).body.code).toBe('LOT_NOT_FOUND');
    expect((await keep({}, {}, 'operations')).status).toBe(403);
    expect(await stage.count('catalog.lot_report')).toBe(0);
  });
});
