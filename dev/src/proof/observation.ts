import { randomBytes } from 'node:crypto';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { createSns, createSqs } from '@green-apple/messaging';
import { withClient, type TestStack } from '@green-apple/testing';
import {
  aftercareWorkflowId,
  checkoutWorkflowId,
  fulfilmentWorkflowId,
  orderWorkflowId,
  refundWorkflowId,
  returnWorkflowId,
} from '@green-apple/workflow-contracts';
import {
  markDatabase,
  readDatabase,
  type DatabaseFacts,
  type DatabaseMark,
} from './readers/database.ts';
import { Listener, type Heard } from './readers/listener.ts';
import { lastLine, readJournal, readMailbox } from './readers/partners.ts';
import { messagesIn, waitingIn } from './readers/queues.ts';
import { readRuns } from './readers/runs.ts';
import type { Snapshot } from './snapshot.ts';

/** What only the one knows who made the traffic. */
export type Story = Pick<Snapshot, 'requests' | 'scarce' | 'poison' | 'mailAnswersLost'>;

/** Queues whose messages are work on orders. */
const WORK = ['CHECKOUT_JOBS', 'CALCULATION_JOBS'] as const;

/** Watches a running stack from a beginning on, and takes a snapshot of what has happened since. */
export class Observation {
  readonly #stack: TestStack;
  readonly #mark: DatabaseMark;
  readonly #line: number;
  readonly #listener: Listener;
  readonly #sqs: SQSClient;
  readonly #deadBefore: ReadonlySet<string>;

  private constructor(
    stack: TestStack,
    sqs: SQSClient,
    listener: Listener,
    before: { mark: DatabaseMark; line: number; dead: ReadonlySet<string> },
  ) {
    this.#stack = stack;
    this.#sqs = sqs;
    this.#listener = listener;
    this.#mark = before.mark;
    this.#line = before.line;
    this.#deadBefore = before.dead;
  }

  /** Begins to watch. The stack should be quiet. */
  static async begin(stack: TestStack): Promise<Observation> {
    // The SDK takes credentials from the environment alone.
    process.env['AWS_ACCESS_KEY_ID'] ??= stack.needed('AWS_ACCESS_KEY_ID');
    process.env['AWS_SECRET_ACCESS_KEY'] ??= stack.needed('AWS_SECRET_ACCESS_KEY');
    const aws = {
      AWS_REGION: stack.needed('AWS_REGION'),
      AWS_ENDPOINT_URL: stack.needed('AWS_ENDPOINT_URL'),
    };
    const [sqs, sns] = [createSqs(aws), createSns(aws)];
    const topics = [stack.needed('JOBS_TOPIC_ARN'), stack.needed('EVENTS_TOPIC_ARN')];
    const listener = await Listener.open(
      { sqs, sns },
      `proof-${randomBytes(6).toString('hex')}`,
      topics,
    );
    const mark = await withClient(stack.needed('DATABASE_WRITER_URL'), markDatabase);
    const line = await lastLine(stack.needed('PARTNER_SIMULATOR_URL'));
    const dead = new Set((await deadLetters(sqs, stack)).keys());
    return new Observation(stack, sqs, listener, { mark, line, dead });
  }

  get sqs(): SQSClient {
    return this.#sqs;
  }

  /** When it began, as the database writes times. */
  get since(): string {
    return this.#mark.since;
  }

  /** What was said on the topics since the beginning. */
  get heard(): readonly Heard[] {
    return this.#listener.heard;
  }

  async snapshot(story: Story): Promise<Snapshot> {
    const stack = this.#stack;
    const facts = await withClient(stack.needed('DATABASE_WRITER_URL'), (client) =>
      readDatabase(client, this.#mark),
    );
    const dead = await deadLetters(this.#sqs, stack);
    return {
      ...facts,
      ...story,
      levelsBefore: this.#mark.levels,
      journal: await readJournal(stack.needed('PARTNER_SIMULATOR_URL'), this.#line),
      mails: await readMailbox(stack.needed('MAILBOX_URL')),
      heard: this.heard.map(({ mark }) => mark),
      deadLetters: [...dead].filter(([id]) => !this.#deadBefore.has(id)).map(([, body]) => body),
      waiting: await this.waiting(),
      runs: await readRuns(
        {
          address: stack.needed('TEMPORAL_ADDRESS'),
          namespace: stack.needed('TEMPORAL_NAMESPACE'),
          bundlePath: stack.needed('WORKFLOW_BUNDLE_PATH'),
        },
        runsOf(facts),
      ),
    };
  }

  /** Work that waits, or is in somebody's hands, by queue. */
  async waiting(): Promise<Record<string, number>> {
    const entries = WORK.map(async (name) => {
      const url = this.#stack.needed(`${name}_QUEUE_URL`);
      return [name.toLowerCase().replaceAll('_', '-'), await waitingIn(this.#sqs, url)] as const;
    });
    return Object.fromEntries(await Promise.all(entries));
  }

  async close(): Promise<void> {
    await this.#listener.close();
    this.#sqs.destroy();
  }
}

/** What may run, or have run, for these orders. */
const runsOf = ({ orders, shipments, refunds, returnLines }: DatabaseFacts): string[] => [
  ...orders.flatMap(({ id }) => [
    checkoutWorkflowId(id),
    orderWorkflowId(id),
    aftercareWorkflowId(id),
  ]),
  ...shipments.map(({ orderId, position }) => fulfilmentWorkflowId(orderId, position)),
  ...refunds.map(({ id }) => refundWorkflowId(id)),
  ...new Set(returnLines.map(({ returnId }) => returnWorkflowId(returnId))),
];

async function deadLetters(sqs: SQSClient, stack: TestStack): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const name of WORK)
    for (const [id, body] of await messagesIn(sqs, stack.needed(`${name}_DLQ_URL`)))
      found.set(id, body);
  return found;
}
