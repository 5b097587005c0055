import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  bundleWorkflowCode,
  DefaultLogger,
  Runtime,
  Worker,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker';

const HISTORIES = new URL('../../src/checkout/histories/', import.meta.url);

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

  const history = (file: string) => JSON.parse(readFileSync(new URL(file, HISTORIES), 'utf8'));
  const replay = (events: unknown): Promise<unknown> =>
    Worker.runReplayHistory({ workflowBundle: bundle }, events);
  const files = readdirSync(HISTORIES).filter((name) => name.endsWith('.json'));

  for (const file of files)
    it(`takes the same turns today: ${file.replace('.json', '').replaceAll('-', ' ')}`, async () => {
      await expectAsync(replay(history(file))).toBeResolved();
    }, 30_000);

  it('is found out when the code takes another turn', async () => {
    const changed = history('confirmed.json') as {
      events: { activityTaskScheduledEventAttributes?: { activityType: { name: string } } }[];
    };
    for (const { activityTaskScheduledEventAttributes: scheduled } of changed.events)
      if (scheduled?.activityType.name === 'authorisePayment')
        scheduled.activityType.name = 'capturePayment';
    await expectAsync(replay(changed)).toBeRejected();
  }, 30_000);

  it('is looked at for every branch', () => {
    expect(files.length).toBeGreaterThanOrEqual(9);
  });
});
