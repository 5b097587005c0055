import { PublishBatchCommand, type SNSClient } from '@aws-sdk/client-sns';

export interface TopicMessage {
  /** Unique within a call; comes back when the message was not taken. */
  readonly id: string;
  readonly body: string;
  /** Plain text attributes, what subscriptions filter by. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Limits of SNS for one batch. */
const MAX_MESSAGES = 10;
const MAX_BYTES = 256 * 1024;

/**
 * Publishes in batches, one after the other, so that the order of the input is the order of sending.
 * Returns the ids that were taken; stops at the first batch with a refusal, so that nothing overtakes it.
 */
export async function publishAll(
  sns: SNSClient,
  topicArn: string,
  messages: readonly TopicMessage[],
): Promise<ReadonlySet<string>> {
  const taken = new Set<string>();
  for (const batch of batches(messages)) {
    const answer = await sns.send(
      new PublishBatchCommand({
        TopicArn: topicArn,
        PublishBatchRequestEntries: batch.map((message) => ({
          Id: message.id,
          Message: message.body,
          MessageAttributes: Object.fromEntries(
            Object.entries(message.attributes).map(([name, value]) => [
              name,
              { DataType: 'String', StringValue: value },
            ]),
          ),
        })),
      }),
    );
    for (const { Id } of answer.Successful ?? []) if (Id !== undefined) taken.add(Id);
    if ((answer.Failed ?? []).length > 0) break;
  }
  return taken;
}

/** Cuts into runs within the limits of one batch; a message over the size limit travels alone and is refused there. */
export function batches(messages: readonly TopicMessage[]): TopicMessage[][] {
  const runs: TopicMessage[][] = [];
  let bytes = 0;
  for (const message of messages) {
    const size = Buffer.byteLength(message.body) + attributeBytes(message);
    const run = runs.at(-1);
    if (run === undefined || run.length === MAX_MESSAGES || bytes + size > MAX_BYTES) {
      runs.push([message]);
      bytes = size;
    } else {
      run.push(message);
      bytes += size;
    }
  }
  return runs;
}

function attributeBytes({ attributes }: TopicMessage): number {
  return Object.entries(attributes).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name + value) + 'String'.length,
    0,
  );
}
