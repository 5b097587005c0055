import { randomUUID } from 'node:crypto';
import type {
  AdminClaim,
  AdminClaimList,
  AdminProduct,
  Problem,
} from '@green-apple/contracts-http';
import type { MarketCode } from '@green-apple/domain-pricing';
import { CatalogReader, openReader } from '@green-apple/persistence';
import { TINY_IDS } from '@green-apple/testing';
import { AdminStage, type Who } from '../admin-stage.int.spec.ts';

const PRODUCT = TINY_IDS.products.gingerTea;
const day = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe('claims of products', () => {
  let stage: AdminStage;
  beforeAll(async () => {
    stage = await AdminStage.open();
  }, 120_000);
  afterAll(() => stage.close());
  beforeEach(() => stage.database.query('delete from catalog.claim; delete from platform.outbox'));

  const propose = (changes: object = {}, who: Who = 'catalog-manager') =>
    stage.act<AdminClaim>(who, '/admin/claims', {
      productId: PRODUCT,
      kind: 'structure-function',
      wording: 'Ginger supports a calm stomach.',
      evidence: ['Two controlled studies.', '21 CFR 101.93'],
      expiresOn: day(300),
      ...changes,
    });
  const decide = (id: string, version: number, decision: string, who: Who = 'operations') =>
    stage.send<AdminClaim>(who, 'PATCH', `/admin/claims/${id}`, { decision }, version);
  const list = async (query = '') =>
    (await stage.ask<AdminClaimList>('operations', `/admin/claims?${query}`)).body;
  const shown = async (market: MarketCode = 'US') => {
    const reader = openReader([], stage.database.writerUrl);
    const [product] = await new CatalogReader(reader, market).bySlugs(['ginger-tea']);
    await reader.close();
    return product?.claims ?? [];
  };

  it('show once a second person has approved them, with audit and event', async () => {
    const { status, body } = await propose();
    expect([status, body.state, body.own]).toEqual([201, 'proposed', true]);
    expect(await shown()).toEqual([]);
    expect((await list('state=proposed')).items).toEqual([
      jasmine.objectContaining({ id: body.id, own: false, approvedBy: null }),
    ]);
    const approved = await decide(body.id, 1, 'approve');
    expect([approved.status, approved.body.state]).toEqual([200, 'approved']);
    expect(await shown()).toEqual([
      {
        kind: 'structure-function',
        text: 'Ginger supports a calm stomach.',
        evidence: 'Two controlled studies. · 21 CFR 101.93',
      },
    ]);
    expect(
      await stage.count(
        `platform.outbox where kind = 'product.changed' and aggregate_id = '${PRODUCT}'`,
      ),
    ).toBe(1);
    const deeds = await stage.database.query<{ action: string }>(
      'select action from platform.audit where entity_id = $1 order by seq',
      [body.id],
    );
    expect(deeds.map(({ action }) => action)).toEqual(['claim.proposed', 'claim.approved']);
    await decide(body.id, 2, 'withdraw');
    expect(await shown()).toEqual([]);
  });

  it('show in the market they were approved for, and in no other', async () => {
    const wording = 'Ginger contributes to normal digestion.';
    const { body } = await propose({ market: 'EU', wording });
    expect(body.market).toBe('EU');
    await decide(body.id, 1, 'approve');
    expect((await shown('EU')).map(({ text }) => text)).toEqual([wording]);
    expect(await shown()).toEqual([]);
    await decide(body.id, 2, 'withdraw');
  });

  it('are approved by nobody who has proposed them, whatever their rights', async () => {
    const { body } = await propose({}, 'administrator');
    expect((await decide(body.id, 1, 'approve', 'administrator')).body.code).toBe('CLAIM_OWN');
    await expectAsync(
      stage.database.query(
        `update catalog.claim set state = 'approved', approved_by = proposed_by, approved_at = now()`,
      ),
    ).toBeRejectedWithError(/check constraint/);
    expect((await decide(body.id, 1, 'approve')).status).toBe(200);
  });

  it('vanish after their last day, and are not approved any more', async () => {
    const { body } = await propose({ expiresOn: day(1) });
    await decide(body.id, 1, 'approve');
    expect((await shown()).length).toBe(1);
    await stage.database.query('update catalog.claim set expires_on = current_date - 1');
    expect(await shown()).toEqual([]);
    expect((await list()).items[0]?.expired).toBeTrue();
    const late = await propose();
    await stage.database.query('update catalog.claim set expires_on = current_date - 2');
    expect((await decide(late.body.id, 1, 'approve')).body.code).toBe('CLAIM_EXPIRED');
  });

  it('about diseases are refused, with the phrase', async () => {
    const { status, body } = await propose({ wording: 'Ginger treats migraine.' });
    expect([status, body.code]).toEqual([422, 'DISEASE_CLAIM']);
    expect(body.errors).toEqual([
      { path: 'wording', message: '“treats migraine” promises to act on a disease.' },
    ]);
    expect(await stage.count('catalog.claim')).toBe(0);
  });

  it('need evidence, an end, a product, and the right', async () => {
    for (const change of [
      { evidence: [] },
      { wording: '  ' },
      { kind: 'miracle' },
      { expiresOn: day(-2) },
      { expiresOn: day(800) },
    ])
      expect((await propose(change)).body.code)
        .withContext(JSON.stringify(change))
        .toBe('VALIDATION_FAILED');
    expect((await propose({ productId: randomUUID() })).body.code).toBe('PRODUCT_NOT_FOUND');
    expect((await propose({}, 'operations')).status).toBe(403);
    const { body } = await propose();
    expect((await decide(body.id, 1, 'approve', 'analyst')).status).toBe(403);
    expect((await decide(body.id, 7, 'approve')).body.code).toBe('VERSION_CONFLICT');
    expect((await decide(randomUUID(), 1, 'approve')).body.code).toBe('NOT_FOUND');
  });

  it('do not slip into the texts of a product, while what stood there before may stay', async () => {
    const version = await stage.version();
    const refused = await stage.edit(version, { summary: 'It cures insomnia in a week.' });
    expect([refused.status, refused.body.code]).toEqual([422, 'DISEASE_CLAIM']);
    expect((refused.body as unknown as Problem).errors?.[0]).toEqual({
      path: 'summary',
      message: '“cures insomnia” promises to act on a disease.',
    });
    const inList = await stage.edit(version, { benefits: ['Tasty', 'Prevents the flu'] });
    expect((inList.body as unknown as Problem).errors?.[0]?.path).toBe('benefits.1');
    const { body } = await stage.ask<AdminProduct>(
      'administrator',
      `/admin/products/${TINY_IDS.products.magnesium}`,
    );
    expect(body.version).toBe(version);
    const cautions = await stage.edit(version, {
      warnings: ['Ask your doctor if you are treated for high blood pressure.'],
    });
    expect(cautions.status).toBe(200);
  });
});
