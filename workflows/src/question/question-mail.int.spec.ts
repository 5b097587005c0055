import { ApplicationFailure } from '@temporalio/common';
import { FAILURES, type QuestionActivities } from '@green-apple/workflow-contracts';
import { FakeShop } from '../testing/fake-shop.ts';
import { WorkflowStage } from '../testing/workflow-stage.ts';

/** A mail server that gives no answer so often before it takes the mail. */
class SlowPost extends FakeShop {
  tries = 0;
  readonly #silent: number;

  constructor(silent: number) {
    super();
    this.#silent = silent;
  }

  override activities(holdExpiresAt: string) {
    const mail: QuestionActivities = {
      tellAsker: async () => {
        if (this.tries++ < this.#silent)
          throw ApplicationFailure.retryable('no answer', FAILURES.outcomeUnknown);
      },
    };
    return { ...super.activities(holdExpiresAt), ...mail };
  }
}

describe('the mail about an answer', () => {
  let stage: WorkflowStage;
  beforeAll(async () => {
    stage = await WorkflowStage.open();
  }, 120_000);
  afterAll(() => stage.close());

  const play = (shop: FakeShop): Promise<unknown> =>
    stage.play(shop, 'questionMail', { questionId: 'question-1' }, (run) => run.result());

  it('is sent, and that is all there is to do', async () => {
    const shop = new FakeShop();
    await play(shop);
    expect(shop.deeds).toEqual(['mail answer']);
  }, 120_000);

  it('is tried again until the mail server has answered', async () => {
    const shop = new SlowPost(3);
    await play(shop);
    expect(shop.tries).toBe(4);
  }, 120_000);
});
