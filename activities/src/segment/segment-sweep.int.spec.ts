import { randomUUID } from 'node:crypto';
import type { SegmentCondition } from '@green-apple/contracts-http';
import {
  customerKey,
  inTransaction,
  openReader,
  openWriter,
  SegmentReader,
  SegmentRunRepository,
  StatsRepository,
  type Reader,
  type Writer,
} from '@green-apple/persistence';
import {
  anOrder,
  freshDatabase,
  seedOrder,
  seedTinyCatalogue,
  TINY_IDS,
  type FreshDatabase,
} from '@green-apple/testing';
import { createSegmentSweep } from './segment-sweep.ts';

const SECRET = 'a secret of at least thirty-two characters';
const always = (type: 'orders', atLeast: number): SegmentCondition => ({
  type,
  atLeast,
  atMost: null,
  days: null,
});

describe('segments that go by a rule', () => {
  let database: FreshDatabase;
  let writer: Writer;
  let reader: Reader;
  let runs: SegmentRunRepository;

  beforeAll(async () => {
    database = await freshDatabase('ga_worker');
    await seedTinyCatalogue(database);
    writer = openWriter(database.writerUrl);
    reader = openReader([], database.writerUrl);
    runs = new SegmentRunRepository(writer, SECRET);
  });
  /** Nobody has bought anything: a rule sees all customers, those of other specs too. */
  beforeEach(async () => {
    for (const table of [
      'customer.segment_member',
      'customer.segment',
      'reporting.stats_applied',
      'customer.customer_stats',
    ])
      await database.query(`delete from ${table}`);
  });
  afterAll(async () => {
    await reader.close();
    await writer.close();
    await database.drop();
  });

  const someone = (): string => `someone-${randomUUID()}@example.com`;
  /** A sold order of so many days ago, in the figures. */
  const buys = async (
    email: string,
    { sku = 'MAG-60', quantity = 1, daysAgo = 1, market = 'US' } = {},
  ) => {
    const order = await seedOrder(database, anOrder({ email }).withLine(sku, quantity).build());
    await database.query(
      `update ordering."order" set state = 'confirmed', market = $3,
         placed_at = now() - make_interval(days => $2), confirmed_at = now() where id = $1`,
      [order.id, daysAgo, market],
    );
    const stats = new StatsRepository(writer, SECRET);
    await inTransaction(writer, (transaction) => stats.record(order.id, transaction));
    return order;
  };
  const cancels = async ({ id }: { readonly id: string }) => {
    await database.query(`update ordering."order" set state = 'cancelled' where id = $1`, [id]);
    const stats = new StatsRepository(writer, SECRET);
    await inTransaction(writer, (transaction) => stats.takeBack(id, transaction));
  };
  const segment = async (...conditions: SegmentCondition[]): Promise<string> => {
    const code = `s-${randomUUID()}`;
    await database.query(
      `insert into customer.segment (id, code, name, kind, conditions)
       values ($1, $2, 'A rule', 'rule', $3)`,
      [randomUUID(), code, JSON.stringify(conditions)],
    );
    return code;
  };
  const again = (code: string) =>
    database.query('update customer.segment set worked_out_at = null where code = $1', [code]);
  const sweep = (customersAtOnce = 100) =>
    createSegmentSweep({
      runs,
      reader: new SegmentReader(reader),
      beat: () => undefined,
      customersAtOnce,
    })();
  /** Which of these is in it, in their order. */
  const among = async (code: string, emails: readonly string[]): Promise<boolean[]> => {
    const rows = await database.query<{ key: Buffer }>(
      'select customer_key as key from customer.segment_member where segment = $1',
      [code],
    );
    const keys = new Set(rows.map(({ key }) => key.toString('hex')));
    return emails.map((email) => keys.has(customerKey(email, SECRET).toString('hex')));
  };
  const counted = async (code: string): Promise<number | undefined> => {
    const [row] = await database.query<{ members: number; held: number }>(
      `select members, (select count(*)::int from customer.segment_member m where m.segment = s.code) as held
       from customer.segment s where code = $1`,
      [code],
    );
    expect(row?.members).toBe(row?.held);
    return row?.members;
  };

  it('take in whom the rule holds for, and let go whom it no longer holds for', async () => {
    const [once, twice] = [someone(), someone()];
    await buys(once);
    await buys(twice);
    const second = await buys(twice);
    const code = await segment(always('orders', 2));
    await sweep();
    expect(await among(code, [once, twice])).toEqual([false, true]);
    await cancels(second);
    await again(code);
    expect((await sweep()).left).toBe(1);
    expect(await among(code, [once, twice])).toEqual([false, false]);
    expect(await counted(code)).toBe(0);
  });

  it('come out the same in one go and in many, and when they are worked out twice', async () => {
    const emails = Array.from({ length: 7 }, someone);
    for (const email of emails) await buys(email, { quantity: 1 });
    const code = await segment(always('orders', 1));
    await sweep(2);
    expect(await among(code, emails)).toEqual(emails.map(() => true));
    const members = await counted(code);
    await again(code);
    expect(await sweep(3)).toEqual({ segments: 1, joined: 0, left: 0 });
    expect(await counted(code)).toBe(members);
    expect(await sweep()).toEqual({ segments: 0, joined: 0, left: 0 });
  });

  it('leave a rule that changes meanwhile to its next turn', async () => {
    await buys(someone());
    const code = await segment(always('orders', 1));
    const [due] = await runs.due(10);
    await database.query('update customer.segment set version = version + 1 where code = $1', [
      code,
    ]);
    const page = { keys: [customerKey(someone(), SECRET).toString('hex')], next: null };
    expect(due && (await runs.apply(due, '', page))).toBeNull();
    expect(await counted(code)).toBe(0);
  });

  it('count orders that were in the figures before it was kept whose they are', async () => {
    const email = someone();
    const { id } = await buys(email);
    await database.query(
      'update reporting.stats_applied set customer_key = null where order_id = $1',
      [id],
    );
    const code = await segment({ type: 'market', in: ['US'] });
    await sweep();
    expect(await among(code, [email])).toEqual([true]);
  });

  it('do not take in anybody once they are put away', async () => {
    await buys(someone());
    const code = await segment(always('orders', 1));
    await database.query('update customer.segment set archived_at = now() where code = $1', [code]);
    expect((await sweep()).segments).toBe(0);
    expect(await counted(code)).toBe(0);
  });

  describe('go by', () => {
    const NOW = Date.now();
    const daysAgo = (days: number): string => new Date(NOW - days * 86_400_000).toISOString();
    const { products, categories } = TINY_IDS;
    for (const [what, condition, who] of [
      [
        'at most so many orders of late',
        { type: 'orders', atLeast: null, atMost: 1, days: 30 },
        'RQ',
      ],
      [
        'at least so many orders of late',
        { type: 'orders', atLeast: 2, atMost: null, days: 30 },
        'B',
      ],
      ['an order of late, ever so small', { type: 'orders', atLeast: 1, atMost: 1, days: 30 }, 'R'],
      ['none for so many days', { type: 'quiet', days: 30 }, 'Q'],
      [
        'when the first order was, after',
        { type: 'first-order', startsAt: daysAgo(50), endsAt: null },
        'RB',
      ],
      [
        'when the first order was, before',
        { type: 'first-order', startsAt: null, endsAt: daysAgo(50) },
        'Q',
      ],
      [
        'what was bought',
        { type: 'bought', what: 'product', in: [products.vitaminD], days: null },
        'Q',
      ],
      [
        'what was bought of late',
        { type: 'bought', what: 'product', in: [products.vitaminD], days: 30 },
        '',
      ],
      [
        'what kind of thing was bought, whatever below',
        { type: 'bought', what: 'category', in: [categories.supplements], days: 30 },
        'RB',
      ],
      ['where it was bought', { type: 'market', in: ['DE'] }, 'B'],
    ] as const satisfies readonly (readonly [string, unknown, string])[])
      it(what, async () => {
        const people = { R: someone(), B: someone(), Q: someone() };
        await buys(people.R, { daysAgo: 3 });
        await buys(people.B, { daysAgo: 2 });
        await buys(people.B, { daysAgo: 40, market: 'DE' });
        await buys(people.B, { daysAgo: 4 });
        await buys(people.Q, { daysAgo: 100, sku: 'VD3-90' });
        const code = await segment(condition as unknown as SegmentCondition);
        await sweep();
        const held = await among(code, Object.values(people));
        const letters = Object.keys(people).filter((_, index) => held[index]);
        expect(letters.sort()).toEqual([...who].sort());
      });

    it('what was spent in a market’s money, less what went back', async () => {
      const [email, other] = [someone(), someone()];
      const order = await buys(email, { quantity: 2 });
      await buys(other, { quantity: 2, market: 'DE' });
      const [{ total } = { total: 0 }] = await database.query<{ total: number }>(
        'select total_minor::int as total from ordering."order" where id = $1',
        [order.id],
      );
      const code = await segment({ type: 'spent', market: 'US', atLeastMinor: total, days: 30 });
      await sweep();
      expect(await among(code, [email, other])).toEqual([true, false]);
      await database.query('update ordering."order" set refunded_minor = 1 where id = $1', [
        order.id,
      ]);
      await again(code);
      await sweep();
      expect(await among(code, [email])).toEqual([false]);
    });

    it('all of their conditions', async () => {
      const [one, two] = [someone(), someone()];
      await buys(one);
      await buys(two);
      await buys(two, { sku: 'VD3-90' });
      const code = await segment(always('orders', 1), {
        type: 'bought',
        what: 'product',
        in: [products.vitaminD],
        days: null,
      });
      await sweep();
      expect(await among(code, [one, two])).toEqual([false, true]);
    });
  });
});
