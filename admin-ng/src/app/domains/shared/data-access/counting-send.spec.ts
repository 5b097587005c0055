import { countingSend } from './counting-send.ts';

/** The runner's own server has no such page, and says so: an answer like any other. */
const NOWHERE = '/nowhere';

describe('a file that is sent', () => {
  it('is answered as by fetch, and counted to its end', async () => {
    const shares: number[] = [];
    const init = {
      method: 'POST',
      headers: { 'content-type': 'image/jpeg' },
      body: new Blob(['x'.repeat(1_000_000)]),
    };
    const [answer, fetched] = await Promise.all([
      countingSend((share) => shares.push(share))(NOWHERE, init),
      fetch(NOWHERE, init),
    ]);
    expect([answer.status, answer.ok]).toEqual([fetched.status, fetched.ok]);
    expect(answer.headers.get('content-type')).toBe(fetched.headers.get('content-type'));
    expect(await answer.text()).toBe(await fetched.text());
    expect(shares.at(-1)).toBe(1);
  });

  it('fails when it is called off', async () => {
    const stop = new AbortController();
    const answer = countingSend(() => undefined)(NOWHERE, {
      method: 'POST',
      body: new Blob(['x']),
      signal: stop.signal,
    });
    stop.abort();
    await expectAsync(answer).toBeRejectedWithError(TypeError);
  });
});
