import { randomUUID } from 'node:crypto';
import { ITEMS, refusal, StorefrontStage } from '../../storefront-stage.int.spec.ts';

/** Tallies answers by what they say: `{ '201 ': 50, '409 OUT_OF_STOCK': 150 }`. */
function tally(answers: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const answer of answers) counts[answer] = (counts[answer] ?? 0) + 1;
  return counts;
}

describe('when there is not enough for everybody', () => {
  let stage: StorefrontStage;
  beforeAll(async () => {
    stage = await StorefrontStage.open();
  });
  afterAll(() => stage.close());

  const buyers = async (count: number, prepare: (turn: number) => Promise<Buyer>) => {
    const all: Buyer[] = [];
    // In small groups: what is raced is the last click.
    for (let turn = 0; turn < count; turn += 20)
      all.push(
        ...(await Promise.all(
          Array.from({ length: Math.min(20, count - turn) }, (_, index) => prepare(turn + index)),
        )),
      );
    return all;
  };
  type Buyer = { place: () => Promise<string> };
  const buyer = async (
    lines: ReadonlyArray<readonly [variantId: string, quantity: number]>,
    code?: string,
    email?: string,
  ): Promise<Buyer> => {
    const shopper = stage.shopper();
    if (email !== undefined) shopper.email = email;
    for (const [variantId, quantity] of lines) await shopper.add(variantId, quantity);
    if (code !== undefined) await shopper.send('POST', '/api/cart/coupon', { code });
    const { body } = await shopper.quote();
    return { place: async () => refusal(await shopper.place(body.id, randomUUID())) };
  };
  const race = async (all: readonly Buyer[]) =>
    tally(await Promise.all(all.map(({ place }) => place())));
  const stockOf = async (variantId: string) => {
    const rows = await stage.database.query<{ on_hand: number; reserved: number }>(
      'select on_hand, reserved from inventory.stock_level where variant_id = $1',
      [variantId],
    );
    return rows.reduce((all, row) => all + row.on_hand - row.reserved, 0);
  };

  const usesOf = async (code: string) => {
    const [uses] = await stage.database.query(
      `select used_count as counted, (select cast(count(*) as integer) from promotion.redemption r
         where r.promotion_id = p.id) as redeemed
       from promotion.promotion p where code = $1`,
      [code],
    );
    return uses;
  };

  it('sells exactly the units there are, one less than buyers', async () => {
    const { magnesium120 } = ITEMS;
    await stage.setStock(magnesium120, 9);
    const all = await buyers(10, () => buyer([[magnesium120, 1]]));
    expect(await race(all)).toEqual({ '201 ': 9, '409 OUT_OF_STOCK': 1 });
    expect(await stockOf(magnesium120)).toBe(0);
  });

  it('sells 50 units to 200 buyers and tells the 150 others', async () => {
    const { vitaminD90 } = ITEMS;
    await stage.setStock(vitaminD90, 50);
    const all = await buyers(200, () => buyer([[vitaminD90, 1]]));
    expect(await race(all)).toEqual({ '201 ': 50, '409 OUT_OF_STOCK': 150 });
    expect(await stockOf(vitaminD90)).toBe(0);
    const [ledger] = await stage.database.query<{ moved: number; held: number }>(
      `select (select cast(sum(quantity) as integer) from inventory.movement
          where variant_id = $1 and kind = 'hold') as moved,
         (select cast(sum(quantity) as integer) from inventory.reservation where variant_id = $1) as held`,
      [vitaminD90],
    );
    expect(ledger).toEqual({ moved: 50, held: 50 });
  });

  it('never deadlocks nor oversells when bags hold the same items in another order', async () => {
    const { magnesium60, magnesium120 } = ITEMS;
    await stage.setStock(magnesium60, 30);
    await stage.setStock(magnesium120, 20);
    const all = await buyers(40, (turn) =>
      buyer(
        turn % 2 === 0
          ? [
              [magnesium60, 1],
              [magnesium120, 1],
            ]
          : [
              [magnesium120, 1],
              [magnesium60, 1],
            ],
      ),
    );
    expect(await race(all)).toEqual({ '201 ': 20, '409 OUT_OF_STOCK': 20 });
    expect([await stockOf(magnesium60), await stockOf(magnesium120)]).toEqual([10, 0]);
  });

  it('splits over two places when neither has all, and takes what is left from either', async () => {
    const { gingerTea20 } = ITEMS;
    await stage.setStock(gingerTea20, 3, 2);
    await stage.database.query('update inventory.location set ships = true');
    const all = await buyers(4, () => buyer([[gingerTea20, 2]]));
    const result = await race(all);
    await stage.database.query(`update inventory.location set ships = kind = 'warehouse'`);
    expect(result).toEqual({ '201 ': 2, '409 OUT_OF_STOCK': 2 });
    expect(await stockOf(gingerTea20)).toBe(1);
  });

  it('lets a code be used as often as it may be, and no more', async () => {
    await stage.setStock(ITEMS.magnesium60, 100);
    const all = await buyers(12, () => buyer([[ITEMS.magnesium60, 1]], 'LASTONE'));
    expect(await race(all)).toEqual({ '201 ': 1, '409 COUPON_EXHAUSTED': 11 });
    expect(await usesOf('LASTONE')).toEqual({ counted: 1, redeemed: 1 });
    expect(await stockOf(ITEMS.magnesium60)).toBe(99);
  });

  it('lets one customer use a code once, however they type their address', async () => {
    await stage.database.query(
      `insert into promotion.promotion (id, name, kind, code, action, per_customer_limit)
       values (gen_random_uuid(), 'Hello', 'coupon', 'HELLO', '{"type":"amount-off","minor":300}', 1)`,
    );
    const all = await buyers(6, (turn) =>
      buyer(
        [[ITEMS.magnesium60, 1]],
        'HELLO',
        turn % 2 === 0 ? 'robin@example.com' : 'Robin@Example.com',
      ),
    );
    expect(await race(all)).toEqual({ '201 ': 1, '409 COUPON_EXHAUSTED': 5 });
    const later = await buyer([[ITEMS.magnesium60, 1]], 'HELLO', 'robin@example.com');
    // The quote already left the code out, so there is nothing to refuse.
    expect(await later.place()).toBe('201 ');
    expect(await usesOf('HELLO')).toEqual({ counted: 1, redeemed: 1 });
  });
});
