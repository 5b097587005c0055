/** Spreads work over a few workers that each do one thing at a time. */
export interface Lanes<Job> {
  /** Hands over a job; waits while every lane is busy. Throws what an earlier job threw. */
  give(job: Job): Promise<void>;
  /** Waits for everything that was handed over. */
  done(): Promise<void>;
}

export function lanes<Worker, Job>(
  workers: readonly Worker[],
  run: (worker: Worker, job: Job) => Promise<void>,
): Lanes<Job> {
  const free = [...workers];
  const busy = new Set<Promise<void>>();
  let failure: { readonly cause: unknown } | undefined;
  const settle = async (atMost: number): Promise<void> => {
    while (busy.size > atMost) await Promise.race(busy);
    if (failure) throw failure.cause;
  };
  return {
    async give(job) {
      await settle(workers.length - 1);
      const worker = free.pop();
      if (worker === undefined) throw new RangeError('no lane to work on');
      const work = run(worker, job)
        .catch((cause: unknown) => {
          failure ??= { cause };
        })
        .finally(() => {
          busy.delete(work);
          free.push(worker);
        });
      busy.add(work);
    },
    done: () => settle(0),
  };
}
