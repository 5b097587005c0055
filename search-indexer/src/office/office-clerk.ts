import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@green-apple/observability';
import type { IndexAction, SearchIndexLog } from '@green-apple/persistence';
import { toEngineFault } from '@green-apple/search';

export interface ClerkDependencies {
  readonly log: SearchIndexLog;
  readonly region: string;
  /** Names this process beside the others of its region. */
  readonly replica: string;
  readonly report: () => Promise<object>;
  /** Does what was asked for, and says in a sentence how it went. */
  readonly work: Readonly<Record<IndexAction, () => Promise<string>>>;
  readonly logger: Logger;
  readonly everyMs?: number;
}

/** Tells the back office how the index is, and does what employees ask for. */
export class OfficeClerk {
  readonly #dependencies: ClerkDependencies;
  readonly #stop = new AbortController();
  #running: Promise<void> | null = null;

  constructor(dependencies: ClerkDependencies) {
    this.#dependencies = dependencies;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  /** One request, if there is one, and a report; what fails is said in the request's outcome. */
  async look(): Promise<void> {
    const { log, region, replica, report, work } = this.#dependencies;
    const request = await log.take();
    if (request) await log.finish(request.id, await this.#outcomeOf(work[request.action]));
    await log.report({ region, replica }, await report());
  }

  async #outcomeOf(work: () => Promise<string>): Promise<string> {
    try {
      return await work();
    } catch (error) {
      const { fault, reason = '' } = toEngineFault(error);
      this.#dependencies.logger.warn({ fault, reason }, 'what was asked of the index failed');
      return `It failed: ${reason || fault}`.slice(0, 300);
    }
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      await this.look().catch((error: unknown) =>
        this.#dependencies.logger.debug(toEngineFault(error), 'the back office was not told'),
      );
      await delay(this.#dependencies.everyMs ?? 3_000, undefined, { signal }).catch(
        () => undefined,
      );
    }
  }
}
