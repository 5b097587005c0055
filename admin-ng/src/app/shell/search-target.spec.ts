import { searchTarget } from './search-target.ts';

describe('the one search', () => {
  const everything = () => true;
  for (const [typed, path] of [
    ['GA-7K3M9-2QXRT', '/orders'],
    ['ga-7k3', '/orders'],
    ['GA 7K3M9 2QXRT', '/orders'],
    ['0197a1b2-1111-7000-8000-000000000000', '/orders'],
    ['magnesium', '/products'],
    ['gamma', '/products'],
    ['garlic', '/products'],
  ] as const) {
    it(`leads from "${typed}" to ${path}`, () => {
      expect(searchTarget(typed, everything)).toEqual({ path, q: typed });
    });
  }

  it('goes nowhere for nothing', () => {
    expect(searchTarget('   ', everything)).toBeNull();
  });

  it('does not lead where the employee may not go', () => {
    const products = searchTarget('GA-7K3', (permission) => permission === 'products:read');
    expect(products?.path).toBe('/products');
  });
});
