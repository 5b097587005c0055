import type { FakeShop } from '../testing/fake-shop.ts';
import { WorkflowStage } from '../testing/workflow-stage.ts';
import { FakePicture } from '../testing/fake-picture.ts';

describe('the run of a picture', () => {
  let stage: WorkflowStage;
  beforeAll(async () => {
    stage = await WorkflowStage.open();
  }, 120_000);
  afterAll(() => stage.close());

  const play = (shop: FakeShop): Promise<unknown> =>
    stage.play(shop, 'picture', { pictureId: 'picture-1' }, (run) => run.result());

  it('makes its renditions', async () => {
    const picture = new FakePicture();
    await play(picture);
    expect(picture.did).toEqual(['make']);
  }, 120_000);

  it('tries again what failed for a moment', async () => {
    const picture = new FakePicture();
    picture.triesLost = 2;
    await play(picture);
    expect(picture.did).toEqual(['make', 'make', 'make']);
  }, 120_000);

  it('puts a picture down that fails again and again, so that somebody sees it', async () => {
    const picture = new FakePicture();
    picture.triesLost = 99;
    await play(picture);
    expect(picture.did).toEqual(['make', 'make', 'make', 'make', 'make', 'put down']);
  }, 120_000);

  it('sweeps by schedule', async () => {
    const picture = new FakePicture();
    const swept = await stage.play(picture, 'pictureSweep', {}, (run) => run.result());
    expect(swept).toEqual({ removed: 3 });
  }, 120_000);
});
