import { runChecks } from './health-check.ts';

describe('the health of a process', () => {
  it('fails with what it needs, and only tells of what it can do without', async () => {
    const ok = () => Promise.resolve('fine');
    const bad = () => Promise.reject(new Error('secret reason'));
    expect(
      await runChecks([
        { name: 'writer', needed: true, check: ok },
        { name: 'search', needed: false, check: bad },
      ]),
    ).toEqual({
      status: 'ready',
      checks: [
        { name: 'writer', ok: true },
        { name: 'search', ok: false },
      ],
    });
    expect((await runChecks([{ name: 'writer', needed: true, check: bad }])).status).toBe(
      'failing',
    );
  });

  it('does not wait for a check that hangs', async () => {
    const hangs = { name: 'writer', needed: true, check: () => new Promise(() => undefined) };
    expect((await runChecks([hangs], 20)).status).toBe('failing');
  });

  it('takes a check that throws at once for one that failed', async () => {
    const throws = {
      name: 'writer',
      needed: true,
      check: (): Promise<unknown> => {
        throw new Error('not even started');
      },
    };
    expect((await runChecks([throws])).status).toBe('failing');
  });
});
