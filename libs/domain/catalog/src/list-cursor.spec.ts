import { readCursor, writeCursor, type ListCursor } from './list-cursor.ts';

const ID = '0190b3c4-0000-7000-8000-000000000001';

describe('the cursor of a product list', () => {
  it('comes back as it was written', () => {
    const cursor: ListCursor = {
      engine: 'search',
      sort: 'rating',
      seen: 48,
      after: [4.7, 342, ID],
    };
    expect(readCursor(writeCursor(cursor))).toEqual(cursor);
    const tiny: ListCursor = {
      engine: 'postgres',
      sort: 'relevance',
      seen: 1,
      after: [1.25e-7, ID],
    };
    expect(readCursor(writeCursor(tiny))).toEqual(tiny);
  });

  for (const taken of [
    { width: 'similar' },
    { width: 'every-word', words: 'magnesium ~ 100 % für früh' },
    { width: 'any-word', words: 'zinc' },
  ] as const)
    it(`knows how words were taken: ${Object.values(taken).join(', ')}`, () => {
      const cursor: ListCursor = {
        engine: 'search',
        sort: 'relevance',
        seen: 24,
        after: [12.5, ID],
        taken,
      };
      expect(readCursor(writeCursor(cursor))).toEqual(cursor);
    });

  for (const text of [
    '',
    'search',
    `other~newest~1~2~${ID}`,
    `search~newest~-1~2~${ID}`,
    `search~newest~x~2~${ID}`,
    `search~newest~1~two~${ID}`,
    `search~newest~1~~${ID}`,
    'search~newest~1~2~not-an-id',
    `search~newest~1~2~${'-'.repeat(36)}`,
    `search~newest~1~${ID}`,
    `search~newest~1~2~3~${ID}`,
    `search~rating~1~4.5~${ID}`,
    `search~loudness~1~2~${ID}`,
    // What no column holds.
    `search~price-asc~1~9.5~${ID}`,
    `postgres~price-desc~1~3000000000~${ID}`,
    `postgres~newest~1~1e300~${ID}`,
    `postgres~rating~1~4.5~0.5~${ID}`,
    `search~relevance~1~1e300~${ID}`,
    `search~relevance~1~Infinity~${ID}`,
    `search~relevance~1~2~${ID}~`,
    `search~relevance~1~2~${ID}~no-word`,
    `search~relevance~1~2~${ID}~any-word~`,
    `search~relevance~1~2~${ID}~any-word~%E0%A4`,
    `search~relevance~1~2~${ID}~any-word~a%00b`,
    `search~relevance~1~2~${ID}~any-word~${'a'.repeat(201)}`,
    `search~relevance~1~2~${ID}~any-word~zinc~more`,
    // Deeper than lists go.
    `search~newest~10000~2~${ID}`,
  ])
    it(`refuses "${text}"`, () => {
      expect(readCursor(text)).toBeNull();
    });
});
