import { SendMessageCommand, type Message, type SQSClient } from '@aws-sdk/client-sqs';

/** Message attribute that says why a message lies in a dead-letter queue. */
export const REASON_ATTRIBUTE = 'reason';

/** A reason is a stable word, e.g. `BROKEN_JSON`; `detail` names fields, never values. */
export interface Rejection {
  readonly reason: string;
  readonly detail?: string;
}

/** Puts the message, body and attributes untouched, into the dead-letter queue with the reason beside it. */
export async function sendToDeadLetters(
  sqs: SQSClient,
  deadLetterUrl: string,
  message: Message,
  rejection: Rejection,
): Promise<void> {
  await sqs.send(
    new SendMessageCommand({
      QueueUrl: deadLetterUrl,
      // SQS takes no empty body.
      MessageBody: message.Body === undefined || message.Body === '' ? '(empty)' : message.Body,
      MessageAttributes: {
        ...stringAttributes(message),
        [REASON_ATTRIBUTE]: { DataType: 'String', StringValue: rejection.reason },
        ...(rejection.detail === undefined || rejection.detail === ''
          ? {}
          : { detail: { DataType: 'String', StringValue: rejection.detail.slice(0, 500) } }),
      },
    }),
  );
}

/** Attributes worth carrying on: the text ones, without what a dead-letter queue added. SQS allows ten. */
export function stringAttributes(message: Message) {
  const kept = Object.entries(message.MessageAttributes ?? {}).filter(
    ([name, value]) =>
      name !== REASON_ATTRIBUTE && name !== 'detail' && value.StringValue !== undefined,
  );
  return Object.fromEntries(
    kept
      .slice(0, 8)
      .map(([name, value]) => [name, { DataType: 'String', StringValue: value.StringValue ?? '' }]),
  );
}
