import { eventually } from './eventually.ts';

describe('waiting for something to come true', () => {
  it('returns what the check gives at last', async () => {
    let looks = 0;
    const found = await eventually(() => (++looks < 3 ? null : 'confirmed'), { every: 1 });
    expect(found).toBe('confirmed');
    expect(looks).toBe(3);
  });

  it('goes on while the check throws', async () => {
    let looks = 0;
    const found = await eventually(
      async () => {
        if (++looks < 2) throw new Error('not there yet');
        return 42;
      },
      { every: 1 },
    );
    expect(found).toBe(42);
  });

  it('gives up with the last reason', async () => {
    const waiting = eventually(() => Promise.reject(new Error('no mail')), {
      within: 5,
      every: 1,
    });
    await expectAsync(waiting).toBeRejectedWithError(/after 5 ms: no mail/);
  });
});
