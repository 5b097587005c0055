import { CancellationScope, log, sleep } from '@temporalio/workflow';
import { staff } from './proxies.ts';

/** A deed, and how it is undone. */
export interface Compensation<Result = unknown> {
  readonly undoes: string;
  readonly run: () => Promise<Result>;
}

/** Whose deeds they are: named to staff when one of them cannot be undone for a while. */
export interface SagaOwner {
  readonly orderId: string;
  /** Tells the sagas of one order apart. */
  readonly of: string;
}

/** After so long a person should know; it is still being tried. */
const ALARM_AFTER_MS = 60 * 60 * 1000;

/**
 * What has to be undone if the story ends badly. A compensation is pushed before the step it undoes, since
 * a lost reply may hide a done deed; undoing nothing is therefore harmless.
 */
export class Saga {
  readonly #compensations: Compensation[] = [];
  readonly #owner: SagaOwner | null;

  constructor(owner: SagaOwner | null = null) {
    this.#owner = owner;
  }

  /** `undoes` names the deed with its attempt, e.g. `payment 2`: nothing else is undone. */
  push<Result>(undoes: string, run: () => Promise<Result>): Compensation<Result> {
    const deed = { undoes, run };
    this.#compensations.push(deed);
    return deed;
  }

  /** What is undone last of all: what everything else was done for. */
  pushFirst(undoes: string, run: () => Promise<unknown>): void {
    this.#compensations.unshift({ undoes, run });
  }

  /** The deed was undone by the story itself, or there is nothing left to undo. */
  drop(undoes: string): void {
    const index = this.#compensations.findLastIndex((each) => each.undoes === undoes);
    if (index >= 0) this.#compensations.splice(index, 1);
  }

  /** Undoes one deed ahead of the newer ones: what comes of it says whether they are to be undone at all. */
  async undoFirst<Result>(deed: Compensation<Result>): Promise<Result> {
    this.drop(deed.undoes);
    return CancellationScope.nonCancellable(() => this.#undo(deed));
  }

  /** The point of no return: nothing is undone any more. */
  forget(): void {
    this.#compensations.length = 0;
  }

  /** Undoes newest first, whether or not the run itself was cancelled. Each step is retried until it is done. */
  async compensate(): Promise<void> {
    await CancellationScope.nonCancellable(async () => {
      for (
        let last = this.#compensations.pop();
        last !== undefined;
        last = this.#compensations.pop()
      )
        await this.#undo(last);
    });
  }

  #undo<Result>(deed: Compensation<Result>): Promise<Result> {
    log.info('undoing', { undoes: deed.undoes });
    return this.#owner === null ? deed.run() : undone(deed, this.#owner);
  }
}

/** Undoes one deed; tells staff when it takes too long, and tells them too when it is done after all. */
async function undone<Result>(
  { undoes, run }: Compensation<Result>,
  { orderId, of }: SagaOwner,
): Promise<Result> {
  const key = `undo/${of}/${undoes}`;
  let alarmed = false;
  const alarm = new CancellationScope();
  const watch = alarm
    .run(async () => {
      await sleep(ALARM_AFTER_MS);
      alarmed = true;
      await CancellationScope.nonCancellable(() =>
        staff().raiseStaffTask({ key, kind: 'undo_stuck', orderId, facts: { undoes } }),
      );
    })
    .catch(() => undefined);
  const result = await run();
  alarm.cancel();
  await watch;
  if (alarmed) await staff().settleStaffTask({ key });
  return result;
}
