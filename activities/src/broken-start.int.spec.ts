import { ShopStage } from './testing/shop-stage.ts';

describe('a stage of real processes', () => {
  const children = (): number =>
    process.getActiveResourcesInfo().filter((kind) => kind === 'ProcessWrap').length;

  it('stops what it had started when one of its processes cannot begin', async () => {
    const before = children();
    // The partners and the jobs do not mind; a worker that is to take no known kind of work does.
    await expectAsync(ShopStage.open({ TASK_QUEUES: 'dancing' })).toBeRejectedWithError(
      /did not become ready/,
    );
    expect(children()).toBe(before);
  }, 120_000);
});
