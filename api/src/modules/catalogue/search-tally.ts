import { countableQuery } from '@green-apple/domain-catalog';
import type { Logger } from '@green-apple/observability';

const EVERY_MS = 10_000;
/** Of one interval; whoever types more different things than this is no shopper. */
const MOST_DIFFERENT = 2_000;

/** Counts what is searched for, and writes the counts now and then: no search waits for it. */
export class SearchTally {
  readonly #save: (counts: ReadonlyMap<string, number>) => Promise<void>;
  readonly #logger: Logger;
  readonly #timer: NodeJS.Timeout;
  #counts = new Map<string, number>();

  constructor(
    save: (counts: ReadonlyMap<string, number>) => Promise<void>,
    logger: Logger,
    everyMs = EVERY_MS,
  ) {
    this.#save = save;
    this.#logger = logger;
    this.#timer = setInterval(() => void this.flush(), everyMs);
    this.#timer.unref();
  }

  note(q: string): void {
    const words = countableQuery(q);
    if (words === null) return;
    const seen = this.#counts.get(words);
    if (seen === undefined && this.#counts.size >= MOST_DIFFERENT) return;
    this.#counts.set(words, (seen ?? 0) + 1);
  }

  /** What cannot be written is lost: these are statistics. */
  async flush(): Promise<void> {
    const counts = this.#counts;
    this.#counts = new Map();
    if (counts.size === 0) return;
    await this.#save(counts).catch((error: unknown) =>
      this.#logger.debug({ err: error }, 'searches were not counted'),
    );
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush();
  }
}
