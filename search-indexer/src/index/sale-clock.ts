import type { Logger } from '@green-apple/observability';
import type { CatalogReader } from '@green-apple/persistence';
import { toEngineFault } from '@green-apple/search';
import type { ProductUpdater } from '../consume/product-updater.ts';

export interface SaleClockDependencies {
  readonly reader: CatalogReader;
  readonly updater: ProductUpdater;
  readonly logger: Logger;
  readonly everyMs?: number;
  /** How far the first look goes back: whatever began or ended while no indexer ran. */
  readonly lookBackMs?: number;
}

const PAGE = 200;
/** Clocks of machines differ: by then the database's, on whichever server, has passed the moment as well. */
const CLOCKS_AGREE_MS = 250;

/** Sales, publications and certificates begin and end by the clock, without anybody's edit; this is who notices. */
export class SaleClock {
  readonly #dependencies: SaleClockDependencies;
  #seenUntil: number;
  #timer: NodeJS.Timeout | null = null;
  #tick: Promise<void> = Promise.resolve();

  constructor(dependencies: SaleClockDependencies) {
    this.#dependencies = dependencies;
    this.#seenUntil = Date.now() - (dependencies.lookBackMs ?? 24 * 3_600_000);
  }

  start(): void {
    const every = this.#dependencies.everyMs ?? 1_000;
    const run = (): void => {
      this.#tick = this.look(Date.now() - CLOCKS_AGREE_MS)
        .catch((error: unknown) =>
          this.#dependencies.logger.debug(toEngineFault(error), 'the sale clock could not look'),
        )
        .then(() => {
          if (this.#timer) this.#timer = setTimeout(run, every);
        });
    };
    this.#timer = setTimeout(run, every);
  }

  /** Updates what began or ended since the last look that succeeded. */
  async look(now: number): Promise<number> {
    const ids = await this.#dependencies.reader.changedByClock(
      new Date(this.#seenUntil).toISOString(),
      new Date(now).toISOString(),
    );
    const refused = [];
    for (let at = 0; at < ids.length; at += PAGE)
      refused.push(...(await this.#dependencies.updater.updateAll(ids.slice(at, at + PAGE))));
    // Asked for again it would be refused again, and time would stand still for all others.
    if (refused.length > 0)
      this.#dependencies.logger.warn({ refused }, 'the index does not take what the clock changed');
    this.#seenUntil = now;
    return ids.length;
  }

  async stop(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#tick;
  }
}
