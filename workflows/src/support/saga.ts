import { CancellationScope, log } from '@temporalio/workflow';

interface Compensation {
  readonly undoes: string;
  readonly run: () => Promise<unknown>;
}

/**
 * What has to be undone if the story ends badly. A compensation is pushed before the step it undoes, since
 * a lost reply may hide a done deed; undoing nothing is therefore harmless.
 */
export class Saga {
  readonly #compensations: Compensation[] = [];

  /** `undoes` names the deed with its attempt, e.g. `payment 2`: nothing else is undone. */
  push(undoes: string, run: () => Promise<unknown>): void {
    this.#compensations.push({ undoes, run });
  }

  /** The deed was undone by the story itself, or there is nothing left to undo. */
  drop(undoes: string): void {
    const index = this.#compensations.findLastIndex((each) => each.undoes === undoes);
    if (index >= 0) this.#compensations.splice(index, 1);
  }

  /** Undoes newest first, whether or not the run itself was cancelled. Each step is retried until it is done. */
  async compensate(): Promise<void> {
    await CancellationScope.nonCancellable(async () => {
      for (
        let last = this.#compensations.pop();
        last !== undefined;
        last = this.#compensations.pop()
      ) {
        log.info('undoing', { undoes: last.undoes });
        await last.run();
      }
    });
  }
}
