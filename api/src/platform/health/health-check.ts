/** One thing a process stands on. `needed: false` is shown but does not make the process unready. */
export interface HealthCheck {
  readonly name: string;
  readonly needed: boolean;
  /** Resolves when the thing works, rejects when it does not. */
  check(): Promise<unknown>;
}

export interface HealthReport {
  readonly status: 'ready' | 'failing';
  readonly checks: ReadonlyArray<{ readonly name: string; readonly ok: boolean }>;
}

/** A check that hangs is a check that failed. */
const DEADLINE_MS = 2_000;

/** Runs all checks side by side. Says which failed, never why: the cause is in the log of whoever failed. */
export async function runChecks(
  checks: readonly HealthCheck[],
  deadlineMs = DEADLINE_MS,
): Promise<HealthReport> {
  const results = await Promise.all(
    checks.map(async ({ name, needed, check }) => ({
      name,
      needed,
      ok: await answersWithin(deadlineMs, check),
    })),
  );
  return {
    status: results.every(({ needed, ok }) => ok || !needed) ? 'ready' : 'failing',
    checks: results.map(({ name, ok }) => ({ name, ok })),
  };
}

async function answersWithin(milliseconds: number, check: () => Promise<unknown>) {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  try {
    return await Promise.race([works(check), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

async function works(check: () => Promise<unknown>): Promise<boolean> {
  try {
    await check();
    return true;
  } catch {
    return false;
  }
}
