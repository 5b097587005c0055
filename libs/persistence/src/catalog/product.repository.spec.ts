import { priceFault } from './product.repository.ts';

const price = {
  id: '01940000-0000-7000-8000-000000000031',
  listMinor: 1800,
  saleMinor: null,
  saleStartsAt: null,
  saleEndsAt: null,
  active: true,
};

describe('a price an employee enters', () => {
  it('may be without a sale, or with one at or below the list price', () => {
    expect(priceFault(price)).toBeNull();
    expect(priceFault({ ...price, saleMinor: 1800 })).toBeNull();
  });

  it('may not be on sale for more than it costs otherwise', () => {
    expect(priceFault({ ...price, saleMinor: 1801 })).toContain('above the list price');
  });

  it('may not end its sale before it begins', () => {
    const window = { saleStartsAt: '2026-11-23T00:00:00Z', saleEndsAt: '2026-11-23T00:00:00Z' };
    expect(priceFault({ ...price, saleMinor: 1500, ...window })).toContain('ends before');
  });
});
