import { condition } from '@temporalio/workflow';

/**
 * What signals ring. A look at the world is preceded by `rings`, so that a ring during the look is not missed:
 * signals carry no news of their own, whoever hears one reads what is new.
 */
export class Bell {
  #rings = 0;

  readonly ring = (): void => {
    this.#rings++;
  };

  get rings(): number {
    return this.#rings;
  }

  /** Waits for a ring after `since`; false when time is up. Without a time it waits as long as it takes. */
  async ringAfter(since: number, milliseconds: number | null): Promise<boolean> {
    if (this.#rings !== since) return true;
    if (milliseconds === null) {
      await condition(() => this.#rings !== since);
      return true;
    }
    return milliseconds > 0 && condition(() => this.#rings !== since, milliseconds);
  }
}
