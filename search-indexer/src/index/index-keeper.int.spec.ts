import { createLogger } from '@green-apple/observability';
import { whileAlone } from '@green-apple/persistence';
import { eventually } from '@green-apple/testing';
import { IndexStage } from '../testing/index-stage.ts';
import { IndexKeeper, buildLock } from './index-keeper.ts';

describe('keeping an index', () => {
  let stage: IndexStage;
  let keeper: IndexKeeper;
  beforeEach(async () => {
    stage = await IndexStage.open();
    keeper = new IndexKeeper({
      ...stage,
      writerUrl: stage.database.writerUrl,
      logger: createLogger({ service: 'spec', level: 'silent' }),
      settleMs: 0,
    });
  });
  afterEach(async () => {
    await keeper.stop();
    await stage.close();
  });

  it('builds the first one, and leaves a fitting one alone', async () => {
    expect(await keeper.ensure()).toBeTrue();
    const first = await stage.index.serving();
    expect(await stage.find('ginger')).toEqual(['Ginger Tea']);
    await keeper.ensure();
    expect(await stage.index.serving()).toEqual(first);
  });

  it('builds anew when the database behind it is another one', async () => {
    const stranger = await stage.index.startBuild('another database', new Date());
    await stage.index.finishBuild(stranger);
    await keeper.ensure();
    expect((await stage.index.serving())?.source).toBe(await stage.writer.identity());
  });

  it('builds anew when the definition has changed, by itself', async () => {
    await keeper.ensure();
    const before = await stage.index.serving();
    await stage.client.indices.putMapping({
      index: before?.index ?? '',
      _meta: { definition: 'older', source: before?.source },
    });
    const deployed = new IndexKeeper({
      ...stage,
      writerUrl: stage.database.writerUrl,
      logger: createLogger({ service: 'spec', level: 'silent' }),
      settleMs: 0,
    });
    await deployed.ensure();
    const after = await stage.index.serving();
    expect(after?.index).not.toBe(before?.index);
    expect(after?.definition).not.toBe('older');
    expect(await stage.find('ginger')).toEqual(['Ginger Tea']);
  });

  it('leaves the index to a later release that has taken it over, and not for ever', async () => {
    const patient = (yieldMs: number) =>
      new IndexKeeper({
        ...stage,
        writerUrl: stage.database.writerUrl,
        logger: createLogger({ service: 'spec', level: 'silent' }),
        settleMs: 0,
        yieldMs,
      });
    const [earlier, impatient] = [patient(60_000), patient(0)];
    for (const one of [earlier, impatient]) expect(await one.ensure()).toBeTrue();
    const ours = await stage.index.serving();
    await stage.client.indices.putMapping({
      index: ours?.index ?? '',
      _meta: { definition: 'of the next release', source: ours?.source },
    });
    for (let look = 0; look < 3; look++) expect(await earlier.ensure()).toBeFalse();
    expect((await stage.index.serving())?.index).toBe(ours?.index);
    // Nothing of that release is about any more: whoever has waited long enough puts its own back.
    expect(await impatient.ensure()).toBeTrue();
    expect((await stage.index.serving())?.index).not.toBe(ours?.index);
    expect(await earlier.ensure()).toBeTrue();
  });

  it('clears away what a killed build has left', async () => {
    const abandoned = await stage.index.startBuild('killed', new Date(0));
    await keeper.ensure();
    expect((await stage.index.all()).map(({ index }) => index)).not.toContain(abandoned);
  });

  it('leaves the work to whoever has begun it', async () => {
    const done = await whileAlone(stage.database.writerUrl, buildLock(stage.index), () =>
      keeper.ensure(),
    );
    expect(done).toBeFalse();
    expect(await stage.index.serving()).toBeNull();
  });

  it('notices an engine that has lost its data', async () => {
    keeper.start();
    await eventually(() => keeper.ready(), { within: 30_000 });
    const lost = await stage.index.serving();
    await stage.index.drop(lost?.index ?? '');
    keeper.lookNow();
    await eventually(async () => (await stage.index.serving()) !== null, { within: 30_000 });
    expect(await stage.find('ginger')).toEqual(['Ginger Tea']);
  });
});
