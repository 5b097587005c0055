import { randomUUID } from 'node:crypto';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { eventually, testStack } from '@green-apple/testing';
import { activates, TASK_QUEUES, taskQueue, type Patch } from '@green-apple/workflow-contracts';
import type { FakeShop } from './fake-shop.ts';

const HOLD_MS = 30 * 60 * 1000;

/** A release as its workers run it. */
export interface Release {
  readonly name: string;
  readonly code: string;
  readonly held?: readonly Patch[];
}

type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;

/** The queues of one shop on a real Temporal server, on which workers of several releases take turns. */
export class SharedQueues {
  readonly #connection: NativeConnection;
  readonly #client: Client;
  readonly #namespace: string;

  private constructor(connection: NativeConnection, client: Client, namespace: string) {
    this.#connection = connection;
    this.#client = client;
    this.#namespace = namespace;
  }

  static async open(): Promise<SharedQueues> {
    // Tasks that fail on purpose would fill the log.
    Runtime.install({
      logger: new DefaultLogger('ERROR', () => undefined),
      telemetryOptions: { logging: { filter: 'OFF' } },
    });
    const address = testStack().needed('TEMPORAL_ADDRESS');
    const namespace = testStack().needed('TEMPORAL_NAMESPACE');
    const client = new Client({ connection: await Connection.connect({ address }), namespace });
    return new SharedQueues(await NativeConnection.connect({ address }), client, namespace);
  }

  /** Starts an order's checkout; each turn of `script` is taken by the workers it names, and by no other. */
  async play(
    shop: FakeShop,
    script: (
      order: WorkflowHandle,
      turn: (release: Release, until: () => Promise<unknown>) => Promise<void>,
    ) => Promise<void>,
  ): Promise<History> {
    const prefix = `${randomUUID()}-`;
    const activities = shop.activities(new Date(Date.now() + HOLD_MS).toISOString());
    const helpers = await Promise.all(
      TASK_QUEUES.filter((kind) => kind !== 'checkout').map((kind) =>
        Worker.create({ ...this.#common, taskQueue: taskQueue(kind, prefix), activities }),
      ),
    );
    const runs = helpers.map((helper) => helper.run());
    try {
      const order = await this.#client.workflow.start('checkout', {
        workflowId: `checkout/${prefix}`,
        taskQueue: taskQueue('checkout', prefix),
        args: [{ orderId: prefix }],
      });
      shop.order = order;
      await script(order, async ({ name, code, held = [] }, until) => {
        const worker = await Worker.create({
          ...this.#common,
          identity: name,
          taskQueue: taskQueue('checkout', prefix),
          workflowBundle: { code },
          patchActivationCallback: activates(held),
          activities,
          // Nothing is remembered from turn to turn: each begins by reading the whole history.
          maxCachedWorkflows: 0,
        });
        await worker.runUntil(until);
      });
      return await order.fetchHistory();
    } finally {
      for (const helper of helpers) helper.shutdown();
      await Promise.all(runs);
    }
  }

  /** Waits until another run, which this one has started, is over. */
  async isOver(workflowId: string): Promise<void> {
    await eventually(() =>
      this.#client.workflow
        .getHandle(workflowId)
        .result()
        .then(() => true),
    );
  }

  get #common() {
    return { connection: this.#connection, namespace: this.#namespace };
  }

  async close(): Promise<void> {
    await this.#connection.close();
    await this.#client.connection.close();
  }
}

/** Who took the turns of a run, in order, each named once in a row. */
export function turnsIn({ events }: History): string[] {
  const takers = (events ?? []).flatMap(({ workflowTaskCompletedEventAttributes: done }) =>
    done?.identity ? [done.identity] : [],
  );
  return takers.filter((taker, index) => taker !== takers[index - 1]);
}

/** Why turns could not be taken. */
export const failuresIn = ({ events }: History): string[] =>
  (events ?? []).flatMap(({ workflowTaskFailedEventAttributes: failed }) =>
    failed ? [failed.failure?.message ?? 'a task failed'] : [],
  );

export const patchesIn = ({ events }: History): number =>
  (events ?? []).filter(
    ({ markerRecordedEventAttributes: marker }) => marker?.markerName === 'core_patch',
  ).length;
