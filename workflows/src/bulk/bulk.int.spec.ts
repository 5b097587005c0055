import { ApplicationFailure } from '@temporalio/common';
import type { WorkflowHandle } from '@temporalio/client';
import {
  BULK_WANTED,
  FAILURES,
  type BulkActivities,
  type BulkResult,
  type BulkTask,
} from '@green-apple/workflow-contracts';
import { FakeShop } from '../testing/fake-shop.ts';
import { WorkflowStage } from '../testing/workflow-stage.ts';

/** A job that has these tasks, one after the other. */
class FakeFile extends FakeShop {
  readonly tasks: BulkTask[];
  readonly did: string[] = [];
  /** Something that happens during a step. */
  during: (step: string) => Promise<void> = async () => undefined;

  constructor(tasks: readonly BulkTask[]) {
    super();
    this.tasks = [...tasks];
  }

  override activities(holdExpiresAt: string) {
    const step = (name: string) => async (): Promise<void> => {
      this.did.push(name);
      await this.during(name);
    };
    const bulk: BulkActivities = {
      nextBulkTask: async () => {
        const task = this.tasks.shift() ?? 'rest';
        await this.during('look');
        return task;
      },
      checkBulkFile: step('check'),
      applyBulkRows: step('apply_some'),
      applyBulkFile: step('apply_whole'),
      writeBulkExport: step('export'),
      endBulk: step('end'),
      giveBulkUp: step('give up'),
    };
    return { ...super.activities(holdExpiresAt), ...bulk };
  }
}

describe('the run of a file', () => {
  let stage: WorkflowStage;
  beforeAll(async () => {
    stage = await WorkflowStage.open();
  }, 120_000);
  afterAll(() => stage.close());

  const play = (
    file: FakeFile,
    script: (run: WorkflowHandle) => Promise<BulkResult> = (run) => run.result(),
  ): Promise<BulkResult> => stage.play(file, 'bulk', { jobId: 'job-1' }, script);

  it('does what its row asks for, task by task, and ends when there is none', async () => {
    const file = new FakeFile(['check', 'apply_some', 'apply_some', 'end']);
    expect(await play(file)).toEqual({ steps: 4 });
    expect(file.did).toEqual(['check', 'apply_some', 'apply_some', 'end']);
  }, 120_000);

  it('looks again when somebody answers while it is about to end', async () => {
    const file = new FakeFile(['check']);
    let looks = 0;
    await play(file, async (run) => {
      file.during = async (step) => {
        if (step !== 'look' || ++looks !== 2) return;
        await run.signal(BULK_WANTED);
        file.tasks.push('apply_whole', 'end');
      };
      return run.result() as Promise<BulkResult>;
    });
    expect(file.did).toEqual(['check', 'apply_whole', 'end']);
  }, 120_000);

  it('puts a file down when a step fails for good, so that somebody can let it go on', async () => {
    const file = new FakeFile(['apply_whole']);
    file.during = async (step) => {
      if (step === 'apply_whole')
        throw ApplicationFailure.nonRetryable('gone', FAILURES.bulkJobMissing);
    };
    expect(await play(file)).toEqual({ steps: 1 });
    expect(file.did).toEqual(['apply_whole', 'give up']);
  }, 120_000);

  it('tries a step again that failed for a moment', async () => {
    const file = new FakeFile(['export']);
    let tries = 0;
    file.during = async (step) => {
      if (step === 'export' && ++tries < 3) throw new Error('the store is away');
    };
    await play(file);
    expect(file.did).toEqual(['export', 'export', 'export']);
  }, 120_000);

  it('begins its history anew before it grows long, and counts on', async () => {
    const file = new FakeFile(Array<BulkTask>(450).fill('apply_some'));
    expect(await play(file)).toEqual({ steps: 450 });
    expect(file.did.length).toBe(450);
  }, 120_000);
});
