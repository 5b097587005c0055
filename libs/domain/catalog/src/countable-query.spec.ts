import { countableQuery } from './countable-query.ts';

describe('a query that is counted', () => {
  it('is the same however it is written', () => {
    for (const q of ['Vitamin C', '  vitamin   c ', 'vitamin, C!'])
      expect(countableQuery(q)).toBe('vitamin c');
    expect(countableQuery('b-12 for kids')).toBe('b-12 for kids');
  });

  for (const q of [
    'ada@example.com',
    'call me at 503 555 0134',
    '0850000000011',
    '  ',
    'x'.repeat(61),
    'my name is and I live in the street of',
  ])
    it(`is not "${q.slice(0, 30)}"`, () => {
      expect(countableQuery(q)).toBeNull();
    });
});
