import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@green-apple/observability';
import { DEFINITION_HASH, toEngineFault } from '@green-apple/search';
import type { ProductUpdater } from '../consume/product-updater.ts';
import { compareRange, differing, type CompareDependencies } from './compare-range.ts';

export interface DriftWatchDependencies extends CompareDependencies {
  readonly updater: ProductUpdater;
  readonly logger: Logger;
  /** How long a change may be on its way before a difference counts as drift. */
  readonly graceMs?: number;
}

/** Little at a time: shoppers and whoever waits for an event of theirs do not wait for a large range to be read. */
const RANGE = 20;
/** A whole walk takes so long, unless that is faster or slower than ranges may follow each other. */
const WALK_MS = 3_600_000;
const SOONEST_MS = 400;
const LATEST_MS = 4_000;

/** Milliseconds between two ranges of so many products. */
export const pauseOf = (products: number): number =>
  Math.min(LATEST_MS, Math.max(SOONEST_MS, (WALK_MS * RANGE) / Math.max(1, products)));

/** A whole walk over all ranges. */
export interface DriftRound {
  readonly finishedAt: string;
  readonly checked: number;
  readonly drifted: number;
  /** Of those that drifted: what the index does not take, and shows in an older state or not at all. */
  readonly refused: number;
}

export interface DriftReport {
  /** Documents compared, found to have drifted and written again since the process began. */
  readonly checked: number;
  readonly drifted: number;
  readonly lastRound: DriftRound | null;
}

/**
 * Walks over the products range by range, for ever, and writes again what differs in the index: events may
 * get lost, and nobody would notice. What differs is looked at twice, since a change may be on its way.
 */
export class DriftWatch {
  readonly #dependencies: DriftWatchDependencies;
  readonly #stop = new AbortController();
  #after: string | null = null;
  #pauseMs = LATEST_MS;
  #round = { checked: 0, drifted: 0, refused: 0 };
  #report: DriftReport = { checked: 0, drifted: 0, lastRound: null };
  #running: Promise<void> | null = null;

  constructor(dependencies: DriftWatchDependencies) {
    this.#dependencies = dependencies;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  report(): DriftReport {
    return this.#report;
  }

  /** Compares the next range; true when it was the last one of a round. */
  async look(): Promise<boolean> {
    const { index, graceMs = 2_000, updater, logger } = this.#dependencies;
    const serving = await index.serving();
    // One of another release says everything in its own way, and ours is about to take its place.
    if (serving?.definition !== DEFINITION_HASH) return false;
    if (this.#after === null) this.#pauseMs = pauseOf(await index.count(serving.index));
    const compare = () =>
      compareRange({ pageSize: RANGE, ...this.#dependencies }, serving.index, this.#after);
    const first = await compare();
    const suspects = new Set(differing(first));
    let drifted: string[] = [];
    if (suspects.size > 0) {
      await delay(graceMs, undefined, { signal: this.#stop.signal });
      await index.refresh(serving.index);
      const again = await compare();
      drifted = differing(again).filter((id) => suspects.has(id));
    }
    const refused = await updater.updateAll(drifted);
    if (drifted.length > 0)
      logger.warn({ drifted: drifted.length, refused }, 'the index had drifted; written again');
    return this.#moveOn(first.next, {
      checked: first.checked,
      drifted: drifted.length,
      refused: refused.length,
    });
  }

  #moveOn(next: string | null, found: Omit<DriftRound, 'finishedAt'>): boolean {
    const { checked, drifted } = found;
    this.#after = next;
    this.#round = {
      checked: this.#round.checked + checked,
      drifted: this.#round.drifted + drifted,
      refused: this.#round.refused + found.refused,
    };
    const whole = next === null;
    this.#report = {
      checked: this.#report.checked + checked,
      drifted: this.#report.drifted + drifted,
      lastRound: whole
        ? { finishedAt: new Date().toISOString(), ...this.#round }
        : this.#report.lastRound,
    };
    if (whole) this.#round = { checked: 0, drifted: 0, refused: 0 };
    return whole;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      await delay(this.#pauseMs, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      await this.look().catch((error: unknown) => {
        if (!signal.aborted)
          this.#dependencies.logger.debug(toEngineFault(error), 'drift could not be looked for');
      });
    }
  }
}
