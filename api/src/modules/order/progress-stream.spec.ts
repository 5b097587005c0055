import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { OrderProgress } from '@green-apple/contracts-http';
import { ProgressStream } from './progress-stream.ts';

const progress = (version: number, state: OrderProgress['state'] = 'placed'): OrderProgress => ({
  id: '0198',
  number: 'GA-23456-789AB',
  state,
  reason: null,
  message: 'words',
  version,
  holdExpiresAt: null,
  cancellation: { possible: true, why: null, requested: false },
  history: [],
  shipments: [],
});

/** A browser at the other end of the line. */
class FakeResponse extends EventEmitter {
  text = '';
  ended = false;
  write(chunk: string): boolean {
    this.text += chunk;
    return true;
  }
  end(): void {
    this.ended = true;
  }
  get versions(): string[] {
    return [...this.text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => id ?? '');
  }
}

describe('the progress stream of an order', () => {
  beforeEach(() => jasmine.clock().install());
  afterEach(() => jasmine.clock().uninstall());

  /** Opens a stream on an order that `load` reads; `wake` is what the database's message does. */
  const open = (load: () => Promise<OrderProgress | null>) => {
    const response = new FakeResponse();
    let wake = (): void => undefined;
    let watching = true;
    const stream = new ProgressStream(response as unknown as ServerResponse, load);
    const watch = {
      watch: (_id: string, woken: () => void) => {
        wake = woken;
        return () => void (watching = false);
      },
    };
    stream.start(progress(1), watch, { heartbeatMs: 15_000, pollMs: 10_000 });
    return { response, stream, wake: () => wake(), isWatching: () => watching };
  };
  const settle = async () => {
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  };

  it('sends a state once, however often it is woken', async () => {
    const { response, wake } = open(() => Promise.resolve(progress(1)));
    for (let turn = 0; turn < 5; turn++) wake();
    await settle();
    expect(response.versions).toEqual(['1']);
  });

  it('finds a change by itself when the message about it was lost', async () => {
    let now = progress(1);
    const { response } = open(() => Promise.resolve(now));
    await settle();
    now = progress(2, 'payment_declined');
    jasmine.clock().tick(10_000);
    await settle();
    expect(response.versions).toEqual(['1', '2']);
  });

  it('sees the change that comes while it is reading', async () => {
    const reads: ((value: OrderProgress) => void)[] = [];
    const { response, wake } = open(() => new Promise((resolve) => reads.push(resolve)));
    wake();
    reads[0]?.(progress(1));
    await settle();
    reads[1]?.(progress(2));
    await settle();
    expect(response.versions).toEqual(['1', '2']);
  });

  it('never goes back to an older state', async () => {
    const states = [progress(3), progress(2)];
    const { response, wake } = open(() => Promise.resolve(states.shift() ?? progress(2)));
    await settle();
    wake();
    await settle();
    expect(response.versions).toEqual(['1', '3']);
  });

  it('survives a moment without the database', async () => {
    let away = true;
    const { response, wake } = open(() =>
      away ? Promise.reject(new Error('away')) : Promise.resolve(progress(2)),
    );
    await settle();
    away = false;
    wake();
    await settle();
    expect(response.versions).toEqual(['1', '2']);
  });

  it('keeps the line alive', () => {
    const { response } = open(() => Promise.resolve(progress(1)));
    jasmine.clock().tick(31_000);
    expect(response.text.match(/^: still here$/gm)?.length).toBe(2);
  });

  it('ends, and stops watching, with the final state or when the shopper leaves', async () => {
    const over = open(() => Promise.resolve(progress(2, 'delivered')));
    await settle();
    expect([over.response.ended, over.isWatching()]).toEqual([true, false]);
    const left = open(() => Promise.resolve(progress(1)));
    left.response.emit('close');
    jasmine.clock().tick(60_000);
    expect([left.response.text.includes('still here'), left.isWatching()]).toEqual([false, false]);
  });
});
