/** Lets who waits go. */
type Waiting = () => void;

/**
 * Lets a few requests at a time through to a server. More of them would wait there, in no order of ours: a question
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

  /** Requests that could go at once. */
  get free(): number {
    return this.#atOnce - this.#taken;
  }

  get waiting(): number {
    return this.#begun.length + this.#new.length;
  }

  /** The turns of one question; `isHurried`: it goes ahead from the first on. */
  line(isHurried = false): Line {
    let isBegun = isHurried;
    return async (ask, signal) => {
      signal?.throwIfAborted();
      if (this.free > 0) this.#taken += 1;
      else await this.#wait(isBegun ? this.#begun : this.#new, signal);
      isBegun = true;
      try {
        return await ask();
      } finally {
        this.#pass();
      }
    };
  }

  #wait(queue: Waiting[], signal: AbortSignal | undefined): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      const leave = (): void => {
        queue.splice(queue.indexOf(go), 1);
        reject(signal?.reason as Error);
      };
      const go: Waiting = () => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      signal?.addEventListener('abort', leave, { once: true });
      queue.push(go);
    });
  }

  /** The turn goes to who waits, or is free again. */
  #pass(): void {
    const next = this.#begun.shift() ?? this.#new.shift();
    if (next) next();
    else this.#taken -= 1;
  }
}

/** Asks when it is its turn. Rejects with the reason of `signal` when that ends the waiting. */
export type Line = <Answer>(ask: () => Promise<Answer>, signal?: AbortSignal) => Promise<Answer>;
