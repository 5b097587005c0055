import { touchedBy } from './source-graph.ts';

describe('a change of source', () => {
  const graph = new Map([
    ['storefront-api', ['api', 'libs/domain/pricing']],
    ['worker', ['activities', 'libs/domain/pricing', 'libs/partners']],
    ['storefront-ng', ['storefront-ng', 'libs/domain']],
  ] as const);

  it('touches every process made from it', () => {
    expect(touchedBy(['libs/domain/pricing/src/total.ts'], graph)).toEqual([
      'storefront-api',
      'worker',
      'storefront-ng',
    ]);
  });

  it('leaves the others alone', () => {
    expect(touchedBy(['libs/partners/src/index.ts'], graph)).toEqual(['worker']);
    expect(touchedBy(['api-notes/readme.md'], graph)).toEqual([]);
  });

  it('of a test touches no process', () => {
    expect(touchedBy(['api/src/cart.spec.ts'], graph)).toEqual([]);
  });
});
