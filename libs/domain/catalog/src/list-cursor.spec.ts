import { readCursor, writeCursor, type ListCursor } from './list-cursor.ts';

const ID = '0190b3c4-0000-7000-8000-000000000001';

describe('the cursor of a product list', () => {
  it('comes back as it was written', () => {
    const cursor: ListCursor = {
      engine: 'search',
      sort: 'rating',
      seen: 48,
      after: [4.7, 1.25e-7, ID],
    };
    expect(readCursor(writeCursor(cursor))).toEqual(cursor);
  });

  for (const text of [
    '',
    'search',
    'other~rating~1~2~' + ID,
    'search~rating~-1~2~' + ID,
    'search~rating~x~2~' + ID,
    'search~rating~1~two~' + ID,
    'search~rating~1~~' + ID,
    'search~rating~1~2~not-an-id',
    `search~rating~1~${ID}`,
  ])
    it(`refuses "${text}"`, () => {
      expect(readCursor(text)).toBeNull();
    });
});
