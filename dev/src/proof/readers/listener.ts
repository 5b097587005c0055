import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { SubscribeCommand, UnsubscribeCommand, type SNSClient } from '@aws-sdk/client-sns';

export interface Heard {
  readonly body: string;
  /** How the outbox knows it: the event's id, or what a job says. */
  readonly mark: string;
}

/** An ear on all topics with a queue of its own: it takes nothing away from anybody. */
export class Listener {
  readonly #sqs: SQSClient;
  readonly #sns: SNSClient;
  readonly #queueUrl: string;
  readonly #subscriptions: readonly string[];
  readonly #heard: Heard[] = [];
  #stopped = false;
  #listening: Promise<void> = Promise.resolve();

  private constructor(sqs: SQSClient, sns: SNSClient, queueUrl: string, subscriptions: string[]) {
    this.#sqs = sqs;
    this.#sns = sns;
    this.#queueUrl = queueUrl;
    this.#subscriptions = subscriptions;
  }

  static async open(
    { sqs, sns }: { sqs: SQSClient; sns: SNSClient },
    name: string,
    topicArns: readonly string[],
  ): Promise<Listener> {
    const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
    const asked = { QueueUrl, AttributeNames: ['QueueArn' as const] };
    const { Attributes } = await sqs.send(new GetQueueAttributesCommand(asked));
    const subscriptions: string[] = [];
    for (const TopicArn of topicArns) {
      const { SubscriptionArn } = await sns.send(
        new SubscribeCommand({
          TopicArn,
          Protocol: 'sqs',
          Endpoint: Attributes?.['QueueArn'],
          Attributes: { RawMessageDelivery: 'true' },
          ReturnSubscriptionArn: true,
        }),
      );
      subscriptions.push(SubscriptionArn ?? '');
    }
    const listener = new Listener(sqs, sns, QueueUrl, subscriptions);
    listener.#listening = listener.#listen();
    return listener;
  }

  get heard(): readonly Heard[] {
    return this.#heard;
  }

  async #listen(): Promise<void> {
    while (!this.#stopped) {
      try {
        await this.#take();
      } catch {
        // The cloud has hiccups too; what it holds is still there at the next look.
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
  }

  async #take(): Promise<void> {
    const QueueUrl = this.#queueUrl;
    const { Messages = [] } = await this.#sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }),
    );
    if (Messages.length === 0) return;
    for (const { Body = '' } of Messages) this.#heard.push({ body: Body, mark: markOf(Body) });
    const Entries = Messages.map(({ ReceiptHandle }, index) => ({
      Id: String(index),
      ReceiptHandle,
    }));
    await this.#sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
  }

  async close(): Promise<void> {
    this.#stopped = true;
    await this.#listening;
    for (const SubscriptionArn of this.#subscriptions)
      await this.#sns.send(new UnsubscribeCommand({ SubscriptionArn }));
    await this.#sqs.send(new DeleteQueueCommand({ QueueUrl: this.#queueUrl }));
  }
}

/** An event is known by its id, a job by what it says; the database makes the same of an outbox row. */
export function markOf(body: string): string {
  const message = JSON.parse(body) as Record<string, string | undefined>;
  return (
    message['id'] ??
    ['order_id', 'calculation_type', 'correlation_id']
      .flatMap((name) => message[name] ?? [])
      .join(' ')
  );
}
