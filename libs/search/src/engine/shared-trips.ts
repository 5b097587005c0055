/** Rejects with the reason of `signal` when that ends the waiting. */
export type Line<Ask, Answer> = (ask: Ask, signal?: AbortSignal) => Promise<Answer>;

export interface TripOptions<Ask, Answer> {
  /** Answers in the order of `asks`; `signal` ends when nobody waits for any of them. */
  readonly go: (asks: readonly Ask[], signal: AbortSignal) => Promise<readonly Answer[]>;
  /** Trips that are under way at a time. */
  readonly atOnce: number;
  /** How many may go on one. */
  readonly seats: number;
  /**
   * While one is under way the next leaves so long after it, or once it is back; at once with who is in a hurry. Nobody waits
   * longer for what is slow.
   */
  readonly apartMs?: number;
}

interface Passenger<Ask, Answer> {
  readonly ask: Ask;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: unknown) => void;
}

/** Who goes first: who is in a hurry, then who has been on a trip, then who has not. */
type Rank = 'hurried' | 'begun' | 'new';

/**
 * Lets a few trips at a time go to a server, and whoever waits meanwhile go together: a server has much to do for each
 * request whatever it asks for, and so has who sends it. Who comes while none is under way goes at once and alone. More trips
 * would wait at the server, in no order of ours: a question that takes three would wait three times. Here whoever has been on one
 * goes ahead of those who have not.
 */
export class SharedTrips<Ask, Answer> {
  readonly #options: TripOptions<Ask, Answer>;
  readonly #waiting: Readonly<Record<Rank, Passenger<Ask, Answer>[]>> = {
    hurried: [],
    begun: [],
    new: [],
  };
  #underWay = 0;
  #isLeaving = false;
  #leftLast = -Infinity;
  #later: ReturnType<typeof setTimeout> | undefined;

  constructor(options: TripOptions<Ask, Answer>) {
    this.#options = options;
  }

  /** More wait than can leave now. */
  get isCrowded(): boolean {
    return this.#waitingNow > this.#leavingNow() * this.#options.seats;
  }

  /** The way of one question; `isHurried`: it goes ahead from the first trip on, and with nobody who is not. */
  line(isHurried = false): Line<Ask, Answer> {
    let rank: Rank = isHurried ? 'hurried' : 'new';
    return async (ask, signal) => {
      signal?.throwIfAborted();
      const answer = this.#wait(rank, ask, signal);
      if (rank === 'new') rank = 'begun';
      return answer;
    };
  }

  #wait(rank: Rank, ask: Ask, signal: AbortSignal | undefined): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const queue = this.#waiting[rank];
      const leave = (): void => {
        const at = queue.indexOf(passenger);
        if (at >= 0) queue.splice(at, 1);
        reject(signal?.reason as Error);
      };
      const passenger: Passenger<Ask, Answer> = {
        ask,
        signal,
        resolve: (answer) => {
          signal?.removeEventListener('abort', leave);
          resolve(answer);
        },
        reject: (reason) => {
          signal?.removeEventListener('abort', leave);
          reject(reason as Error);
        },
      };
      signal?.addEventListener('abort', leave, { once: true });
      queue.push(passenger);
      this.#leaveSoon();
    });
  }

  get #waitingNow(): number {
    const { hurried, begun, new: others } = this.#waiting;
    return hurried.length + begun.length + others.length;
  }

  /** What comes in the same turn of the event loop goes together. */
  #leaveSoon(): void {
    if (this.#isLeaving) return;
    this.#isLeaving = true;
    setImmediate(() => {
      this.#isLeaving = false;
      this.#leave();
    });
  }

  #leave(): void {
    clearTimeout(this.#later);
    while (this.#underWay < this.#options.atOnce && this.#waitingNow > 0) {
      const dueIn = this.#dueIn();
      if (dueIn > 0) {
        this.#later = setTimeout(() => this.#leave(), dueIn);
        return;
      }
      this.#leftLast = performance.now();
      void this.#travel();
    }
  }

  /** How many trips could leave now. */
  #leavingNow(): number {
    if (this.#dueIn() > 0) return 0;
    const { atOnce, apartMs = 0 } = this.#options;
    return Math.min(atOnce - this.#underWay, apartMs > 0 ? 1 : atOnce);
  }

  #dueIn(): number {
    if (this.#underWay === 0 || this.#waiting.hurried.length > 0) return 0;
    return this.#leftLast + (this.#options.apartMs ?? 0) - performance.now();
  }

  async #travel(): Promise<void> {
    this.#underWay += 1;
    const passengers = this.#board();
    const { signal, stop } = endOfAll(passengers);
    try {
      const answers = await this.#options.go(
        passengers.map(({ ask }) => ask),
        signal,
      );
      for (const [at, { resolve }] of passengers.entries()) resolve(answers[at] as Answer);
    } catch (error) {
      for (const { reject } of passengers) reject(error);
    } finally {
      stop();
      this.#underWay -= 1;
      if (this.#waitingNow > 0) this.#leaveSoon();
    }
  }

  #board(): Passenger<Ask, Answer>[] {
    const { seats } = this.#options;
    const { hurried, begun, new: others } = this.#waiting;
    if (hurried.length > 0) return hurried.splice(0, seats);
    const passengers = begun.splice(0, seats);
    return [...passengers, ...others.splice(0, seats - passengers.length)];
  }
}

/** Ends when everybody has gone; never where somebody has no signal. */
function endOfAll(passengers: readonly { readonly signal: AbortSignal | undefined }[]) {
  const all = new AbortController();
  let left = passengers.length;
  const gone = (): void => {
    if (--left === 0) all.abort();
  };
  for (const { signal } of passengers) signal?.addEventListener('abort', gone, { once: true });
  return {
    signal: all.signal,
    stop: () => {
      for (const { signal } of passengers) signal?.removeEventListener('abort', gone);
    },
  };
}
