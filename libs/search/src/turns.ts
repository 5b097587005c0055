interface Waiting {
  readonly go: () => void;
}

/**
 * Lets a few requests at a time through to the engine. More of them would wait there, in no order of ours: a question
 * that takes three requests would wait three times. Here whoever has had a turn goes ahead of those who have had none.
 */
export class Turns {
  readonly #atOnce: number;
  readonly #begun: Waiting[] = [];
  readonly #new: Waiting[] = [];
  #taken = 0;

  constructor(atOnce: number) {
    this.#atOnce = atOnce;
  }

  /** The turns of one question; `isHurried`: it goes ahead from the first on. */
  line(isHurried = false): Line {
    let isBegun = isHurried;
    return async (ask, signal) => {
      await this.#take(isBegun ? this.#begun : this.#new, signal);
      isBegun = true;
      try {
        return await ask();
      } finally {
        this.#pass();
      }
    };
  }

  async #take(queue: Waiting[], signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted();
    if (this.#taken < this.#atOnce) {
      this.#taken += 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const leave = (): void => {
        queue.splice(queue.indexOf(waiting), 1);
        reject(signal?.reason as Error);
      };
      const waiting: Waiting = {
        go: () => {
          signal?.removeEventListener('abort', leave);
          resolve();
        },
      };
      signal?.addEventListener('abort', leave, { once: true });
      queue.push(waiting);
    });
  }

  /** The turn goes to who waits, or is free again. */
  #pass(): void {
    const next = this.#begun.shift() ?? this.#new.shift();
    if (next) next.go();
    else this.#taken -= 1;
  }
}

/** Asks when it is its turn. Rejects with the reason of `signal` when that ends the waiting. */
export type Line = <Answer>(ask: () => Promise<Answer>, signal?: AbortSignal) => Promise<Answer>;
