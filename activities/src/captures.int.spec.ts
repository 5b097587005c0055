import { anOrder, TINY_IDS, type OrderExample } from '@green-apple/testing';
import { ShopStage } from './testing/shop-stage.ts';

describe('an order in two parcels whose bank refuses the second share', () => {
  let shop: ShopStage;

  beforeAll(async () => {
    shop = await ShopStage.open();
  }, 180_000);
  afterAll(() => shop.close(), 60_000);

  /** One of three units lies in the store. */
  const inTwoPlaces = ({ id }: OrderExample): Promise<void> =>
    shop.database
      .query(
        `with taken as (
           update inventory.reservation set quantity = quantity - 1 where order_id = $1
           returning order_line_id, variant_id, location_id, state, expires_at),
         level as (
           update inventory.stock_level s
           set reserved = reserved + case when s.location_id = $2 then 1 else -1 end
           from taken t where s.variant_id = t.variant_id and s.location_id in ($2, t.location_id))
         insert into inventory.reservation
           (id, order_id, order_line_id, variant_id, location_id, quantity, state, expires_at)
         select gen_random_uuid(), $1, order_line_id, variant_id, $2, 1, state, expires_at from taken`,
        [id, TINY_IDS.locations.store],
      )
      .then(() => undefined);

  it('has its old authorisation let go at the bank before a new one is asked for', async () => {
    const { lines } = anOrder().withLine('MAG-60', 3).build();
    const order = await shop.place({ lines }, undefined, inTwoPlaces);
    await shop.isPlanned(order);
    await shop.packAndShip(order, 1);
    await shop.partners.fault({ operation: 'payment_intents.capture', kind: 'decline' });
    await shop.packAndShip(order);
    const money = (await shop.partners.journal(order.id))
      .flatMap(({ effects }) => effects)
      .filter(({ kind }) => ['authorised', 'captured', 'voided'].includes(kind));
    const [first, , , second] = money;
    expect(money.map(({ kind }) => kind)).toEqual([
      'authorised',
      'captured',
      'voided',
      'authorised',
      'captured',
    ]);
    expect(money.map(({ ref }) => ref)).toEqual([
      ...Array(3).fill(first?.ref ?? ''),
      ...Array(2).fill(second?.ref ?? ''),
    ]);
    expect(first?.ref).not.toBe(second?.ref);
  }, 240_000);
});
