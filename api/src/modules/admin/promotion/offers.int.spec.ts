import type {
  AdminCampaign,
  AdminGiftCard,
  AdminGiftCardList,
  AdminPromotion,
  AdminPromotionList,
  AuditList,
  CodeBatch,
  IssuedGiftCard,
} from '@green-apple/contracts-http';
import { randomUUID } from 'node:crypto';
import { AdminStage, type Who } from '../admin-stage.int.spec.ts';

const PROMOTIONS = '/admin/promotions';
const GIFT_CARDS = '/admin/gift-cards';

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
    const make = (id = coupon.id) =>
      stage.send<CodeBatch>('marketing-manager', 'POST', `${PROMOTIONS}/${id}/codes`, batch);
    const made = await make();
    expect(new Set(made.body.codes).size).toBe(10_000);
    expect(made.body.codes[0]).toMatch(/^([2-9A-HJKMNP-Z]{4}-){2}[2-9A-HJKMNP-Z]{4}$/);
    expect((await make()).body.codes).toEqual(made.body.codes);
    const list = await stage.ask<AdminPromotionList>('analyst', `${PROMOTIONS}?limit=5`);
    expect(list.body.items.find(({ id }) => id === coupon.id)?.codes).toEqual({
      total: 10_000,
      used: 0,
    });
    const { body: plain } = await create(offer());
    expect((await make(plain.id)).status).toBe(422);
    const [audited] = await stage.database.query<{ text: string }>(
      `select cast(after as text) as text from platform.audit where action = 'promotion.codes-created'`,
    );
    expect(audited?.text).not.toContain(made.body.codes[0] ?? 'no code');
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
    const lost = await create(offer({ campaignId: randomUUID() }));
    expect([lost.status, lost.body.code as string]).toEqual([404, 'CAMPAIGN_NOT_FOUND']);
  });
});

describe('gift cards in the back office', () => {
  let stage: AdminStage;
  beforeAll(async () => {
    stage = await AdminStage.open();
  }, 120_000);
  afterAll(() => stage.close());

  const issue = (card: object, who: Who = 'support-agent') =>
    stage.send<IssuedGiftCard>(who, 'POST', GIFT_CARDS, card);

  it('show their code once, to whoever issued them', async () => {
    const card = { id: randomUUID(), minor: 5000 };
    const first = await issue(card);
    expect(first.status).toBe(201);
    const code = first.body.code as string | null;
    expect(code).toMatch(/^([2-9A-HJKMNP-Z]{4}-){3}[2-9A-HJKMNP-Z]{4}$/);
    expect([first.body.balance.minor, first.body.ending]).toEqual([5000, code?.slice(-4) ?? '']);
    const second = await issue(card);
    expect(second.body.code as string | null).toBeNull();
    expect(second.body.entries.map(({ kind, minor }) => [kind, minor])).toEqual([['issue', 5000]]);

    const list = await stage.ask<AdminGiftCardList>('support-agent', GIFT_CARDS);
    expect(list.body.items.filter(({ id }) => id === card.id).length).toBe(1);
    const dump = JSON.stringify([
      list.body,
      await stage.database.query('select * from platform.audit'),
      stage.log,
    ]);
    expect(dump).not.toContain(code ?? 'no code');
  });

  it('are stopped', async () => {
    const { body } = await issue({ id: randomUUID(), minor: 100 });
    const off = await stage.send<AdminGiftCard>(
      'support-agent',
      'PATCH',
      `${GIFT_CARDS}/${body.id}`,
      { active: false },
      1,
    );
    expect([off.status, off.body.active]).toEqual([200, false]);
  });

  it('are worth something, and not the earth', async () => {
    for (const minor of [0, -5, 1.5, 200_001])
      expect((await issue({ id: randomUUID(), minor })).status).toBe(422);
  });

  it('are issued by those who may', async () => {
    for (const who of ['catalog-manager', 'marketing-manager', 'operations', 'analyst'] as const)
      expect((await issue({ id: randomUUID(), minor: 100 }, who)).status).toBe(403);
  });
});
