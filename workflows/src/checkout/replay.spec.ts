import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PATCHES } from '@green-apple/workflow-contracts';
import {
  bundleWorkflowCode,
  DefaultLogger,
  Runtime,
  Worker,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker';

/** Where each kind of run keeps its branches. */
const KINDS = [
  'checkout',
  'order',
  'fulfilment',
  'aftercare',
  'refund',
  'return',
  'bulk',
  'picture',
  'question',
] as const;
/** Compiled workflow code, without specs and what they share. */
function sources(): string[] {
  const folder = fileURLToPath(new URL('..', import.meta.url));
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js') && !/\.spec\.js$|^testing/.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
}

interface Marked {
  readonly events: ReadonlyArray<{
    readonly markerRecordedEventAttributes?: {
      readonly markerName: string;
      readonly details: Readonly<Record<string, { payloads: ReadonlyArray<{ data: string }> }>>;
    };
  }>;
}

/** Names of the patches whose new turn was taken in a stored history. */
const patchesOf = ({ events }: Marked): string[] =>
  events
    .map(({ markerRecordedEventAttributes: marker }) => marker)
    .filter((marker) => marker?.markerName === 'core_patch')
    .flatMap((marker) => Object.values(marker?.details ?? {}))
    .flatMap(({ payloads }) => payloads)
    .map(({ data }) => Buffer.from(data, 'base64').toString())
    .flatMap((text) => PATCHES.filter((patch) => text.includes(patch)));

const folderOf = (kind: string): URL => new URL(`../../src/${kind}/histories/`, import.meta.url);

describe('a run that began with older code', () => {
  let bundle: WorkflowBundleWithSourceMap;

  beforeAll(async () => {
    Runtime.install({
      logger: new DefaultLogger('ERROR', () => undefined),
      telemetryOptions: { logging: { filter: 'OFF' } },
    });
    bundle = await bundleWorkflowCode({
      workflowsPath: fileURLToPath(new URL('../index.js', import.meta.url)),
      logger: new DefaultLogger('ERROR'),
    });
  }, 60_000);

  const history = (kind: string, file: string) =>
    JSON.parse(readFileSync(new URL(file, folderOf(kind)), 'utf8'));
  const replay = (events: unknown): Promise<unknown> =>
    Worker.runReplayHistory({ workflowBundle: bundle }, events);
  const files = KINDS.flatMap((kind) =>
    readdirSync(folderOf(kind))
      .filter((name) => name.endsWith('.json'))
      .map((file) => ({ kind, file })),
  );

  for (const { kind, file } of files)
    it(`takes the same turns today: ${kind}, ${file.replace('.json', '').replaceAll('-', ' ')}`, async () => {
      await expectAsync(replay(history(kind, file))).toBeResolved();
    }, 30_000);

  it('is found out when the code takes another turn', async () => {
    const changed = history('checkout', 'confirmed.json') as {
      events: { activityTaskScheduledEventAttributes?: { activityType: { name: string } } }[];
    };
    for (const { activityTaskScheduledEventAttributes: scheduled } of changed.events)
      if (scheduled?.activityType.name === 'authorisePayment')
        scheduled.activityType.name = 'capturePayment';
    await expectAsync(replay(changed)).toBeRejected();
  }, 30_000);

  it('is asked about every patch by the name that workers hold it back by, and about no other', () => {
    const named = sources()
      .flatMap((code) => [...code.matchAll(/\bpatched\('([^']+)'\)/g)])
      .map(([, patch]) => patch);
    expect(new Set(named)).toEqual(new Set(PATCHES));
  });

  it('is kept of every patch, as it was when a run took the new turn', () => {
    const taken = new Set(files.flatMap(({ kind, file }) => patchesOf(history(kind, file))));
    expect(PATCHES.filter((patch) => !taken.has(patch))).toEqual([]);
  });

  it('is looked at for every branch', () => {
    expect(files.length).toBeGreaterThanOrEqual(15);
  });
});
