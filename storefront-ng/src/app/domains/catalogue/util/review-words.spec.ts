import { ENGLISH } from '../../shared/util-language/words.ts';
import { helpfulWords, reviewCount } from './review-words.ts';

describe('what is counted of reviews', () => {
  it('are one or many', () => {
    expect([reviewCount(1, ENGLISH), reviewCount(1250, ENGLISH)]).toEqual([
      '1 review',
      '1,250 reviews',
    ]);
    expect([helpfulWords(1, ENGLISH), helpfulWords(2, ENGLISH)]).toEqual([
      '1 person found this helpful',
      '2 people found this helpful',
    ]);
  });
});
