import { ToldAnswers } from './told-answers.ts';

describe('what parts of a large catalogue told', () => {
  let now: number;
  let told: ToldAnswers;
  beforeEach(() => {
    now = 1_000;
    told = new ToldAnswers(() => now);
  });

  const counting = (values: number) => ({
    aggregations: {
      together: {
        buckets: Array.from({ length: values }, (_, at) => ({ key: `v${at}`, doc_count: 1 })),
      },
    },
  });

  it('is known for a minute', () => {
    const answer = counting(3);
    told.learn('which goals', answer);
    now += 60_000;
    expect(told.of('which goals')).toBe(answer);
    now += 1;
    expect(told.of('which goals')).toBeUndefined();
  });

  it('goes when much more was asked', () => {
    told.learn('first', counting(300));
    for (let at = 0; at < 2_000; at += 1) told.learn(`other ${at}`, counting(300));
    expect(told.of('first')).toBeUndefined();
    expect(told.of('other 0')).toBeDefined();
  });

  it('of one facet, or of nothing but a number, outlives that of whole lists', () => {
    told.learn('which goals', counting(6));
    told.learn('is there any', {});
    for (let at = 0; at < 3_000; at += 1) told.learn(`list ${at}`, counting(300));
    expect(told.of('which goals')).toBeDefined();
    expect(told.of('is there any')).toBeDefined();
  });
});
