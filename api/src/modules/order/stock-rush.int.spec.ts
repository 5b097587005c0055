import {
  ExpiredHoldsRepository,
  openWriter,
  OrderDeskRepository,
  StockBookRepository,
  stockFaults,
  type Writer,
} from '@green-apple/persistence';
import { TINY_IDS } from '@green-apple/testing';
import { randomInt, randomUUID } from 'node:crypto';
import { ITEMS, refusal, StorefrontStage } from '../../storefront-stage.int.spec.ts';

const KIT = '01940000-0000-7000-8000-0000000000b1';
/** Three of the magnesium, sold as one. */
const TRIPLE = '01940000-0000-7000-8000-0000000000b2';
const { magnesium60, vitaminD90 } = ITEMS;

/*
 * S1 and S2 of our promises: with N units and more than N buyers exactly N are sold, whatever is cancelled or
 * runs out in between, and at the end movements, holds, allocations and levels agree.
 * vendure#3508, saleor#5334, medusa#16825: each of them sold what was not there, or left orders without stock.
 */
describe('a rush on a few units, alone and in bundles', () => {
  let stage: StorefrontStage;
  let worker: Writer;
  let jobs: Writer;
  let desk: OrderDeskRepository;
  let holds: ExpiredHoldsRepository;
  const placed: string[] = [];

  beforeAll(async () => {
    stage = await StorefrontStage.open();
    worker = openWriter(stage.database.urlFor('ga_worker'), { max: 3 });
    jobs = openWriter(stage.database.urlFor('ga_jobs'), { max: 1 });
    desk = new OrderDeskRepository(worker);
    holds = new ExpiredHoldsRepository(jobs);
    await stage.database.query(
      `with kit as (
         insert into catalog.variant (id, product_id, sku, barcode, title, count, unit, days_of_supply,
           weight_grams, tax_code, position)
         values ($1, $2, 'KIT-1', '0850000000099', 'Evening kit', 2, 'capsules', 0, 210, 'txcd_40090001', 5)
         returning id),
       price as (
         insert into pricing.price (variant_id, market, currency, list_minor)
         select id, 'US', 'USD', 2900 from kit)
       insert into inventory.bundle_component select kit.id, item, 1 from kit, unnest(cast($3 as uuid[])) item`,
      [KIT, TINY_IDS.products.magnesium, [magnesium60, vitaminD90]],
    );
    await stage.database.query(
      `with triple as (
         insert into catalog.variant (id, product_id, sku, barcode, title, count, unit, days_of_supply,
           weight_grams, tax_code, position)
         values ($1, $2, 'MAG-60-3', '0850000000098', '60 capsules, pack of 3', 180, 'capsules', 90, 360,
           'txcd_32060001', 6)
         returning id),
       price as (
         insert into pricing.price (variant_id, market, currency, list_minor)
         select id, 'US', 'USD', 4860 from triple)
       insert into inventory.bundle_component select triple.id, cast($3 as uuid), 3 from triple`,
      [TRIPLE, TINY_IDS.products.magnesium, magnesium60],
    );
    const book = new StockBookRepository(worker);
    const { warehouse: locationId, store } = TINY_IDS.locations;
    // 60 of the one, 30 of the other, none in the store.
    await book.adjust({
      key: 'count',
      entries: [
        { variantId: magnesium60, locationId, quantity: 60 - 100 },
        { variantId: vitaminD90, locationId, quantity: 30 - 80 },
        { variantId: magnesium60, locationId: store, quantity: -12 },
        { variantId: vitaminD90, locationId: store, quantity: -5 },
      ],
    });
  });
  afterAll(async () => {
    await Promise.all([worker.close(), jobs.close()]);
    await stage.close();
  });

  const buyer = async (...items: readonly string[]) => {
    const shopper = stage.shopper();
    for (const item of items) await shopper.add(item);
    const { body } = await shopper.quote();
    return async () => {
      const answer = await shopper.place(body.id, randomUUID());
      if (answer.status === 201) placed.push(answer.body.id);
      return refusal(answer);
    };
  };
  const BAGS = [[magnesium60], [KIT], [magnesium60, KIT], [TRIPLE], [TRIPLE, KIT]] as const;
  const buyers = async (count: number) => {
    const all: (() => Promise<string>)[] = [];
    for (let turn = 0; turn < count; turn += 20)
      all.push(
        ...(await Promise.all(
          Array.from({ length: Math.min(20, count - turn) }, (_, index) =>
            buyer(...(BAGS[(turn + index) % BAGS.length] ?? [])),
          ),
        )),
      );
    return all;
  };

  /** What the shop's log says of answers that should not be. */
  const troubles = (): string =>
    stage.log
      .split('\n')
      .filter((line) => line.includes('"level":50'))
      .slice(0, 3)
      .join('\n');

  /** Confirms, cancels, or lets run out what was placed, at random, while the others still buy. */
  const meddle = async (until: () => boolean) => {
    let seen = 0;
    while (!until()) {
      const id = placed[seen];
      if (id === undefined) await new Promise((resolve) => setTimeout(resolve, 5));
      else {
        seen++;
        await endSomehow(id);
      }
    }
  };
  const endSomehow = async (id: string) => {
    const fate = randomInt(4);
    if (fate === 0) await desk.cancel(id, 'shopper_request');
    if (fate === 1) await desk.confirm(id, 1);
    if (fate === 2) {
      await stage.database.query(
        `update inventory.reservation set expires_at = now() - interval '1 hour' where order_id = $1 and state = 'held'`,
        [id],
      );
      await stage.movePayment(id, 'declined');
      await holds.sweep({ graceSeconds: 60, paymentSeconds: 60, limit: 50 });
    }
  };
  const level = async (variantId: string) => {
    const [row] = await stage.database.query<{ on_hand: number; reserved: number; bound: number }>(
      `select sum(on_hand)::int as on_hand, sum(reserved)::int as reserved,
         (select coalesce(sum(quantity), 0)::int from inventory.reservation r
           where r.variant_id = $1 and r.state in ('held', 'allocated')) as bound
       from inventory.stock_level where variant_id = $1`,
      [variantId],
    );
    return row;
  };

  it('sells exactly what there is to 240 buyers, with cancels and expiries in between', async () => {
    const all = await buyers(240);
    let done = false;
    const meddling = meddle(() => done);
    const answers = await Promise.all(all.map((place) => place()));
    done = true;
    await meddling;
    expect(new Set(answers))
      .withContext(troubles())
      .toEqual(new Set(['201 ', '409 OUT_OF_STOCK']));
    expect(await stockFaults(worker)).toEqual([]);

    // What came free again goes to whoever still wants it, to the last unit.
    for (const item of [TRIPLE, KIT, magnesium60])
      for (let answer = '201 '; answer === '201 '; answer = await (await lastBuyer(item))());
    expect(await level(magnesium60)).toEqual({ on_hand: 60, reserved: 60, bound: 60 });
    const scarce = await level(vitaminD90);
    expect(scarce?.reserved).toBe(scarce?.bound ?? -1);
    expect(scarce?.reserved).toBeLessThanOrEqual(30);
    expect(await stockFaults(worker)).toEqual([]);
    const orphans = await stage.database.query(
      `select o.id from ordering."order" o where o.state = 'confirmed' and not exists (
         select from inventory.reservation r where r.order_id = o.id and r.state = 'allocated')`,
    );
    expect(orphans).toEqual([]);
  }, 120_000);

  /** A quote is refused once nothing is left, and so is who quoted a moment ago. */
  const lastBuyer = async (item: string) => {
    const shopper = stage.shopper();
    await shopper.add(item);
    const quote = await shopper.quote();
    if (quote.status !== 200) return () => Promise.resolve(refusal(quote));
    return async () => refusal(await shopper.place(quote.body.id, randomUUID()));
  };
});
