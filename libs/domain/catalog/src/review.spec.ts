import fc from 'fast-check';
import {
  averageStars,
  mayReview,
  textFindings,
  type StarCounts,
  type TextFinding,
} from './review.ts';

describe('a review', () => {
  it('is written by who has got something of the order', () => {
    expect(['delivered', 'partially_delivered', 'returned'].every(mayReview)).toBeTrue();
    expect(['placed', 'confirmed', 'shipped', 'lost', 'cancelled'].some(mayReview)).toBeFalse();
  });

  const texts: [text: string, findings: TextFinding[]][] = [
    ['Tastes fine, arrived quickly. 2 capsules in the evening.', []],
    ['Cheaper at www.pills.example', ['link']],
    ['Look at best-pills.com for more', ['link']],
    ['Write to me: robin@example.com', ['contact']],
    ['Call +1 503 555 0134 for a deal', ['contact']],
    ['Follow @pillqueen', ['contact']],
    ['It cured my arthritis within a week.', ['health_claim']],
    ['THIS IS THE VERY BEST TEA EVER', ['shouting']],
    ['OK. USA. GMO.', []],
    ['See https://a.example or mail a@b.example', ['link', 'contact']],
    ['1,000 mg in 60 capsules for $18.00', []],
  ];
  for (const [text, findings] of texts)
    it(`with “${text}” shows the moderator ${findings.join(' and ') || 'nothing'}`, () =>
      expect(textFindings(text)).toEqual(findings));
});

describe('the mean of stars', () => {
  const examples: [counts: StarCounts, average: number][] = [
    [[0, 0, 0, 0, 0], 0],
    [[0, 0, 0, 0, 1], 5],
    [[1, 0, 0, 0, 1], 3],
    // (4 + 4 + 4 + 5) / 4 = 4.25
    [[0, 0, 0, 3, 1], 4.3],
    // (1 + 2 + 2) / 3 = 1.67
    [[1, 2, 0, 0, 0], 1.7],
  ];
  for (const [counts, average] of examples)
    it(`of ${counts.join(', ')} is ${average}`, () => expect(averageStars(counts)).toBe(average));

  it('lies between the least and the most that was given', () => {
    const count = fc.nat({ max: 1_000_000 });
    fc.assert(
      fc.property(fc.tuple(count, count, count, count, count), (counts) => {
        const given = counts.flatMap((n, index) => (n > 0 ? [index + 1] : []));
        const average = averageStars(counts);
        expect(average).toBeGreaterThanOrEqual(Math.min(...given, given.length === 0 ? 0 : 5));
        expect(average).toBeLessThanOrEqual(Math.max(...given, 0));
      }),
    );
  });
});
