import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { WorkflowHandle } from '@temporalio/client';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { SEARCH_ATTRIBUTES, TASK_QUEUES, taskQueue } from '@green-apple/workflow-contracts';
import { timeSkippingServer } from '@green-apple/testing';
import type { FakeShop } from './fake-shop.ts';

const WITH_WORKFLOWS: ReadonlySet<string> = new Set(['checkout', 'fulfilment']);
const ON_FULFILMENT: ReadonlySet<string> = new Set(['order', 'refund']);
const HOLD_MS = 30 * 60 * 1000;

/** Temporal's time-skipping server with our workflows on it: half an hour passes in a blink. */
export class WorkflowStage {
  readonly #environment: TestWorkflowEnvironment;
  readonly #code: string;

  constructor(environment: TestWorkflowEnvironment, code: string) {
    this.#environment = environment;
    this.#code = code;
  }

  static async open(): Promise<WorkflowStage> {
    Runtime.install({
      // Failing on purpose is what these specs do: what counts is what comes of it.
      logger: new DefaultLogger('ERROR', () => undefined),
      telemetryOptions: { logging: { filter: 'OFF' } },
    });
    const path = await timeSkippingServer();
    const [environment, bundle] = await Promise.all([
      TestWorkflowEnvironment.createTimeSkipping({
        server: { executable: { type: 'existing-path', path } },
      }),
      bundleWorkflowCode({
        workflowsPath: fileURLToPath(new URL('../index.js', import.meta.url)),
        logger: new DefaultLogger('ERROR'),
      }),
    ]);
    await defineSearchAttributes(environment);
    return new WorkflowStage(environment, bundle.code);
  }

  /** Runs one workflow with workers of its own on all queues, and `script` beside it. */
  async play<Result>(
    shop: FakeShop,
    workflow: string,
    input: object,
    script: (order: WorkflowHandle) => Promise<Result>,
  ): Promise<Result> {
    const prefix = `${randomUUID()}-`;
    const now = await this.#environment.currentTimeMs();
    shop.startedAt = now;
    const activities = shop.activities(new Date(now + HOLD_MS).toISOString());
    const workers = await Promise.all(
      TASK_QUEUES.map((kind) =>
        Worker.create({
          connection: this.#environment.nativeConnection,
          taskQueue: taskQueue(kind, prefix),
          ...(WITH_WORKFLOWS.has(kind) ? { workflowBundle: { code: this.#code } } : {}),
          activities,
        }),
      ),
    );
    const runs = workers.map((worker) => worker.run());
    try {
      const order = await this.#environment.client.workflow.start(workflow, {
        workflowId: `${workflow}/${prefix}`,
        taskQueue: taskQueue(ON_FULFILMENT.has(workflow) ? 'fulfilment' : 'checkout', prefix),
        args: [input],
      });
      shop.order = order;
      return await script(order);
    } finally {
      for (const worker of workers) worker.shutdown();
      await Promise.all(runs);
    }
  }

  async close(): Promise<void> {
    await this.#environment.teardown();
  }
}

/** Keyword and date and time, as the server numbers them. */
const SERVER_TYPES: Readonly<Record<string, number>> = { KEYWORD: 2, DATETIME: 6 };

async function defineSearchAttributes({
  connection,
  namespace = 'default',
}: TestWorkflowEnvironment): Promise<void> {
  await connection.operatorService.addSearchAttributes({
    namespace,
    searchAttributes: Object.fromEntries(
      Object.values(SEARCH_ATTRIBUTES).map(({ name, type }) => [name, SERVER_TYPES[type] ?? 0]),
    ),
  });
}
