import { RestingCount } from './resting-count.ts';

describe('a number that takes long to find out', () => {
  /** One that takes `ms`, and is greater by one each time. */
  function counting(ms: number) {
    let now = 1_000;
    let count = 0;
    const resting = new RestingCount(
      async () => {
        now += ms;
        return ++count;
      },
      () => now,
    );
    return { resting, pass: (passed: number) => (now += passed) };
  }

  it('is found out again when a hundred times as long has passed', async () => {
    const { resting, pass } = counting(2_000);
    expect(await resting.now()).toBe(1);
    pass(199_999);
    expect(await resting.now()).toBe(1);
    pass(1);
    expect(await resting.now()).toBe(2);
  });

  it('is found out each time where it takes no time', async () => {
    const { resting } = counting(0);
    expect([await resting.now(), await resting.now()]).toEqual([1, 2]);
  });

  it('is not known by a failure', async () => {
    let fails = true;
    const resting = new RestingCount(async () => {
      if (fails) throw new Error('gone');
      return 7;
    });
    await expectAsync(resting.now()).toBeRejectedWithError('gone');
    fails = false;
    expect(await resting.now()).toBe(7);
  });
});
