import { CHANGES } from './testing/twice/changes.ts';
import { MONEY } from './testing/twice/money.ts';
import { ORDERS } from './testing/twice/orders.ts';
import { PARCELS } from './testing/twice/parcels.ts';
import { PICTURES } from './testing/twice/pictures.ts';
import {
  LOOKS,
  TwiceStage,
  type Scene,
  type Scenes,
  type StepName,
} from './testing/twice/twice-stage.ts';

/** A scene for each step there is: without one this does not compile. */
const SCENES: Scenes<StepName> = { ...ORDERS, ...PARCELS, ...MONEY, ...CHANGES, ...PICTURES };

describe('a step of a run that is taken twice', () => {
  let stage: TwiceStage;
  beforeAll(async () => {
    stage = await TwiceStage.open();
  }, 120_000);
  afterAll(() => stage.close());

  const take = <Name extends StepName>(name: Name, input: unknown): Promise<unknown> =>
    (stage.steps[name] as (input: unknown) => Promise<unknown>)(input);

  for (const name of Object.keys(SCENES) as StepName[])
    it(`leaves nothing behind the second time: ${name}`, async () => {
      const prepare: Scene<StepName> = SCENES[name];
      const input = await prepare(stage);
      const before = await stage.traces();
      await take(name, input);
      const once = await stage.traces();
      await take(name, input);
      expect(await stage.traces()).toEqual(once);
      // A step that did nothing at all would pass for the wrong reason.
      if (LOOKS.includes(name)) expect(once).toEqual(before);
      else expect(once).not.toEqual(before);
    }, 60_000);

  it('is every step that a worker can take', () => {
    expect(Object.keys(SCENES).sort()).toEqual(Object.keys(stage.steps).sort());
  });
});
