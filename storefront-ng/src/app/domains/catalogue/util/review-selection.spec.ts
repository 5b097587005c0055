import { readReviewSelection, reviewParams, starRows } from './review-selection.ts';

describe('which reviews are shown', () => {
  const read = (text: string) => readReviewSelection(new URLSearchParams(text));

  it('is said by the address', () => {
    expect(read('')).toEqual({ sort: 'newest', stars: null });
    expect(read('reviews=helpful&stars=2')).toEqual({ sort: 'helpful', stars: 2 });
  });

  for (const text of ['reviews=random&stars=6', 'stars=0', 'stars=1.5', 'reviews=toString'])
    it(`is all, the newest first, for “${text}”`, () =>
      expect(read(text)).toEqual({ sort: 'newest', stars: null }));

  it('keeps the usual out of the address', () => {
    expect(reviewParams({ sort: 'newest', stars: null })).toEqual({ reviews: null, stars: null });
    expect(reviewParams({ sort: 'lowest', stars: 1 })).toEqual({ reviews: 'lowest', stars: 1 });
  });
});

describe('the rows of stars', () => {
  it('begin with five and give whole percents', () => {
    expect(starRows([1, 0, 0, 1, 4])).toEqual([
      { stars: 5, count: 4, percent: 67 },
      { stars: 4, count: 1, percent: 17 },
      { stars: 3, count: 0, percent: 0 },
      { stars: 2, count: 0, percent: 0 },
      { stars: 1, count: 1, percent: 17 },
    ]);
    expect(starRows([0, 0, 0, 0, 0]).every(({ percent }) => percent === 0)).toBeTrue();
  });
});
