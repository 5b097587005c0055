import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { eventually, testStack } from '@green-apple/testing';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const STARTS_WITHIN_MS = 60_000;

/**
 * The shop of another market beside the stack's own: API and pages on ports of their own, on the same servers, as a
 * market's deployment stands beside the others.
 */
export class SecondShop {
  readonly url: string;
  readonly apiUrl: string;
  readonly #processes: readonly ChildProcess[];

  private constructor(url: string, apiUrl: string, processes: readonly ChildProcess[]) {
    this.url = url;
    this.apiUrl = apiUrl;
    this.#processes = processes;
  }

  static async open(market: string): Promise<SecondShop> {
    const [apiPort, pagesPort] = [await freePort(), await freePort()];
    const url = `http://localhost:${pagesPort}`;
    const apiUrl = `http://127.0.0.1:${apiPort}`;
    const { env } = testStack();
    const database = new URL(env.DATABASE_WRITER_URL);
    database.username = 'ga_storefront';
    const shared = {
      ...env,
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      MARKET: market,
      DATABASE_WRITER_URL: database.href,
      DATABASE_READER_URLS: '',
      STOREFRONT_URL: url,
      STOREFRONT_API_URL: apiUrl,
    };
    const shop = new SecondShop(url, apiUrl, [
      run('api/dist/storefront.main.js', { ...shared, PORT: String(apiPort) }),
      run('dist/storefront-ng/server/server.mjs', { ...shared, PORT: String(pagesPort) }),
    ]);
    try {
      for (const origin of [apiUrl, url])
        await eventually(async () => (await fetch(`${origin}/health/ready`)).ok, {
          within: STARTS_WITHIN_MS,
          every: 200,
        });
      return shop;
    } catch (error) {
      await shop.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#processes.map(ended));
  }
}

const run = (program: string, env: NodeJS.ProcessEnv): ChildProcess =>
  spawn(process.execPath, [program], { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'inherit'] });

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
