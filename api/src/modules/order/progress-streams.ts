import type { BeforeApplicationShutdown } from '@nestjs/common';
import type { OrderProgress } from '@green-apple/contracts-http';
import { isFinal } from '@green-apple/domain-order';
import type { OrderRepository } from '@green-apple/persistence';
import type { FastifyReply } from 'fastify';
import { ProblemError } from '../../platform/index.ts';
import { toOrderProgress } from './order.mapper.ts';
import type { OrderWatch } from './order-watch.ts';
import { ProgressStream, STREAM_TIMES, type ProgressStreamOptions } from './progress-stream.ts';

/** More open pages than this and new ones poll instead. */
const MOST_STREAMS = 5_000;

/** All open progress streams of this process. */
export class ProgressStreams implements BeforeApplicationShutdown {
  private readonly open = new Set<ProgressStream>();
  private readonly orders: OrderRepository;
  private readonly watch: OrderWatch;
  private readonly times: ProgressStreamOptions;

  constructor(orders: OrderRepository, watch: OrderWatch, times = STREAM_TIMES) {
    this.orders = orders;
    this.watch = watch;
    this.times = times;
  }

  async load(orderId: string): Promise<OrderProgress | null> {
    const order = await this.orders.progress(orderId);
    return order === null ? null : toOrderProgress(order);
  }

  /** Takes the reply over. `seenVersion` is what the browser says it has already, when it comes back. */
  async start(
    orderId: string,
    seenVersion: string | undefined,
    reply: FastifyReply,
  ): Promise<void> {
    if (this.open.size >= MOST_STREAMS) throw new ProblemError('RATE_LIMITED', { retryAfter: 10 });
    const first = await this.load(orderId);
    if (first === null) throw new ProblemError('ORDER_NOT_FOUND');
    // 204 is how a browser is told that there is nothing more to come back for.
    if (isFinal(first.state) && seenVersion === String(first.version)) {
      await reply.code(204).send();
      return;
    }
    const headers = { ...reply.getHeaders() };
    reply.hijack();
    reply.raw.writeHead(200, {
      ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      // Proxies that buffer would hold the news back.
      'x-accel-buffering': 'no',
    });
    const stream = new ProgressStream(reply.raw, () => this.load(orderId));
    this.open.add(stream);
    reply.raw.once('close', () => this.open.delete(stream));
    stream.start(first, this.watch, this.times);
  }

  /** Ends the streams first, or the server would wait for its open connections for ever. */
  beforeApplicationShutdown(): void {
    for (const stream of this.open) stream.end();
  }
}
