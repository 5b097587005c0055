import type { Message, SQSClient } from '@aws-sdk/client-sqs';
import type { Logger } from '@green-apple/observability';
import { Consumer } from 'sqs-consumer';
import { setTimeout as delay } from 'node:timers/promises';
import type { z } from 'zod';
import { sendToDeadLetters, type Rejection } from './dead-letter.ts';

/** What became of a message: done, or refused for good (it goes to the dead-letter queue with the reason). */
export type Handled = { readonly code: 'done' } | ({ readonly code: 'rejected' } & Rejection);

export const done: Handled = { code: 'done' };
export const rejected = (reason: string, detail?: string): Handled =>
  detail === undefined ? { code: 'rejected', reason } : { code: 'rejected', reason, detail };

export interface Delivery {
  readonly messageId: string;
  /** Deliveries of this message so far, this one included. */
  readonly receiveCount: number;
}

export interface ConsumerSettings<Schema extends z.ZodType> {
  /** For logs and health, e.g. `checkout-jobs`. */
  readonly name: string;
  readonly sqs: SQSClient;
  readonly queueUrl: string;
  readonly deadLetterUrl: string;
  readonly schema: Schema;
  /** Names what is wrong with JSON that the schema refuses; `SCHEMA_MISMATCH` without it. */
  readonly faultOf?: (body: unknown) => string;
  /** May run twice for one message. What it throws brings the message back later. */
  readonly handle: (body: z.infer<Schema>, delivery: Delivery) => Promise<Handled>;
  readonly logger: Logger;
  /** Receivers that work side by side, each with up to ten messages at once. */
  readonly concurrency?: number;
  readonly visibilityTimeoutSeconds?: number;
  /**
   * Asked before more is received after a failure. While it says no nothing is taken from the queue, so
   * that an outage of ours does not wear out the deliveries of good messages.
   */
  readonly ready?: () => Promise<boolean>;
}

export interface QueueConsumer {
  start(): void;
  /** Takes no more, waits for what is in hand. */
  stop(): Promise<void>;
  /** False when the queue has not answered for a while. */
  healthy(): boolean;
}

/**
 * How long one look at an empty queue lasts. Short, because a stop lets the look end: cut off, it would
 * take the next message with it, out of sight for the whole visibility timeout.
 */
const WAIT_SECONDS = 3;
const STALE_MS = 60_000;
/** Between two tries of a queue that cannot be reached; the library by itself would not pause. */
const QUEUE_PAUSE_MS = 1_000;

/** Seconds until a failed message is seen again: 2, 4, 8 ... at most five minutes. */
export const retryDelaySeconds = (receiveCount: number): number =>
  Math.min(300, 2 ** Math.min(Math.max(receiveCount, 1), 16));

/** A typed consumer: parses, handles, deletes only what was done, and never lets a broken message block the rest. */
export function createConsumer<Schema extends z.ZodType>(
  settings: ConsumerSettings<Schema>,
): QueueConsumer {
  const receivers = Array.from({ length: settings.concurrency ?? 1 }, () => receiver(settings));
  return {
    start: () => receivers.forEach((each) => each.start()),
    stop: async () => void (await Promise.all(receivers.map((each) => each.stop()))),
    healthy: () => receivers.every((each) => each.healthy()),
  };
}

function receiver<Schema extends z.ZodType>(settings: ConsumerSettings<Schema>): QueueConsumer {
  const { logger, name, sqs, queueUrl } = settings;
  let stopping = false;
  let troubled = false;
  let queueFailed = false;
  let lastAnswer = Date.now();

  const consumer = Consumer.create({
    sqs,
    queueUrl,
    batchSize: 10,
    waitTimeSeconds: WAIT_SECONDS,
    visibilityTimeout: settings.visibilityTimeoutSeconds ?? 30,
    heartbeatInterval: 10,
    authenticationErrorTimeout: 0,
    messageAttributeNames: ['All'],
    messageSystemAttributeNames: ['ApproximateReceiveCount'],
    terminateVisibilityTimeout: (messages) => retryDelaySeconds(receiveCount(messages[0])),
    preReceiveMessageCallback: async () => {
      if (queueFailed && !stopping) await delay(QUEUE_PAUSE_MS);
      queueFailed = false;
      if (troubled && settings.ready !== undefined) troubled = !(await untilReady());
      // Thrown into the library's own error path: the way to skip this receive.
      if (stopping) throw new StoppedBeforeReceive();
    },
    postReceiveMessageCallback: async () => {
      lastAnswer = Date.now();
    },
    handleMessage: async (message) => {
      try {
        await process(settings, message);
      } catch (error) {
        troubled = true;
        throw error;
      }
      return message;
    },
  });

  async function untilReady(): Promise<boolean> {
    for (let pauseMs = 250; !stopping; pauseMs = Math.min(pauseMs * 2, 5_000)) {
      lastAnswer = Date.now();
      if (await settings.ready?.().catch(() => false)) return true;
      await delay(pauseMs);
    }
    return false;
  }

  consumer.on('error', (error) => {
    queueFailed = true;
    if (!stopping) logger.warn({ queue: name, err: error }, 'the queue does not answer');
  });
  consumer.on('processing_error', (error, message) =>
    logger.warn(
      {
        queue: name,
        err: error,
        messageId: message.MessageId,
        receiveCount: receiveCount(message),
      },
      'a message could not be handled and will come back',
    ),
  );
  consumer.on('timeout_error', (error) => logger.warn({ queue: name, err: error }, 'timed out'));

  return {
    start: () => consumer.start(),
    healthy: () => Date.now() - lastAnswer < STALE_MS,
    async stop() {
      stopping = true;
      consumer.stop();
      while (consumer.status.isPolling) await delay(20);
    },
  };
}

class StoppedBeforeReceive extends Error {
  override readonly name = 'StoppedBeforeReceive';
}

/** Parses and handles one message. Returns when it may be deleted; throws when it has to come back. */
async function process<Schema extends z.ZodType>(
  settings: ConsumerSettings<Schema>,
  message: Message,
): Promise<void> {
  const handled = await handle(settings, message);
  if (handled.code === 'done') return;
  settings.logger.error(
    {
      queue: settings.name,
      messageId: message.MessageId,
      reason: handled.reason,
      detail: handled.detail,
    },
    'a message was refused and put aside',
  );
  await sendToDeadLetters(settings.sqs, settings.deadLetterUrl, message, handled);
}

async function handle<Schema extends z.ZodType>(
  settings: ConsumerSettings<Schema>,
  message: Message,
): Promise<Handled> {
  let body: unknown;
  try {
    body = JSON.parse(message.Body ?? '');
  } catch {
    return rejected('BROKEN_JSON');
  }
  const parsed = settings.schema.safeParse(body);
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => issue.path.join('.') || '(root)');
    return rejected(settings.faultOf?.(body) ?? 'SCHEMA_MISMATCH', [...new Set(fields)].join(', '));
  }
  return settings.handle(parsed.data, {
    messageId: message.MessageId ?? '',
    receiveCount: receiveCount(message),
  });
}

function receiveCount(message: Message | undefined): number {
  return Number(message?.Attributes?.ApproximateReceiveCount ?? 1);
}
