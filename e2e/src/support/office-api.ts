import { randomUUID } from 'node:crypto';
import { signInEmployee, testStack, type DEMO_EMPLOYEES } from '@green-apple/testing';

interface Asked {
  readonly method?: string;
  readonly body?: unknown;
  /** The version that was seen. */
  readonly version?: number;
  /** A file, in place of a body. */
  readonly file?: { readonly type: string; readonly content: Buffer };
}

/** The back office's API as one employee speaks it. */
export class OfficeApi {
  readonly #token: string;

  private constructor(token: string) {
    this.#token = token;
  }

  static async signedIn(who: keyof typeof DEMO_EMPLOYEES): Promise<OfficeApi> {
    return new OfficeApi((await signInEmployee(who)).access_token);
  }

  /** Throws when it is refused. */
  async ask<Body>(path: string, asked: Asked = {}): Promise<Body> {
    const answer = await this.#fetch(path, asked);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return (text === '' ? null : JSON.parse(text)) as Body;
  }

  async bytes(path: string): Promise<Buffer> {
    const answer = await this.#fetch(path, {});
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  }

  #fetch(path: string, { method = 'GET', body, version, file }: Asked): Promise<Response> {
    const type = file?.type ?? (body === undefined ? null : 'application/json');
    const content = file === undefined ? JSON.stringify(body) : new Uint8Array(file.content);
    return fetch(`${testStack().needed('ADMIN_API_URL')}${path}`, {
      method,
      signal: AbortSignal.timeout(60_000),
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(type === null ? {} : { 'content-type': type }),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
      },
      ...(type === null ? {} : { body: content }),
    });
  }
}
