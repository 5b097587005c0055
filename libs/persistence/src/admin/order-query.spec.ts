import { toOrderSearch } from './order-query.ts';

describe('what an employee types into the order search', () => {
  it('is part of a number or the beginning of a SKU, with pattern signs taken as they are', () => {
    expect(toOrderSearch('ga_7%')).toEqual({ number: '%GA\\_7\\%%', sku: 'GA\\_7\\%%' });
  });

  it('is an id only where it is a whole one', () => {
    const id = '0198c0de-0000-7000-8000-000000000001';
    expect(toOrderSearch(id.toUpperCase()).id).toBe(id);
    expect(toOrderSearch(id.slice(1)).id).toBeUndefined();
  });
});
