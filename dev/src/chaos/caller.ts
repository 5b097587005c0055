import type { Problem } from '@green-apple/contracts-http';

/** A reply; null when none came. */
export type Reply = { readonly status: number; readonly body: unknown } | null;

const PATIENCE_MS = 12_000;
const PAUSE_MS = 400;
/** How long somebody tries one step: longer than a process takes to come back on a busy machine, several times over. */
const TIRED_AFTER_MS = 150_000;

export const isNotNow = (reply: Reply): boolean =>
  reply === null ||
  reply.status >= 500 ||
  reply.status === 429 ||
  problemIn(reply)?.code === 'IDEMPOTENCY_IN_PROGRESS';

export function problemIn(reply: Reply): Problem | undefined {
  const body = reply?.body;
  return typeof body === 'object' && body !== null && 'code' in body
    ? (body as Problem)
    : undefined;
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What goes with a request beside its body. */
export interface Guards {
  /** Names the press of a button. */
  readonly key?: string | undefined;
  /** Of what is changed, as it was seen. */
  readonly version?: number | undefined;
}

/** Somebody who talks to one of our APIs, as a browser does. */
export abstract class Caller {
  readonly #api: string;
  readonly name: string;

  constructor(api: string, name: string) {
    this.#api = api;
    this.name = name;
  }

  /** What shows who they are. */
  protected abstract headers(): Promise<Readonly<Record<string, string>>>;

  /** Looks at every answer that comes. */
  protected hear(_answer: Response): void {
    // Most keep nothing.
  }

  /** One request; nothing is tried again. */
  async ask(
    method: string,
    path: string,
    body?: object,
    { key, version }: Guards = {},
  ): Promise<Reply> {
    try {
      const answer = await fetch(`${this.#api}${path}`, {
        method,
        signal: AbortSignal.timeout(PATIENCE_MS),
        headers: {
          accept: 'application/json',
          'x-requested-with': 'green-apple',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
          ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
          ...(await this.headers()),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      this.hear(answer);
      const text = await answer.text();
      return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
    } catch {
      return null;
    }
  }

  /** Asks until the shop says something definite. Throws when it never does. */
  async insist(
    method: string,
    path: string,
    body?: object,
    guards: Guards = {},
    write: (reply: Reply) => void = () => undefined,
  ): Promise<NonNullable<Reply>> {
    for (const end = performance.now() + TIRED_AFTER_MS; performance.now() < end;) {
      const reply = await this.ask(method, path, body, guards);
      write(reply);
      if (reply !== null && !isNotNow(reply)) return reply;
      await pause(PAUSE_MS);
    }
    throw new Error(`${this.name}: nobody answers ${method} ${path}`);
  }

  /** The same from two tabs at once, under one key and about one version. */
  async insistTwice(
    method: string,
    path: string,
    body?: object,
    guards: Guards = {},
  ): Promise<NonNullable<Reply>> {
    const [one, two] = await Promise.all([
      this.insist(method, path, body, guards),
      this.insist(method, path, body, guards),
    ]);
    return one.status < 300 ? one : two;
  }

  /** Looks until what is seen is wanted; null when time is up, or the shop does not show it. */
  async look<Seen>(
    path: string,
    isWanted: (seen: Seen) => boolean,
    within: number,
  ): Promise<Seen | null> {
    for (const end = performance.now() + within; performance.now() < end;) {
      const reply = await this.ask('GET', path);
      if (reply?.status === 200 && isWanted(reply.body as Seen)) return reply.body as Seen;
      await pause(PAUSE_MS);
    }
    return null;
  }
}
