import { countWords } from './count-words.ts';

describe('a number of rows', () => {
  it('is said as it is, and no further than it was counted', () => {
    expect([0, 1_250, 10_000, 10_001].map(countWords)).toEqual(['0', '1,250', '10,000', '10,000+']);
  });
});
