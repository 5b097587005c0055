import { TINY_IDS } from '@green-apple/testing';
import { ITEMS, StorefrontStage } from '../../storefront-stage.int.spec.ts';

const TRIPLE = '01940000-0000-7000-8000-0000000000d1';
const BY_SIX = '01940000-0000-7000-8000-0000000000d2';
const { magnesium60 } = ITEMS;

/** One costs $18.00, three together $48.60. */
describe('a pack in the bag', () => {
  let stage: StorefrontStage;
  beforeAll(async () => {
    stage = await StorefrontStage.open();
    await stage.database.query(
      `with triple as (
         insert into catalog.variant (id, product_id, sku, barcode, title, count, unit, days_of_supply,
           weight_grams, tax_code, position)
         values ($1, $2, 'MAG-60-3', '0850000000096', '60 capsules, pack of 3', 180, 'capsules', 90, 360,
           'txcd_1', 7)
         returning id),
       price as (
         insert into pricing.price (variant_id, market, currency, list_minor)
         select id, 'US', 'USD', 4860 from triple)
       insert into inventory.bundle_component select triple.id, cast($3 as uuid), 3 from triple`,
      [TRIPLE, TINY_IDS.products.magnesium, magnesium60],
    );
  });
  afterAll(() => stage.close());

  const packs = async (quantity: number) => {
    const { body } = await stage.shopper().add(TRIPLE, quantity);
    return body.lines.map(({ pack }) => [pack?.units, pack?.saving?.minor]);
  };

  it('says how many it is, and what the line saves against as many single ones', async () => {
    expect(await packs(1)).toEqual([[3, 540]]);
    expect(await packs(2)).toEqual([[3, 1080]]);
    const { body } = await stage.shopper().add(magnesium60, 3);
    expect(body.lines.map(({ pack }) => pack)).toEqual([null]);
  });

  it('keeps saying so on the way through the checkout', async () => {
    const shopper = stage.shopper();
    await shopper.add(TRIPLE);
    const { body } = await shopper.quote();
    expect(body.lines.map(({ pack }) => pack?.saving?.minor)).toEqual([540]);
  });

  it('saves nothing where single ones are as cheap by the number it holds', async () => {
    await stage.database.query(
      `with list as (
         insert into pricing.price_list (id, name, market, currency) values ($1, 'By six', 'US', 'USD')
         returning id)
       insert into pricing.price_list_entry (price_list_id, variant_id, min_quantity, unit_minor)
       select id, cast($2 as uuid), 6, 1500 from list`,
      [BY_SIX, magnesium60],
    );
    try {
      expect(await packs(1)).toEqual([[3, 540]]);
      expect(await packs(2)).toEqual([[3, undefined]]);
    } finally {
      await stage.database.query('delete from pricing.price_list where id = $1', [BY_SIX]);
    }
  });

  it('is compared with nothing while nobody can buy a single one', async () => {
    const sell = (active: boolean) =>
      stage.database.query('update catalog.variant set active = $2 where id = $1', [
        magnesium60,
        active,
      ]);
    await sell(false);
    try {
      expect(await packs(1)).toEqual([[3, undefined]]);
    } finally {
      await sell(true);
    }
  });
});
