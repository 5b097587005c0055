import type { Logger } from '@green-apple/observability';

/** Readers may be behind the announcement, so it is looked again by itself. */
const LOOK_AGAIN_MS = 2_000;

export interface KeptAtHandOptions<Value> {
  /** What holds until the first look has come back. */
  readonly first: Value;
  readonly load: () => Promise<Value>;
  /** Another reader may answer with an older state. */
  readonly isOlder: (found: Value, held: Value) => boolean;
  readonly logger: Logger;
  readonly everyMs?: number;
}

/** Something small that every list asks for, kept in this process: nobody waits for it. */
export class KeptAtHand<Value> {
  readonly #options: KeptAtHandOptions<Value>;
  readonly #timer: NodeJS.Timeout;
  #value: Value;
  #looking: Promise<void> = Promise.resolve();

  constructor(options: KeptAtHandOptions<Value>) {
    this.#options = options;
    this.#value = options.first;
    this.look();
    this.#timer = setInterval(() => this.look(), options.everyMs ?? LOOK_AGAIN_MS);
    this.#timer.unref();
  }

  current(): Value {
    return this.#value;
  }

  /** Looks now; while the database is away what was known before holds. */
  look(): void {
    const { load, isOlder, logger } = this.#options;
    this.#looking = load()
      .then((found) => {
        if (!isOlder(found, this.#value)) this.#value = found;
      })
      .catch((error: unknown) =>
        logger.debug({ err: error }, 'what is kept at hand stays as it is'),
      );
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }
}
