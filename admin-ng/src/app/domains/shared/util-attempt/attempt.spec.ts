import { ApiProblem, ApiUnreachable } from '@green-apple/ng-api-client';
import { Attempt, usualTrouble } from './attempt.ts';

describe('a deed of an employee', () => {
  const refusal = new ApiProblem({
    type: 'about:blank',
    title: '',
    status: 412,
    code: 'VERSION_CONFLICT',
    detail: '',
  });

  it('is done one at a time', async () => {
    const attempt = new Attempt();
    let finish = (): void => undefined;
    const first = attempt.make('a', () => new Promise<void>((resolve) => (finish = resolve)));
    expect(attempt.at()).toBe('a');
    expect(await attempt.make('b', () => Promise.resolve())).toBeFalse();
    finish();
    expect(await first).toBeTrue();
    expect([attempt.at(), attempt.trouble()]).toEqual([null, '']);
  });

  it('says in words why it was refused, and forgets it with the next', async () => {
    const attempt = new Attempt();
    expect(await attempt.make('a', () => Promise.reject(refusal))).toBeFalse();
    expect(attempt.trouble()).toContain('A colleague was faster');
    await attempt.make('a', () => Promise.resolve());
    expect(attempt.trouble()).toBe('');
  });

  it('does not say that nothing was changed when nobody knows', async () => {
    const attempt = new Attempt();
    await attempt.make('a', () => Promise.reject(new ApiUnreachable('no answer')));
    expect(attempt.trouble()).toContain('it may have worked');
    expect(usualTrouble('INTERNAL')).toContain('Nothing was changed');
  });
});
