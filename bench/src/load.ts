import { Agent, request } from 'undici';
import { percentile } from './figures.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Sent as it is, in place of a body; the caller names its type. */
  readonly text?: string;
}

const DEADLINE_MS = 30_000;

/**
 * A keep-alive HTTP client with a bounded number of connections to each server. What it costs is taken from what is
 * measured, on the same machine: Node's own client costs four times as much.
 */
export class HttpClient {
  private readonly agent: Agent;

  constructor(connections: number) {
    this.agent = new Agent({
      connections,
      headersTimeout: DEADLINE_MS,
      bodyTimeout: DEADLINE_MS,
    });
  }

  async send({ url, method = 'GET', headers, body, text }: Call): Promise<Answer> {
    const response = await request(url, {
      dispatcher: this.agent,
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: text ?? (body === undefined ? null : JSON.stringify(body)),
    });
    return {
      status: response.statusCode,
      headers: response.headers,
      body: await response.body.text(),
    };
  }

  close(): void {
    void this.agent.destroy();
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
