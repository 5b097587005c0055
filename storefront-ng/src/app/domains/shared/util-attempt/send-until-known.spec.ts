import type { ProblemCode } from '@green-apple/contracts-http';
import { ApiProblem, ApiUnreachable } from '@green-apple/ng-api-client';
import { GIVE_UP_AFTER_MS, StillUnknown, sendUntilKnown } from './send-until-known.ts';

const refused = (code: ProblemCode, status: number) =>
  new ApiProblem({ type: 'about:blank', title: code, status, code, detail: code });

/** Answers in turn, and a clock that only moves while we wait. */
function scene(...answers: (string | Error)[]) {
  let clock = 0;
  let sent = 0;
  let unknown = 0;
  const run = sendUntilKnown(
    () => {
      const answer = answers[Math.min(sent++, answers.length - 1)];
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    {
      onUnknown: () => void unknown++,
      wait: (ms) => Promise.resolve(void (clock += ms)),
      now: () => clock,
    },
  );
  return { run, sent: () => sent, unknown: () => unknown };
}

describe('an order whose answer is lost', () => {
  it('is asked about again until the answer is there', async () => {
    const { run, sent, unknown } = scene(
      new ApiUnreachable('gone'),
      refused('IDEMPOTENCY_IN_PROGRESS', 409),
      refused('DEPENDENCY_UNAVAILABLE', 503),
      'GA-1',
    );
    expect(await run).toBe('GA-1');
    expect([sent(), unknown()]).toEqual([4, 3]);
  });

  it('is not asked about again once it was refused', async () => {
    const { run, sent } = scene(new ApiUnreachable('gone'), refused('OUT_OF_STOCK', 409));
    await expectAsync(run).toBeRejectedWithError(ApiProblem, 'OUT_OF_STOCK');
    expect(sent()).toBe(2);
  });

  it('is admitted to be unknown after a long while', async () => {
    const { run, unknown } = scene(new ApiUnreachable('gone'));
    await expectAsync(run).toBeRejectedWithError(StillUnknown);
    expect(unknown()).toBeLessThan(GIVE_UP_AFTER_MS / 4_000);
  });
});
