import type { ServerResponse } from 'node:http';
import type { OrderProgress } from '@green-apple/contracts-http';
import { isFinal } from '@green-apple/domain-order';
import type { OrderWatch } from './order-watch.ts';

export interface ProgressStreamOptions {
  /** A comment this often keeps proxies from closing the line. */
  readonly heartbeatMs: number;
  /** Looks by itself this often, in case a notification was lost. */
  readonly pollMs: number;
}

export const STREAM_TIMES: ProgressStreamOptions = { heartbeatMs: 15_000, pollMs: 10_000 };

/**
 * Sends an order's progress as server-sent events (`order`, with the version as id): once now, then on each
 * change, until the order is final, the shopper leaves, or the process stops.
 */
export class ProgressStream {
  private readonly response: ServerResponse;
  private readonly load: () => Promise<OrderProgress | null>;
  private lastSent: number | null = null;
  private loading = false;
  private again = false;
  private ended = false;
  private readonly stops: (() => void)[] = [];

  constructor(response: ServerResponse, load: () => Promise<OrderProgress | null>) {
    this.response = response;
    this.load = load;
  }

  start(
    first: OrderProgress,
    watch: Pick<OrderWatch, 'watch'>,
    times: ProgressStreamOptions,
  ): void {
    this.response.write('retry: 2000\n\n');
    this.send(first);
    if (this.ended) return;
    const heartbeat = setInterval(() => this.response.write(': still here\n\n'), times.heartbeatMs);
    const poll = setInterval(() => void this.refresh(), times.pollMs);
    this.stops.push(
      () => clearInterval(heartbeat),
      () => clearInterval(poll),
      watch.watch(first.id, () => void this.refresh()),
    );
    this.response.once('close', () => this.end());
    // What changed between reading the first state and watching.
    void this.refresh();
  }

  end(): void {
    if (this.ended) return;
    this.ended = true;
    this.stops.forEach((stop) => stop());
    this.response.end();
  }

  /** Reads and sends the newest state; changes that come meanwhile are read once more afterwards. */
  private async refresh(): Promise<void> {
    if (this.loading) {
      this.again = true;
      return;
    }
    this.loading = true;
    try {
      do {
        this.again = false;
        const progress = await this.load();
        if (progress !== null && !this.ended) this.send(progress);
      } while (this.again && !this.ended);
    } catch {
      // The database is away for a moment; the next poll looks again, and the page keeps what it shows.
    } finally {
      this.loading = false;
    }
  }

  private send(progress: OrderProgress): void {
    if (this.lastSent !== null && progress.version <= this.lastSent) return;
    this.lastSent = progress.version;
    this.response.write(
      `event: order\nid: ${progress.version}\ndata: ${JSON.stringify(progress)}\n\n`,
    );
    if (isFinal(progress.state)) this.end();
  }
}
