import { eventually } from '@green-apple/testing';
import { ReturnStory } from './testing/return-story.ts';
import { ShopStage } from './testing/shop-stage.ts';

describe('a return on the real servers', () => {
  let shop: ShopStage;

  beforeAll(async () => {
    shop = await ShopStage.open();
  }, 180_000);
  afterAll(() => shop.close());

  const one = async (sql: string, id: string): Promise<unknown> =>
    Object.values((await shop.database.query<Record<string, unknown>>(sql, [id]))[0] ?? {})[0];

  it('goes from the shopper’s wish to the money back: one label, one unit on the shelf, one refund', async () => {
    await shop.database.query(
      `insert into platform.setting (market, key, value, changed_by)
       values ('US', 'return-send-within', '5', 'a shopkeeper')`,
    );
    const story = await ReturnStory.begin(shop);
    const { order, id } = story;
    const variantId = order.lines[0]?.variantId ?? '';
    const shelf = () =>
      one(`select sum(on_hand)::int from inventory.stock_level where variant_id = $1`, variantId);
    const before = Number(await shelf());
    await story.comeBack();
    await story.inspect(1);
    await story.reaches('refunded');
    expect(Number(await shelf())).toBe(before + 1);
    expect(
      await one(
        `select round(extract(epoch from send_by - created_at) / 86400)::int
         from returns.request where id = $1`,
        id,
      ),
    ).toBe(5);
    const carrierRef = await one('select carrier_ref from returns.request where id = $1', id);
    const labels = (await shop.partners.journal(String(carrierRef))).flatMap(({ effects }) =>
      effects.map(({ kind }) => kind),
    );
    expect(labels.filter((kind) => kind === 'return_label_bought').length).toBe(1);
    expect(
      await one(
        `select count(*)::int from payment.refund where source_id = $1 and state = 'settled'`,
        id,
      ),
    ).toBe(1);
    const state = order.lines.reduce((all, { quantity }) => all + quantity, 0) > 1;
    await shop.reaches(order, state ? 'partially_returned' : 'returned', 60_000);
    const mails = await eventually(
      async () => {
        const rows = await shop.database.query<{ template: string }>(
          `select template from customer.notification where order_id = $1 and template like 'return-%'`,
          [order.id],
        );
        return rows.length === 2 && rows.map(({ template }) => template).sort();
      },
      { within: 60_000 },
    );
    expect(mails).toEqual(['return-approved', 'return-received']);
  }, 240_000);
});
