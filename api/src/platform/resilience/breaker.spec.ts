import { Breaker } from './breaker.ts';

const isText = (answer: string | null): answer is string => answer !== null;

describe('the breaker before a partner', () => {
  it('stops asking after failures in a row, and tries once after a rest', async () => {
    let now = 0;
    let calls = 0;
    let answer: string | null = null;
    const breaker = new Breaker(() => undefined, { failures: 2, restMs: 1000, now: () => now });
    const ask = () =>
      breaker.ask(() => {
        calls++;
        return Promise.resolve(answer);
      }, isText);

    await ask();
    await ask();
    expect(await ask()).toBeNull();
    expect(calls).toBe(2);

    now = 1001;
    expect(await ask()).toBeNull();
    expect(await ask()).toBeNull();
    expect(calls).toBe(3);

    now = 2002;
    answer = 'back';
    expect(await ask()).toBe('back');
    expect(await ask()).toBe('back');
    expect(calls).toBe(5);
  });

  it('counts what is thrown as a failure, and tells of it', async () => {
    const heard: unknown[] = [];
    const breaker = new Breaker((failure) => heard.push(failure));
    const fault = new Error('credentials refused');
    expect(await breaker.ask(() => Promise.reject<string | null>(fault), isText)).toBeNull();
    expect(heard).toEqual([fault]);
  });

  it('forgets a failure that was followed by an answer', async () => {
    const breaker = new Breaker(() => undefined, { failures: 2, restMs: 1000, now: () => 0 });
    for (const answer of [null, 'a', null, 'b'])
      expect(await breaker.ask(() => Promise.resolve(answer), isText)).toBe(answer);
  });
});
