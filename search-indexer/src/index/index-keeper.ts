import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@green-apple/observability';
import { whileAlone, type CatalogReader } from '@green-apple/persistence';
import { DEFINITION_HASH, toEngineFault, type ProductIndex } from '@green-apple/search';
import { rebuild, type RebuildResult } from './rebuild.ts';
import { seldom } from './seldom.ts';

export interface KeeperDependencies {
  readonly index: ProductIndex;
  readonly reader: CatalogReader;
  readonly writer: CatalogReader;
  readonly writerUrl: string;
  readonly logger: Logger;
  /** See {@link rebuild}. */
  readonly settleMs?: number;
  /** How long an index of another release is let serve before ours is put back; see {@link IndexKeeper.ensure}. */
  readonly yieldMs?: number;
}

export interface LastBuild extends Omit<RebuildResult, 'refused'> {
  readonly finishedAt: string;
}

/** Between two looks while all is well, and the longest pause while the engine is away. */
const LOOK_MS = 15_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5_000;
/** Longer than a deployment takes. */
const YIELD_MS = 15 * 60_000;
/** How often a build that takes long says how far it is. */
const TELL_MS = 60_000;

/**
 * Sees to it that there is an index, made by the present definition from the present database. Waits for an
 * engine that is not up yet, and notices one that has lost its data.
 */
export class IndexKeeper {
  readonly #dependencies: KeeperDependencies;
  readonly #stop = new AbortController();
  #ready = false;
  #lastBuild: LastBuild | null = null;
  /** Whether ours has served, and since when another release's does. */
  #served = false;
  #yieldedAt: number | null = null;
  #running: Promise<void> | null = null;
  #wake: () => void = () => undefined;

  constructor(dependencies: KeeperDependencies) {
    this.#dependencies = dependencies;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** True while the engine answers and a whole index of the present definition serves. */
  ready(): boolean {
    return this.#ready;
  }

  /** The last build of this process; null when it has not built yet. */
  lastBuild(): LastBuild | null {
    return this.#lastBuild;
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  /** Ends the present pause. */
  lookNow(): void {
    this.#wake();
  }

  /**
   * Builds if something is missing; false when another process is building, or has put an index of another release in
   * the place of ours: while a deployment goes on, processes of both releases are about, and who began last decides.
   * Should that index still serve when no deployment can be going on any more, ours is built again.
   */
  async ensure(): Promise<boolean> {
    const { index, writer, writerUrl, logger } = this.#dependencies;
    const wanted = { definition: DEFINITION_HASH, source: await writer.identity() };
    const fits = async (): Promise<boolean> => {
      const serving = await index.serving();
      const ours = serving?.definition === wanted.definition;
      const sameSource = serving?.source === wanted.source;
      this.#notice({ served: ours && sameSource, replaced: !ours && sameSource });
      return ours && sameSource;
    };
    if (await fits()) return true;
    if (this.#yields()) return false;
    const built = await whileAlone(writerUrl, buildLock(index), async (lost) => {
      // Another process may have finished between the look and the lock.
      if (await fits()) return true;
      logger.info({ definition: wanted.definition }, 'building the product index');
      await this.#build(lost);
      return true;
    });
    return built ?? false;
  }

  #notice({ served, replaced }: { readonly served: boolean; readonly replaced: boolean }): void {
    this.#served ||= served;
    if (!replaced) this.#yieldedAt = null;
    else if (this.#served && this.#yieldedAt === null) {
      this.#yieldedAt = performance.now();
      this.#dependencies.logger.info('another release has taken the product index over');
    }
  }

  #yields(): boolean {
    const { yieldMs = YIELD_MS } = this.#dependencies;
    return this.#yieldedAt !== null && performance.now() - this.#yieldedAt < yieldMs;
  }

  /** Builds although nothing is missing; null when another process is building. */
  async rebuildNow(): Promise<RebuildResult | null> {
    const { index, writerUrl } = this.#dependencies;
    return whileAlone(writerUrl, buildLock(index), (lost) => this.#build(lost));
  }

  async #build(lost: AbortSignal): Promise<RebuildResult> {
    const { logger } = this.#dependencies;
    const result = await rebuild({
      ...this.#dependencies,
      onProgress: seldom(TELL_MS, (progress) =>
        logger.info(progress, 'products are in the new index'),
      ),
      signal: AbortSignal.any([lost, this.#stop.signal]),
    });
    this.#notice({ served: true, replaced: false });
    const { refused, ...build } = result;
    this.#lastBuild = { finishedAt: new Date().toISOString(), ...build };
    logger.info({ ...build, refused: refused.length }, 'the product index serves');
    return result;
  }

  async #run(): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    while (!this.#stop.signal.aborted) {
      try {
        const ready = await this.ensure();
        this.#ready = ready;
        pause = FIRST_PAUSE_MS;
        await this.#sleep(ready ? LOOK_MS : LONGEST_PAUSE_MS);
      } catch (error) {
        if (this.#stop.signal.aborted) return;
        this.#ready = false;
        this.#dependencies.logger.warn(
          { ...toEngineFault(error), retryMs: pause },
          'no index can be kept now',
        );
        await this.#sleep(pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      }
    }
  }

  async #sleep(milliseconds: number): Promise<void> {
    const woken = new AbortController();
    this.#wake = () => woken.abort();
    const signal = AbortSignal.any([woken.signal, this.#stop.signal]);
    await delay(milliseconds, undefined, { signal }).catch(() => undefined);
  }
}

/** One build at a time per installation, whoever starts it. */
export const buildLock = (index: ProductIndex): string => `build ${index.names.alias}`;
