import { aftercarePause, PATIENCE_MS } from './aftercare.state.ts';

describe('how often a slow bank is asked again', () => {
  const minutes = (count: number): number => count * 60_000;
  for (const [waited, pause] of [
    [0, 1],
    [5, 1],
    [10, 1],
    [100, 10],
    [10_000, 360],
  ] as const)
    it(`is after ${pause} minutes when ${waited} have passed`, () => {
      expect(aftercarePause(minutes(waited))).toBe(minutes(pause));
    });

  it('fits two weeks into one run', () => {
    let waited = 0;
    let questions = 0;
    while (waited < PATIENCE_MS) {
      waited += aftercarePause(waited);
      questions++;
    }
    expect(questions).toBeLessThan(150);
  });
});
