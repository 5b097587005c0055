import { PROCESS_NAMES, type ProcessName, type StackContext } from '../model.ts';
import { resolveEndpoints } from '../settings/endpoints.ts';
import { PREFERRED_PORTS } from '../settings/ports.ts';
import { ownProcesses } from './own-processes.ts';

const ports = PREFERRED_PORTS;
const outerEnv = { PATH: '/bin', MARKET: 'MARS' };
const US: StackContext = {
  root: '/shop',
  stateDir: '/shop/.stack',
  dataDir: '/shop/.stack',
  cacheDir: '/cache',
  logDir: '/shop/.stack/logs',
  outerEnv,
  ports,
  endpoints: resolveEndpoints({ ports, external: new Map(), absent: new Set(), outerEnv }),
  market: 'US',
  durable: true,
  stopped: new AbortController().signal,
  topology: {},
};

describe('our own processes on this machine', () => {
  const environmentOf = async (name: ProcessName, context: StackContext) => {
    const part = ownProcesses.find((one) => one.name === name);
    const launch = await part?.start(context, { executable: 'node', home: 'main.js' });
    return launch?.env ?? {};
  };

  it('are all there', () => {
    expect(ownProcesses.map(({ name }) => name)).toEqual([...PROCESS_NAMES]);
  });

  for (const name of PROCESS_NAMES)
    it(`are told the market that was asked for, whatever the shell says: ${name}`, async () => {
      for (const market of ['US', 'EU'] as const)
        expect((await environmentOf(name, { ...US, market }))['MARKET']).toBe(market);
    });

  it('see no database and no secret where they are web servers, and one of their own elsewhere', async () => {
    const secrets = (env: Readonly<Record<string, string>>): string[] =>
      Object.keys(env).filter((key) => /^DATABASE_|SECRET|API_KEY|SMTP/.test(key));
    for (const name of ['storefront-ng', 'admin-ng'] as const)
      expect(secrets(await environmentOf(name, US)))
        .withContext(name)
        .toEqual([]);
    const worker = await environmentOf('worker', US);
    expect(worker['DATABASE_WRITER_URL']).toContain('//ga_worker@');
    expect(secrets(worker)).toContain('STRIPE_SECRET_KEY');
  });
});
