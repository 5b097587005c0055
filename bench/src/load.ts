import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import { percentile } from './figures.ts';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Call {
  readonly method?: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Sent as it is, in place of a body; the caller names its type. */
  readonly text?: string;
}

const DEADLINE_MS = 30_000;

/** A keep-alive HTTP client with a bounded number of connections. */
export class HttpClient {
  private readonly agent: Agent;

  constructor(connections: number) {
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  send(call: Call): Promise<Answer> {
    const body = call.text ?? (call.body === undefined ? undefined : JSON.stringify(call.body));
    return new Promise((resolve, reject) => {
      const sent = request(
        call.url,
        {
          method: call.method ?? 'GET',
          agent: this.agent,
          timeout: DEADLINE_MS,
          headers: {
            ...(body === undefined
              ? {}
              : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
            ...call.headers,
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(chunks).toString('utf8'),
            }),
          );
        },
      );
      sent.on('timeout', () => sent.destroy(new Error(`no answer in ${DEADLINE_MS} ms`)));
      sent.on('error', reject);
      sent.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

export interface LoadResult {
  readonly done: number;
  readonly seconds: number;
  readonly p50: number;
  readonly p95: number;
}

/**
 * `workers` callers, each starting its next piece of work when the last is done, for `seconds`.
 * Work that throws ends the run: a figure over failures would mean nothing.
 */
export async function closedLoop(
  workers: number,
  seconds: number,
  work: (turn: number) => Promise<void>,
): Promise<LoadResult> {
  const samples: number[] = [];
  const start = performance.now();
  const end = start + seconds * 1000;
  let turn = 0;
  await Promise.all(
    Array.from({ length: workers }, async () => {
      while (performance.now() < end) {
        const before = performance.now();
        await work(turn++);
        samples.push(performance.now() - before);
      }
    }),
  );
  return {
    done: samples.length,
    seconds: (performance.now() - start) / 1000,
    p50: percentile(samples, 0.5),
    p95: percentile(samples, 0.95),
  };
}
