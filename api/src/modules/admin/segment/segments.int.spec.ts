import { randomUUID } from 'node:crypto';
import type {
  AdminPriceList,
  AdminSegment,
  AdminSegmentList,
  MembersChanged,
  SegmentPreview,
} from '@green-apple/contracts-http';
import { TINY_IDS } from '@green-apple/testing';
import { ITEMS, refusal, StorefrontStage } from '../../../storefront-stage.int.spec.ts';
import { AdminStage, type Who } from '../admin-stage.int.spec.ts';

const SEGMENTS = '/admin/segments';
const aSegment = (changes: object = {}) => ({
  code: `vip-${randomUUID().slice(0, 8)}`,
  name: 'Very important',
  note: '',
  kind: 'hand',
  conditions: [],
  ...changes,
});
const BY_RULE = {
  kind: 'rule',
  conditions: [{ type: 'orders', atLeast: 2, atMost: null, days: null }],
};

describe('segments of customers', () => {
  let shop: StorefrontStage;
  let desk: AdminStage;
  beforeAll(async () => {
    shop = await StorefrontStage.open();
    desk = await AdminStage.open(shop.database);
    await shop.database.query('update pricing.price set list_minor = 1800, sale_minor = null');
    await shop.database.query('update promotion.promotion set active = false');
  }, 120_000);
  afterAll(async () => {
    await desk.close();
    await shop.close();
  });

  const make = async (changes: object = {}, id = randomUUID(), who: Who = 'marketing-manager') =>
    desk.act<AdminSegment>(who, `${SEGMENTS}/${id}`, aSegment(changes));
  const made = async (changes: object = {}) => (await make(changes)).body;
  const members = (id: string, change: { add?: string[]; remove?: string[] }) =>
    desk.act<MembersChanged>('marketing-manager', `${SEGMENTS}/${id}/members`, change);
  const seen = async (id: string) =>
    (await desk.ask<AdminSegment>('analyst', `${SEGMENTS}/${id}`)).body;
  const archive = (segment: AdminSegment, archived: boolean) =>
    desk.send<AdminSegment>(
      'marketing-manager',
      'PATCH',
      `${SEGMENTS}/${segment.id}`,
      { archived },
      segment.version,
    );
  const offerFor = (code: string) =>
    desk.act('marketing-manager', '/admin/promotions', {
      id: randomUUID(),
      name: 'For some',
      kind: 'automatic',
      conditions: [{ type: 'segment', in: [code] }],
      action: { type: 'amount-off', minor: 300 },
    });
  const priceFor = async (group: string, unitMinor: number) => {
    const list = await desk.act<AdminPriceList>('marketing-manager', '/admin/price-lists', {
      id: randomUUID(),
      name: 'Trade',
      group,
    });
    await desk.act(
      'marketing-manager',
      `/admin/price-lists/${list.body.id}/entries`,
      { entries: [{ sku: 'MAG-60', unitMinor }] },
      list.body.version,
    );
  };
  const shopperWithBag = async () => {
    const shopper = shop.shopper();
    await shopper.add(ITEMS.magnesium60);
    return shopper;
  };
  /** What one unit costs, and what offers take off. */
  const pricesOf = ({ body }: Awaited<ReturnType<ReturnType<typeof shop.shopper>['quote']>>) => [
    body.lines[0]?.unitPrice.minor,
    body.totals.discount.minor,
  ];

  it('give their members an offer and a price, and take both back with the next quote', async () => {
    const { id, code } = await made();
    await offerFor(code);
    await priceFor(code, 1500);
    const [member, other] = [await shopperWithBag(), await shopperWithBag()];
    const changed = await members(id, { add: [`  ${member.email.toUpperCase()} `.trim()] });
    expect([changed.status, changed.body.added, changed.body.segment.members]).toEqual([200, 1, 1]);

    const quote = await member.quote();
    expect(pricesOf(quote)).toEqual([1500, 300]);
    expect(pricesOf(await other.quote())).toEqual([1800, 0]);

    await members(id, { remove: [member.email] });
    const late = await member.place(quote.body.id);
    expect(refusal(late)).toBe('409 PRICE_CHANGED');
    expect(pricesOf(await member.quote())).toEqual([1800, 0]);
    const { usedBy } = await seen(id);
    expect(usedBy.map(({ kind, name }) => `${kind} ${name}`).sort()).toEqual([
      'price-list Trade',
      'promotion For some',
    ]);
  });

  it('that are put away have nobody in them, until they are taken out again', async () => {
    const segment = await made();
    await offerFor(segment.code);
    const shopper = await shopperWithBag();
    await members(segment.id, { add: [shopper.email] });
    const away = await archive(segment, true);
    expect([away.status, away.body.archivedAt === null, away.body.members]).toEqual([
      200,
      false,
      1,
    ]);
    expect(pricesOf(await shopper.quote())[1]).toBe(0);
    expect((await members(segment.id, { remove: [shopper.email] })).body.code).toBe(
      'SEGMENT_NOT_BY_HAND',
    );
    await archive(away.body, false);
    expect(pricesOf(await shopper.quote())[1]).toBe(300);
  });

  it('are made once, members counted once, all of it on record without an address', async () => {
    const id = randomUUID();
    const segment = aSegment();
    const send = () => desk.act<AdminSegment>('marketing-manager', `${SEGMENTS}/${id}`, segment);
    const [first, second] = [await send(), await send()];
    expect([first.status, second.status, second.body.version]).toEqual([201, 201, 1]);
    const email = `robin-${randomUUID()}@example.com`;
    await members(id, { add: [email, email] });
    const again = await members(id, { add: [email] });
    expect([again.body.added, again.body.segment.members]).toEqual([0, 1]);
    const deeds = await desk.database.query<{ action: string; row: string }>(
      `select action, cast(after as text) as row from platform.audit where entity_id = $1 order by seq`,
      [id],
    );
    expect(deeds.map(({ action }) => action)).toEqual([
      'segment.created',
      'segment.members-changed',
    ]);
    expect(deeds[1]?.row).toBe('{"added": 1, "removed": 0}');
    expect(JSON.stringify(deeds) + desk.log).not.toContain(email);
    const [row] = await desk.database.query<{ length: number }>(
      'select length(customer_key) as length from customer.segment_member where segment = $1',
      [segment.code],
    );
    expect(row?.length).toBe(32);
    const { items } = (await desk.ask<AdminSegmentList>('analyst', SEGMENTS)).body;
    expect(items.map((one) => one.id)).toContain(id);
  });

  it('are changed on the version that was seen; what offers name them by stays', async () => {
    const segment = await made(BY_RULE);
    const to = { name: 'Regulars', note: 'Twice or more', conditions: BY_RULE.conditions };
    const edit = (body: object, version: number) =>
      desk.send<AdminSegment>(
        'marketing-manager',
        'PUT',
        `${SEGMENTS}/${segment.id}`,
        body,
        version,
      );
    const { status, body } = await edit(to, 1);
    expect([status, body.name, body.code, body.version]).toEqual([
      200,
      'Regulars',
      segment.code,
      2,
    ]);
    expect((await edit(to, 1)).body.code).toBe('VERSION_CONFLICT');
    expect((await edit({ ...to, conditions: [] }, 2)).status).toBe(422);
    expect((await edit({ ...to, code: 'else' }, 2)).status).toBe(422);
    expect((await make({ code: segment.code })).body.code).toBe('CODE_TAKEN');
    expect((await members(segment.id, { add: ['robin@example.com'] })).status).toBe(409);
  });

  it('say how many a rule would hold, before it is kept', async () => {
    const preview = await desk.act<SegmentPreview>('analyst', `${SEGMENTS}/preview`, {
      conditions: [
        ...BY_RULE.conditions,
        { type: 'spent', market: 'US', atLeastMinor: 100, days: 90 },
        { type: 'first-order', startsAt: '2020-01-01T00:00:00Z', endsAt: null },
        { type: 'bought', what: 'product', in: [TINY_IDS.products.magnesium], days: null },
        { type: 'bought', what: 'category', in: [randomUUID()], days: 30 },
        { type: 'market', in: ['US'] },
        { type: 'quiet', days: 90 },
      ],
    });
    expect([preview.status, preview.body]).toEqual([
      200,
      jasmine.objectContaining({ matching: 0 }),
    ]);
  });

  for (const [what, wrong] of [
    ['a rule without conditions', { kind: 'rule' }],
    ['a list by hand with conditions', { conditions: BY_RULE.conditions }],
    ['a code with spaces', { code: 'very important' }],
    ['a condition nobody knows', { kind: 'rule', conditions: [{ type: 'horoscope' }] }],
    [
      'orders that are neither many nor few',
      { kind: 'rule', conditions: [{ type: 'orders', atLeast: null, atMost: null, days: null }] },
    ],
  ] as const)
    it(`with ${what} are refused`, async () => {
      expect((await make(wrong)).status).toBe(422);
    });

  it('are kept by who may keep offers', async () => {
    expect((await make({}, randomUUID(), 'analyst')).status).toBe(403);
    expect((await desk.ask('catalog-manager', SEGMENTS)).status).toBe(403);
  });
});
