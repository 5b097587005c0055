import { seldom } from './seldom.ts';

describe('what is told seldom', () => {
  it('is told when its time has come, and the latest of it', () => {
    let now = 0;
    const told: number[] = [];
    const tell = seldom(
      60,
      (latest: number) => told.push(latest),
      () => now,
    );
    for (const at of [10, 59, 60, 61, 119, 200, 210]) {
      now = at;
      tell(at);
    }
    expect(told).toEqual([60, 200]);
  });
});
