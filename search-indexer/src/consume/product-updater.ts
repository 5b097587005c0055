import { latestPoint, type HistoryPoint } from '@green-apple/persistence';
import type { ProductIndex } from '@green-apple/search';
import type { WriteTargets } from '../index/write-targets.ts';
import { toSearchDocument } from '../project/to-search-document.ts';
import type { ProductReadings } from './product-readings.ts';

export interface UpdaterDependencies {
  readonly readings: ProductReadings;
  readonly index: ProductIndex;
  readonly targets: WriteTargets;
  readonly now?: () => string;
  /** How long the first of a batch waits for company. */
  readonly gatherMs?: number;
}

/** A product whose document the index will never take, and why. */
export interface Refusal {
  readonly id: string;
  readonly reason: string;
}

/** Thrown for a product whose document the index will never take. */
export class DocumentRefusedError extends Error {
  override readonly name = 'DocumentRefusedError';
}

interface Waiting {
  readonly since: HistoryPoint | null;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

const LARGEST_BATCH = 200;

/**
 * Brings products up to date in the index. Calls that come close together share one reading and one bulk
 * write; a product named twice is written once.
 */
export class ProductUpdater {
  readonly #dependencies: UpdaterDependencies;
  #gathered = new Map<string, Waiting[]>();
  #timer: NodeJS.Timeout | null = null;

  constructor(dependencies: UpdaterDependencies) {
    this.#dependencies = dependencies;
  }

  /**
   * Resolves when the index shows every one of `ids` as the database had it at `since`, or a later state; without a
   * point as it has it now.
   */
  async update(ids: readonly string[], since: HistoryPoint | null = null): Promise<void> {
    await Promise.all(ids.map((id) => this.#join(id, since)));
  }

  /** The same for as many as can be: what the index will never take is told, and holds up none of the others. */
  async updateAll(ids: readonly string[], since: HistoryPoint | null = null): Promise<Refusal[]> {
    const outcomes = await Promise.allSettled(ids.map((id) => this.#join(id, since)));
    return outcomes.flatMap((outcome, at) => {
      if (outcome.status === 'fulfilled') return [];
      const reason: unknown = outcome.reason;
      if (reason instanceof DocumentRefusedError)
        return [{ id: ids[at] ?? '', reason: reason.message }];
      throw reason;
    });
  }

  #join(id: string, since: HistoryPoint | null): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiting = this.#gathered.get(id) ?? [];
      this.#gathered.set(id, [...waiting, { since, resolve, reject }]);
      if (this.#gathered.size >= LARGEST_BATCH) this.#flush();
      else this.#timer ??= setTimeout(() => this.#flush(), this.#dependencies.gatherMs ?? 10);
    });
  }

  #flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const batch = this.#gathered;
    this.#gathered = new Map();
    const since = latestPoint([...batch.values()].flat().map((one) => one.since));
    void this.#write([...batch.keys()], since).then(
      (refused) => {
        for (const [id, all] of batch)
          for (const { resolve, reject } of all) {
            const reason = refused.get(id);
            if (reason === undefined) resolve();
            else reject(new DocumentRefusedError(reason));
          }
      },
      (error: unknown) => {
        for (const all of batch.values()) for (const { reject } of all) reject(error);
      },
    );
  }

  async #write(ids: readonly string[], since: HistoryPoint | null): Promise<Map<string, string>> {
    const { readings, index, targets } = this.#dependencies;
    // Asked before the reading: an index that is made after this reads the products itself.
    const where = await targets.current();
    if (where.length === 0) return new Map();
    const { readPoint, products } = await readings.byIds(ids, since);
    const now = this.#dependencies.now?.() ?? new Date().toISOString();
    const byId = new Map(products.map((product) => [product.id, product]));
    try {
      const { refused } = await index.write(
        where,
        ids.map((id) => {
          const product = byId.get(id);
          return {
            id,
            version: readPoint,
            document: product ? toSearchDocument(product, now) : null,
          };
        }),
      );
      return new Map(refused.map(({ id, reason }) => [id, reason]));
    } catch (error) {
      targets.forget();
      throw error;
    }
  }
}
