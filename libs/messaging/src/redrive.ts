import {
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type Message,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { REASON_ATTRIBUTE, stringAttributes } from './dead-letter.ts';

export interface RedriveOptions {
  readonly sqs: SQSClient;
  readonly deadLetterUrl: string;
  readonly queueUrl: string;
  /** Only messages put aside for this reason; without it, all. */
  readonly reason?: string;
  readonly max?: number;
}

export interface RedriveResult {
  readonly moved: number;
  readonly left: number;
}

/**
 * Moves messages from a dead-letter queue back to their queue. Sends before it deletes: a crash in
 * between makes a duplicate, which consumers expect, never a loss. What is refused again and comes back
 * while this goes on stays for the next call.
 */
export async function redrive(options: RedriveOptions): Promise<RedriveResult> {
  const { sqs, deadLetterUrl, queueUrl, max = Number.POSITIVE_INFINITY } = options;
  const seen = new Set<string>();
  const begun = Date.now();
  let moved = 0;
  while (moved < max) {
    const messages = await receive(sqs, deadLetterUrl);
    const fresh = messages.filter(
      (message) => !seen.has(message.MessageId ?? '') && sentAt(message) < begun,
    );
    if (fresh.length === 0) break;
    for (const message of fresh) {
      seen.add(message.MessageId ?? '');
      if (moved >= max || !isWanted(message, options.reason)) continue;
      await sqs.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          MessageBody: message.Body ?? '',
          MessageAttributes: stringAttributes(message),
        }),
      );
      await sqs.send(
        new DeleteMessageCommand({
          QueueUrl: deadLetterUrl,
          ReceiptHandle: message.ReceiptHandle,
        }),
      );
      moved++;
    }
  }
  return { moved, left: seen.size - moved };
}

async function receive(sqs: SQSClient, queueUrl: string): Promise<Message[]> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: queueUrl,
      MaxNumberOfMessages: 10,
      WaitTimeSeconds: 1,
      // Long enough that what stays is not seen twice in one run.
      VisibilityTimeout: 60,
      MessageAttributeNames: ['All'],
      MessageSystemAttributeNames: ['SentTimestamp'],
    }),
  );
  return Messages;
}

/** Milliseconds since 1970, by the queue's clock. */
const sentAt = ({ Attributes }: Message): number => Number(Attributes?.SentTimestamp ?? 0);

function isWanted(message: Message, reason: string | undefined): boolean {
  return (
    reason === undefined || message.MessageAttributes?.[REASON_ATTRIBUTE]?.StringValue === reason
  );
}
