import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AdminProduct, Problem } from '@green-apple/contracts-http';
import { createLogger } from '@green-apple/observability';
import {
  DEMO_EMPLOYEES,
  freshDatabase,
  seedTinyCatalogue,
  signInEmployee,
  testStack,
  TINY_IDS,
  type FreshDatabase,
} from '@green-apple/testing';
import { createAdminApp, type AdminApp } from '../../admin.app.ts';
import { loadAdminConfig } from '../../config/admin.config.ts';

/*
 * What the integration specs of the admin API stand on: the whole API on a database of its own and the real
 * Keycloak, with every demo employee signed in. Named as a spec because only specs may use the testing library.
 */

export type Who = keyof typeof DEMO_EMPLOYEES;
export const EVERYBODY = Object.keys(DEMO_EMPLOYEES) as Who[];
export const ADMIN_URL = 'https://staff.example';
export const MAGNESIUM = `/admin/products/${TINY_IDS.products.magnesium}`;

/** Files of specs lie apart from those of a stack that is being used. */
export const BULK_SPEC_BUCKET = 'green-apple-bulk-spec';
export const ORIGINALS_SPEC_BUCKET = 'green-apple-originals-spec';

/** Signing in takes a while; the tokens outlive the run. */
const tokens = new Map<Who, string>();
async function tokenOf(who: Who): Promise<string> {
  const token = tokens.get(who) ?? (await signInEmployee(who)).access_token;
  tokens.set(who, token);
  return token;
}

export class AdminStage {
  readonly database: FreshDatabase;
  readonly #app: AdminApp;
  readonly #log: { text: string };
  readonly #guest: boolean;

  private constructor(
    database: FreshDatabase,
    app: AdminApp,
    log: { text: string },
    guest: boolean,
  ) {
    this.database = database;
    this.#app = app;
    this.#log = log;
    this.#guest = guest;
  }

  /** On a database of its own, or on that of another stage, which then drops it. */
  static async open(
    host?: FreshDatabase,
    settings: Readonly<Record<string, string>> = {},
  ): Promise<AdminStage> {
    for (const who of EVERYBODY) await tokenOf(who);
    const database = host ?? (await freshDatabase('ga_admin'));
    if (host === undefined) await seedTinyCatalogue(database);
    const { env } = testStack();
    // The SDK reads credentials from the environment and nowhere else.
    process.env['AWS_ACCESS_KEY_ID'] ??= env.AWS_ACCESS_KEY_ID;
    process.env['AWS_SECRET_ACCESS_KEY'] ??= env.AWS_SECRET_ACCESS_KEY;
    const log = { text: '' };
    const app = await createAdminApp(
      loadAdminConfig({
        DATABASE_WRITER_URL: database.urlFor('ga_admin'),
        STRIPE_SECRET_KEY: 'sk_test_spec',
        EASYPOST_API_KEY: 'EZTK_spec',
        CUSTOMER_KEY_SECRET: 'a-secret-for-specs',
        KEYCLOAK_ISSUER: testStack().needed('KEYCLOAK_ISSUER'),
        TEMPORAL_UI_URL: 'http://temporal.example',
        ADMIN_URL,
        AWS_REGION: env.AWS_REGION,
        AWS_ENDPOINT_URL: testStack().needed('AWS_ENDPOINT_URL'),
        BULK_BUCKET: BULK_SPEC_BUCKET,
        ORIGINALS_BUCKET: ORIGINALS_SPEC_BUCKET,
        MEDIA_BUCKET: testStack().needed('MEDIA_BUCKET'),
        BULK_MOST_BYTES: String(1024 * 1024),
        ...settings,
      }),
      createLogger({ service: 'spec', destination: { write: (line) => (log.text += line) } }),
      {
        // Nobody outside answers: the house's own tables are asked.
        shipping: { rates: async () => ({ code: 'unknown', detail: 'timeout' }) },
        tax: {
          calculate: async () => ({ code: 'unknown', detail: 'timeout' }),
          commit: () => Promise.reject(new Error('the back office commits no tax')),
          reverse: () => Promise.reject(new Error('the back office reverses no tax')),
          reversePart: () => Promise.reject(new Error('the back office reverses no tax')),
        },
      },
    );
    return new AdminStage(database, app, log, host !== undefined);
  }

  get http(): NestFastifyApplication {
    return this.#app.http;
  }

  /** Everything the process has logged. */
  get log(): string {
    return this.#log.text;
  }

  async headersOf(who: Who): Promise<{ authorization: string }> {
    return { authorization: `Bearer ${await tokenOf(who)}` };
  }

  async ask<Body>(who: Who | null, url: string) {
    return this.askWith<Body>(who === null ? null : await tokenOf(who), url);
  }

  async askWith<Body>(token: string | null, url: string) {
    const headers = token === null ? {} : { authorization: `Bearer ${token}` };
    const answer = await this.http.inject({ method: 'GET', url, headers });
    return { status: answer.statusCode, headers: answer.headers, body: answer.json<Body>() };
  }

  /** Edits the magnesium, as the catalogue manager unless told. */
  async edit(version: number | null, change: object, who: Who = 'catalog-manager') {
    const answer = await this.http.inject({
      method: 'PATCH',
      url: MAGNESIUM,
      payload: change,
      headers: {
        authorization: `Bearer ${await tokenOf(who)}`,
        ...(version === null ? {} : { 'if-match': `"${version}"` }),
      },
    });
    return {
      status: answer.statusCode,
      body: answer.json<AdminProduct & Pick<Problem, 'code' | 'currentVersion' | 'errors'>>(),
    };
  }

  /** Does something, with the version it was seen in. */
  act<Body>(who: Who, url: string, payload: object, version?: number) {
    return this.send<Body>(who, 'POST', url, payload, version);
  }

  /** Sends a body as this employee; `version` becomes the If-Match header. */
  async send<Body>(
    who: Who,
    method: 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    url: string,
    payload: object | null,
    version?: number,
    key?: string,
  ) {
    const answer = await this.http.inject({
      method,
      url,
      ...(payload === null ? {} : { payload }),
      headers: {
        authorization: `Bearer ${await tokenOf(who)}`,
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
    });
    const body = answer.body === '' ? null : answer.json<Body & Problem>();
    return { status: answer.statusCode, headers: answer.headers, body: body as Body & Problem };
  }

  async version(): Promise<number> {
    return (await this.ask<AdminProduct>('administrator', MAGNESIUM)).body.version;
  }

  async count(table: string): Promise<number> {
    const [row] = await this.database.query<{ n: string }>(`select count(*) as n from ${table}`);
    return Number(row?.n);
  }

  async close(): Promise<void> {
    await this.#app.close();
    if (!this.#guest) await this.database.drop();
  }
}
