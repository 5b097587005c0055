import {
  ChangeMessageVisibilityCommand,
  GetQueueAttributesCommand,
  MessageNotInflight,
  ReceiveMessageCommand,
  type Message,
  type SQSClient,
} from '@aws-sdk/client-sqs';

/** Long enough to look at a whole queue, short enough to be out of nobody's way. */
const LOOK_SECONDS = 20;

/** Every message in a queue, by id; all of them are visible again afterwards. */
export async function messagesIn(sqs: SQSClient, queueUrl: string): Promise<Map<string, string>> {
  const seen = new Map<string, Message>();
  for (let fresh = 1; fresh > 0;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: queueUrl,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: LOOK_SECONDS,
        WaitTimeSeconds: 0,
      }),
    );
    fresh = Messages.filter(({ MessageId = '' }) => !seen.has(MessageId)).length;
    for (const message of Messages) seen.set(message.MessageId ?? '', message);
  }
  await Promise.all([...seen.values()].map((message) => letGo(sqs, queueUrl, message)));
  return new Map([...seen].map(([id, { Body = '' }]) => [id, Body]));
}

async function letGo(sqs: SQSClient, QueueUrl: string, { ReceiptHandle }: Message): Promise<void> {
  const again = { QueueUrl, ReceiptHandle, VisibilityTimeout: 0 };
  try {
    await sqs.send(new ChangeMessageVisibilityCommand(again));
  } catch (error) {
    // Out of our hands already, which is all that is wanted.
    if (!(error instanceof MessageNotInflight)) throw error;
  }
}

/** Messages that wait in a queue, or are in the hands of a consumer. */
export async function waitingIn(sqs: SQSClient, queueUrl: string): Promise<number> {
  const names = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: [...names] }),
  );
  return names.reduce((all, name) => all + Number(Attributes?.[name] ?? 0), 0);
}
