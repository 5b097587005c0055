import {
  AddCartLine,
  AddressDto,
  ADMIN_ROUTES,
  EditProduct,
  ListProductsQuery,
  PlaceOrder,
  STOREFRONT_ROUTES,
} from './index.ts';

const ID = '01940000-0000-7000-8000-000000000031';
const ADDRESS = {
  name: ' Robin Field ',
  line1: '12 Orchard Road',
  city: 'Portland',
  region: 'OR',
  postalCode: '97205',
};

describe('what a shopper may send', () => {
  for (const quantity of [0, -1, 1.5, 100, 1e9, Number.NaN])
    it(`is not ${quantity} of something`, () => {
      expect(AddCartLine.safeParse({ variantId: ID, quantity }).success).toBeFalse();
    });

  it('is one of something when nothing else is said', () => {
    expect(AddCartLine.parse({ variantId: ID }).quantity).toBe(1);
  });

  it('is a handle of a card and never a card', () => {
    const sent = (paymentMethodId: string) =>
      PlaceOrder.safeParse({ quoteId: ID, paymentMethodId }).success;
    expect(sent('pm_1Qx2')).toBeTrue();
    for (const text of ['4242424242424242', 'pm_', 'pm_4242 4242', `pm_${'x'.repeat(200)}`])
      expect(sent(text)).withContext(text).toBeFalse();
  });

  it('is an address in the US, tidied', () => {
    const address = AddressDto.parse(ADDRESS);
    expect([address.name, address.country, address.line2]).toEqual(['Robin Field', 'US', '']);
    for (const change of [
      { region: 'Oregon' },
      { postalCode: '9720' },
      { country: 'DE' },
      { name: ' ' },
      { line1: 'x'.repeat(121) },
    ])
      expect(AddressDto.safeParse({ ...ADDRESS, ...change }).success)
        .withContext(JSON.stringify(change))
        .toBeFalse();
  });

  it('is an address in Europe: no state, and the postal code of its country', () => {
    const there = { ...ADDRESS, region: '', country: 'NL', postalCode: '1012 ab' };
    expect(AddressDto.parse(there).postalCode).toBe('1012 AB');
    for (const change of [{ region: 'NH' }, { postalCode: '10115' }, { country: 'CH' }])
      expect(AddressDto.safeParse({ ...there, ...change }).success)
        .withContext(JSON.stringify(change))
        .toBeFalse();
  });
});

describe('the query of a list', () => {
  it('selects several of a facet by repeating or by commas', () => {
    expect(ListProductsQuery.parse({ goal: 'sleep,energy' }).goal).toEqual(['sleep', 'energy']);
    expect(ListProductsQuery.parse({ goal: ['sleep', 'energy'] }).goal).toEqual([
      'sleep',
      'energy',
    ]);
    expect(ListProductsQuery.parse({ goal: ',' }).goal).toEqual([]);
  });

  it('reads numbers and switches from text', () => {
    const query = ListProductsQuery.parse({ minPrice: '500', inStock: 'true' });
    expect([query.minPrice, query.inStock, query.limit]).toEqual([500, true, 24]);
  });

  for (const query of [{ limit: '61' }, { limit: '0' }, { minPrice: '-1' }, { sort: 'cheapest' }])
    it(`is refused with ${JSON.stringify(query)}`, () => {
      expect(ListProductsQuery.safeParse(query).success).toBeFalse();
    });
});

describe('a change to a product', () => {
  it('holds something, and only what a product has', () => {
    expect(EditProduct.safeParse({ title: 'Magnesium' }).success).toBeTrue();
    expect(EditProduct.safeParse({}).success).toBeFalse();
    expect(EditProduct.safeParse({ title: 'Magnesium', margin: 40 }).success).toBeFalse();
  });

  it('has prices in whole cents that are not negative', () => {
    const variant = {
      id: ID,
      listMinor: 1800,
      saleMinor: null,
      saleStartsAt: null,
      saleEndsAt: null,
      active: true,
    };
    const sent = (change: object) =>
      EditProduct.safeParse({ variants: [{ ...variant, ...change }] }).success;
    expect(sent({})).toBeTrue();
    for (const change of [{ listMinor: -1 }, { listMinor: 17.99 }, { saleMinor: '15' }])
      expect(sent(change)).withContext(JSON.stringify(change)).toBeFalse();
  });
});

describe('the paths of the two APIs', () => {
  it('lie apart, so that one can be closed without the other', () => {
    for (const path of Object.values(STOREFRONT_ROUTES)) expect(path).toMatch(/^\/api\//);
    for (const path of Object.values(ADMIN_ROUTES)) expect(path).toMatch(/^\/admin\//);
  });
});
