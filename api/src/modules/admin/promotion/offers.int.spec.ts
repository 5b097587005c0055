import type {
  AdminCampaign,
  AdminPromotion,
  AdminPromotionList,
  AuditList,
  CodeBatch,
  CodeBatchList,
  DownloadedCodes,
  PromotionTrialResult,
  Problem,
} from '@green-apple/contracts-http';
import { TINY_IDS } from '@green-apple/testing';
import { randomUUID } from 'node:crypto';
import { AdminStage, type Who } from '../admin-stage.int.spec.ts';

const PROMOTIONS = '/admin/promotions';
const gift = () => ({
  type: 'gift-line',
  variantId: TINY_IDS.variants.vitaminD90,
  quantity: 1,
});

describe('promotions in the back office', () => {
  let stage: AdminStage;
  beforeAll(async () => {
    stage = await AdminStage.open();
  }, 120_000);
  afterAll(() => stage.close());

  const offer = (change: object = {}) => ({
    id: randomUUID(),
    name: 'Autumn',
    kind: 'automatic',
    action: { type: 'percent-off', percent: 12.5, scope: 'order' },
    conditions: [{ type: 'weekly', days: [5], from: '17:00', to: '20:00' }],
    ...change,
  });
  const create = (promotion: object, who: Who = 'marketing-manager') =>
    stage.send<AdminPromotion>(who, 'POST', PROMOTIONS, promotion);
  const deeds = () => stage.count('platform.audit');

  it('are made with an audit entry, once, though the request comes twice', async () => {
    const promotion = offer();
    const before = await deeds();
    const [first, second] = [await create(promotion), await create(promotion)];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(first.body).toEqual(
      jasmine.objectContaining({ id: promotion.id, active: true, version: 1, usedCount: 0 }),
    );
    expect(await deeds()).toBe(before + 1);
    const audit = (await stage.ask<AuditList>('operations', '/admin/audit?limit=1')).body;
    expect(audit.items[0]?.action).toBe('promotion.created');
    expect(audit.chainIntact).toBeTrue();
  });

  const broken: ReadonlyArray<[string, object, string]> = [
    ['a code on one that applies by itself', { code: 'TEN' }, 'code'],
    [
      'no percentage',
      { action: { type: 'percent-off', percent: 0, scope: 'order' } },
      'action.percent',
    ],
    ['an unknown deed', { action: { type: 'half-price' } }, 'action.type'],
    [
      'an end before its beginning',
      { startsAt: '2027-01-02T00:00:00Z', endsAt: '2027-01-01T00:00:00Z' },
      'endsAt',
    ],
    [
      'an evening that ends before it begins',
      { conditions: [{ type: 'weekly', days: [1], from: '20:00', to: '17:00' }] },
      'conditions.0.to',
    ],
    [
      'a gift that a campaign should pay',
      {
        action: {
          type: 'gift-line',
          variantId: '01940000-0000-7000-8000-000000000001',
          quantity: 1,
        },
        campaignId: '01940000-0000-7000-8000-000000000002',
      },
      'campaignId',
    ],
    [
      'a bundle that names a product twice',
      {
        action: {
          type: 'bundle-price',
          minor: 100,
          items: [
            '01940000-0000-7000-8000-000000000001',
            '01940000-0000-7000-8000-000000000001',
          ].map((productId) => ({ productId, quantity: 1 })),
        },
      },
      'action.items',
    ],
  ];
  for (const [name, change, path] of broken)
    it(`are refused with ${name}`, async () => {
      const { status, body } = await create(offer(change));
      expect([status, body.code]).toEqual([422, 'VALIDATION_FAILED']);
      expect(body.errors?.map((error) => error.path)).toEqual([path]);
    });

  it('have a code of their own', async () => {
    const coupon = { kind: 'coupon', code: 'autumn-10' };
    expect((await create(offer(coupon))).body.code).toBe('AUTUMN-10');
    const taken = await create(offer(coupon));
    expect([taken.status, taken.body.code]).toEqual([409, 'CODE_TAKEN']);
  });

  it('are switched off by who has seen them as they are', async () => {
    const { body } = await create(offer());
    const switchOff = (version: number) =>
      stage.send<AdminPromotion>(
        'marketing-manager',
        'PATCH',
        `${PROMOTIONS}/${body.id}`,
        { active: false },
        version,
      );
    expect((await switchOff(7)).body.code as string).toBe('VERSION_CONFLICT');
    const off = await switchOff(1);
    expect([off.status, off.body.active, off.body.version]).toEqual([200, false, 2]);
    const missing = await stage.send(
      'marketing-manager',
      'PATCH',
      `${PROMOTIONS}/${randomUUID()}`,
      { active: false },
      1,
    );
    expect(missing.status).toBe(404);
  });

  it('are listed, newest first, page by page', async () => {
    await create(offer({ name: 'The newest' }));
    const first = await stage.ask<AdminPromotionList>('analyst', `${PROMOTIONS}?limit=1`);
    expect(first.body.items.map(({ name }) => name)).toEqual(['The newest']);
    const next = await stage.ask<AdminPromotionList>(
      'analyst',
      `${PROMOTIONS}?limit=1&cursor=${first.body.nextCursor}`,
    );
    expect(next.body.items[0]?.id).not.toBe(first.body.items[0]?.id);
    expect((await stage.ask('analyst', `${PROMOTIONS}?cursor=nonsense`)).status).toBe(400);
  });

  it('are kept by marketing alone', async () => {
    for (const who of ['catalog-manager', 'support-agent', 'operations', 'analyst'] as const)
      expect((await create(offer(), who)).status).toBe(403);
    expect((await stage.ask('catalog-manager', PROMOTIONS)).status).toBe(403);
  });

  it('have 10,000 codes for one use each, made in one go', async () => {
    const { body: coupon } = await create(offer({ kind: 'coupon' }));
    const batch = { id: randomUUID(), size: 10_000 };
    const codes = `${PROMOTIONS}/${coupon.id}/codes`;
    const act = <Body>(url: string, who: Who = 'marketing-manager') =>
      stage.send<Body>(who, 'POST', url, batch);
    const made = await act<CodeBatch>(codes);
    expect([made.body.size, made.body.used, made.body.left]).toEqual([10_000, 0, 10_000]);
    expect((await act<CodeBatch>(codes)).body).toEqual(made.body);

    const out = `${codes}/${batch.id}/download`;
    expect((await act(out, 'analyst')).status).toBe(403);
    const download = await act<DownloadedCodes>(out);
    expect(new Set(download.body.codes).size).toBe(10_000);
    expect(download.body.codes[0]).toMatch(/^([2-9A-HJKMNP-Z]{4}-){2}[2-9A-HJKMNP-Z]{4}$/);
    expect((await act(out)).body.code as string).toBe('CODES_DOWNLOADED');

    await stage.database.query(
      `update promotion.code set order_id = gen_random_uuid(), redeemed_at = now() where code = $1`,
      [download.body.codes[0]],
    );
    const listed = await stage.ask<CodeBatchList>('analyst', codes);
    expect(listed.body.items.map(({ used, left }) => [used, left])).toEqual([[1, 9999]]);
    expect(listed.body.items[0]?.downloadedAt).not.toBeNull();
    const revoked = await act<CodeBatch>(`${codes}/${batch.id}/revocation`);
    expect([revoked.body.used, revoked.body.left]).toEqual([1, 0]);
    const lost = await act(`${codes}/${randomUUID()}/revocation`);
    expect(lost.body.code as string).toBe('CODE_BATCH_NOT_FOUND');

    const { body: plain } = await create(offer());
    expect((await act(`${PROMOTIONS}/${plain.id}/codes`)).status).toBe(422);
    const audited = await stage.database.query<{ action: string; text: string }>(
      `select action, cast(after as text) as text from platform.audit
       where action like 'promotion.codes-%' order by seq`,
    );
    expect(audited.map(({ action }) => action)).toEqual([
      'promotion.codes-created',
      'promotion.codes-downloaded',
      'promotion.codes-revoked',
    ]);
    for (const { text } of audited) expect(text).not.toContain(download.body.codes[0] ?? 'none');
  });

  describe('that are edited', () => {
    const edit = (id: string, to: object, version: number, who: Who = 'marketing-manager') =>
      stage.send<AdminPromotion>(who, 'PUT', `${PROMOTIONS}/${id}`, to, version);
    const terms = (change: object = {}) => {
      const { id: _id, ...rest } = offer(change);
      return rest;
    };

    it('keep an account of what was changed, and count a version', async () => {
      const { body } = await create(offer());
      const conditions = [{ type: 'category', in: [TINY_IDS.categories.minerals] }];
      const edited = await edit(body.id, terms({ name: 'Late autumn', conditions }), 1);
      expect([edited.status, edited.body.version, edited.body.name]).toEqual([
        200,
        2,
        'Late autumn',
      ]);
      expect(Object.keys(edited.body.names)).toEqual([TINY_IDS.categories.minerals]);
      const audit = (await stage.ask<AuditList>('operations', '/admin/audit?limit=1')).body;
      expect(audit.items[0]?.changes.map(({ field }) => field).toSorted()).toEqual([
        'conditions',
        'name',
      ]);
      const stale = await edit(body.id, terms(), 1);
      expect([stale.status, stale.body.currentVersion]).toEqual([412, 2]);
      const seen = await stage.ask<AdminPromotion>('analyst', `${PROMOTIONS}/${body.id}`);
      expect(seen.body).toEqual(edited.body as AdminPromotion);
      expect((await edit(body.id, terms(), 2, 'analyst')).status).toBe(403);
    });

    it('stay what they are, and above what was used', async () => {
      const { body } = await create(offer());
      const coupon = await edit(body.id, terms({ kind: 'coupon', code: 'NOW-A-CODE' }), 1);
      expect([coupon.status, coupon.body.errors?.[0]?.path]).toEqual([422, 'kind']);
      await stage.database.query('update promotion.promotion set used_count = 5 where id = $1', [
        body.id,
      ]);
      const few = await edit(body.id, terms({ usageLimit: 4 }), 1);
      expect([few.status, few.body.errors?.[0]?.path]).toEqual([422, 'usageLimit']);
    });
  });

  describe('that are tried', () => {
    const attempt = (draft: object, bag: object = {}) =>
      stage.send<PromotionTrialResult>('marketing-manager', 'POST', `${PROMOTIONS}/trial`, {
        draft: offer({ conditions: [], ...draft }),
        bag: {
          lines: [{ variantId: TINY_IDS.variants.magnesium60, quantity: 2 }],
          ...bag,
        },
      });
    beforeEach(() =>
      stage.database.query('update promotion.promotion set active = false where active'),
    );

    it('show the receipt with and without the draft, and leave nothing behind', async () => {
      const before = await stage.count('promotion.promotion');
      const { status, body } = await attempt({
        action: { type: 'percent-off', percent: 10, scope: 'order' },
      });
      expect(status).toBe(201);
      expect(body.effect).toBe('APPLIED');
      const items = body.without.totals.items.minor;
      expect(body.without.totals.discount.minor).toBe(0);
      expect(body.with.totals.discount.minor).toBe(Math.round(items / 10));
      expect(body.with.steps.map(({ kind }) => kind)).toContain('promotion');
      expect(await stage.count('promotion.promotion')).toBe(before);
    });

    const reasons: ReadonlyArray<[string, object, object, string]> = [
      ['a coupon', { kind: 'coupon', action: { type: 'amount-off', minor: 100 } }, {}, 'APPLIED'],
      ['a gift', { action: gift() }, {}, 'APPLIED'],
      [
        'free delivery',
        { action: { type: 'free-shipping' } },
        { lines: [{ variantId: TINY_IDS.variants.gingerTea20, quantity: 1 }] },
        'APPLIED',
      ],
      [
        'an offer for a segment the shopper is not in',
        { conditions: [{ type: 'segment', in: ['vip'] }] },
        {},
        'CONDITIONS_NOT_MET',
      ],
      [
        'an offer for the shopper’s segment',
        { conditions: [{ type: 'segment', in: ['vip'] }] },
        { segments: ['vip'] },
        'APPLIED',
      ],
      ['an offer of next year', { startsAt: '2999-01-01T00:00:00Z' }, {}, 'NOT_RUNNING'],
      [
        'an offer of next year, next year',
        { startsAt: '2999-01-01T00:00:00Z' },
        { at: '2999-06-01T00:00:00Z' },
        'APPLIED',
      ],
    ];
    for (const [name, draft, bag, effect] of reasons)
      it(`tell what became of ${name}`, async () => {
        const { body } = await attempt(draft, bag);
        expect(body.effect as string).toBe(effect);
      });

    it('stand in the place of the promotion they are a draft of', async () => {
      const { body: running } = await create(offer({ conditions: [], stackable: false }));
      const other = await attempt({ priority: 200 });
      expect(other.body.effect).toBe('NOT_COMBINABLE');
      const same = await attempt({ id: running.id });
      expect(same.body.effect).toBe('APPLIED');
      expect(same.body.without.totals.discount.minor).toBe(0);
    });

    it('need items that we sell', async () => {
      const { body } = await attempt({}, { lines: [{ variantId: randomUUID(), quantity: 1 }] });
      expect(body.code as string).toBe('VARIANT_NOT_FOUND');
    });
  });

  it('are paid for by a campaign', async () => {
    const campaign = { id: randomUUID(), name: 'Winter', spendLimitMinor: 50_000, useLimit: 100 };
    const { body } = await stage.send<AdminCampaign>(
      'marketing-manager',
      'POST',
      '/admin/campaigns',
      campaign,
    );
    expect(body).toEqual(jasmine.objectContaining({ ...campaign, spentMinor: 0, useCount: 0 }));
    expect((await create(offer({ campaignId: campaign.id }))).body.campaignId).toBe(campaign.id);
    const more = await stage.send<AdminCampaign>(
      'marketing-manager',
      'PUT',
      `/admin/campaigns/${campaign.id}`,
      { name: 'Winter', spendLimitMinor: 80_000, useLimit: null },
      1,
    );
    expect([more.body.spendLimitMinor, more.body.useLimit, more.body.version]).toEqual([
      80_000,
      null,
      2,
    ]);
    const lost = await create(offer({ campaignId: randomUUID() }));
    expect([lost.status, lost.body.code as string]).toEqual([404, 'CAMPAIGN_NOT_FOUND']);
  });

  it('are paid for in the money of their own market only', async () => {
    const euro = { id: randomUUID(), name: 'Autumn in the EU', market: 'EU' };
    const { body } = await stage.send<AdminCampaign>(
      'marketing-manager',
      'POST',
      '/admin/campaigns',
      euro,
    );
    expect(body.market).toBe('EU');
    const elsewhere = await create(offer({ campaignId: euro.id }));
    expect([elsewhere.status, elsewhere.body.errors?.[0]?.path]).toEqual([422, 'campaignId']);
    const there = await create(offer({ campaignId: euro.id, market: 'EU' }));
    expect([there.status, there.body.campaignId]).toEqual([201, euro.id]);
    const moved = await stage.send<Problem>(
      'marketing-manager',
      'PUT',
      `/admin/campaigns/${euro.id}`,
      { name: 'Autumn', market: 'US' },
      1,
    );
    expect(moved.status).toBe(422);
  });

  it('are found by the campaign that pays for them, which knows how long they run', async () => {
    const campaignId = randomUUID();
    await stage.send('marketing-manager', 'POST', '/admin/campaigns', {
      id: campaignId,
      name: 'Spring',
    });
    const window = async () =>
      (await stage.ask<AdminCampaign>('analyst', `/admin/campaigns/${campaignId}`)).body.promotions;
    expect(await window()).toEqual({ total: 0, active: 0, startsAt: null, endsAt: null });
    const [from, until] = ['2099-03-01T00:00:00+00:00', '2099-04-01T00:00:00+00:00'];
    const first = await create(offer({ campaignId, startsAt: from, endsAt: until }));
    await create(offer());
    expect(await window()).toEqual({
      total: 1,
      active: 1,
      startsAt: from,
      endsAt: until,
    });
    const second = await create(offer({ campaignId, startsAt: '2099-03-05T00:00:00Z' }));
    expect(await window()).toEqual({
      total: 2,
      active: 2,
      startsAt: from,
      endsAt: null,
    });
    const { items } = (
      await stage.ask<AdminPromotionList>('analyst', `/admin/promotions?campaign=${campaignId}`)
    ).body;
    expect(items.map(({ id }) => id)).toEqual([second.body.id, first.body.id]);
  });
});
