import { CreateBucketCommand, HeadBucketCommand } from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import { CreateTopicCommand, SubscribeCommand } from '@aws-sdk/client-sns';
import type { SNSClient } from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  SetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import type { SQSClient } from '@aws-sdk/client-sqs';

/** What a subscription lets through: SNS filter policy syntax on message attributes. */
export type FilterPolicy = Readonly<
  Record<string, readonly (string | { readonly prefix: string })[]>
>;

/** One queue, the dead-letter queue beside it, and the messages of its topic it wants to see. */
export interface QueueDescription {
  readonly name: string;
  readonly deadLetterName: string;
  readonly topic: TopicKey;
  readonly filterPolicy: FilterPolicy;
  /** Environment variable names under which processes learn the two URLs. */
  readonly urlVariable: string;
  readonly deadLetterUrlVariable: string;
}

export type TopicKey = 'jobs' | 'events';

export interface TopicDescription {
  readonly name: string;
  readonly arnVariable: string;
}

export interface Topology {
  readonly topics: Readonly<Record<TopicKey, TopicDescription>>;
  readonly queues: readonly QueueDescription[];
  /** Deliveries before a message goes to the dead-letter queue. */
  readonly maxReceiveCount: number;
  readonly visibilityTimeoutSeconds: number;
  readonly mediaBucket: string;
  /** Files that are read into the catalogue and written from it; nobody outside reads it. */
  readonly bulkBucket: string;
  /** Pictures as they were sent, with all that cameras write into them; nobody outside reads it. */
  readonly originalsBucket: string;
}

const DAYS = 24 * 60 * 60;
const DEAD_LETTER_RETENTION_SECONDS = 14 * DAYS;

/** Everything that lists and pages of the catalogue show. */
const CATALOGUE = [
  'product.',
  'stock.',
  'price.',
  'category.',
  'brand.',
  'attribute.',
  'collection.',
] as const;

/** The shop's topics, queues and who listens to what. Production creates the same by its own tools. */
export const TOPOLOGY: Topology = {
  topics: {
    jobs: { name: 'green-apple-jobs', arnVariable: 'JOBS_TOPIC_ARN' },
    events: { name: 'green-apple-events', arnVariable: 'EVENTS_TOPIC_ARN' },
  },
  queues: [
    queue('checkout-jobs', 'jobs', {
      calculation_type: ['checkout', 'payment', 'cancel', 'fulfilment', 'refund', 'edit', 'return'],
    }),
    queue('calculation-jobs', 'jobs', {
      calculation_type: [
        'tax',
        'shipping',
        'discount',
        'promotion',
        'stats',
        'bulk',
        'media',
        'question',
      ],
    }),
    queue('search-index', 'events', { event_type: prefixes(...CATALOGUE) }),
    queue('page-purge', 'events', { event_type: prefixes(...CATALOGUE) }),
    queue('customer-data', 'events', { event_type: prefixes('order.') }),
  ],
  maxReceiveCount: 5,
  visibilityTimeoutSeconds: 30,
  mediaBucket: 'green-apple-media',
  bulkBucket: 'green-apple-bulk',
  originalsBucket: 'green-apple-originals',
};

function queue(name: string, topic: TopicKey, filterPolicy: FilterPolicy): QueueDescription {
  const variable = name.toUpperCase().replaceAll('-', '_');
  return {
    name,
    deadLetterName: `${name}-dlq`,
    topic,
    filterPolicy,
    urlVariable: `${variable}_QUEUE_URL`,
    deadLetterUrlVariable: `${variable}_DLQ_URL`,
  };
}

function prefixes(...values: string[]): { readonly prefix: string }[] {
  return values.map((prefix) => ({ prefix }));
}

/** Attributes of a main queue; its dead-letter queue keeps messages as long as SQS allows. */
export function queueAttributes(topology: Topology, deadLetterArn: string): Record<string, string> {
  return {
    VisibilityTimeout: String(topology.visibilityTimeoutSeconds),
    RedrivePolicy: JSON.stringify({
      deadLetterTargetArn: deadLetterArn,
      maxReceiveCount: topology.maxReceiveCount,
    }),
  };
}

/** Raw delivery: consumers read our envelope, not the SNS wrapping around it. */
export function subscriptionAttributes(description: QueueDescription): Record<string, string> {
  return {
    RawMessageDelivery: 'true',
    FilterPolicyScope: 'MessageAttributes',
    FilterPolicy: JSON.stringify(description.filterPolicy),
  };
}

export interface TopologyClients {
  readonly sns: SNSClient;
  readonly sqs: SQSClient;
  readonly s3: S3Client;
}

/**
 * Creates whatever of the topology is missing and returns the environment variables by which
 * processes find it. May run any number of times; throws what the AWS client throws.
 */
export async function ensureTopology(
  { sns, sqs, s3 }: TopologyClients,
  topology: Topology = TOPOLOGY,
): Promise<Record<string, string>> {
  const environment: Record<string, string> = {
    MEDIA_BUCKET: topology.mediaBucket,
    BULK_BUCKET: topology.bulkBucket,
    ORIGINALS_BUCKET: topology.originalsBucket,
  };
  const topicArns = new Map<TopicKey, string>();
  for (const [key, topic] of Object.entries(topology.topics) as [TopicKey, TopicDescription][]) {
    const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: topic.name }));
    topicArns.set(key, present(TopicArn, topic.name));
    environment[topic.arnVariable] = present(TopicArn, topic.name);
  }
  for (const description of topology.queues) {
    const deadLetter = await ensureQueue(sqs, description.deadLetterName, {
      MessageRetentionPeriod: String(DEAD_LETTER_RETENTION_SECONDS),
    });
    const main = await ensureQueue(
      sqs,
      description.name,
      queueAttributes(topology, deadLetter.arn),
    );
    await sns.send(
      new SubscribeCommand({
        TopicArn: present(topicArns.get(description.topic), description.topic),
        Protocol: 'sqs',
        Endpoint: main.arn,
        Attributes: subscriptionAttributes(description),
        ReturnSubscriptionArn: true,
      }),
    );
    environment[description.urlVariable] = main.url;
    environment[description.deadLetterUrlVariable] = deadLetter.url;
  }
  const { mediaBucket, bulkBucket, originalsBucket } = topology;
  for (const bucket of [mediaBucket, bulkBucket, originalsBucket]) await ensureBucket(s3, bucket);
  return environment;
}

async function ensureQueue(
  sqs: SQSClient,
  name: string,
  attributes: Record<string, string>,
): Promise<{ url: string; arn: string }> {
  // Created bare, then configured: CreateQueue refuses a name that exists with other attributes.
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
  const url = present(QueueUrl, name);
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl: url, Attributes: attributes }));
  const found = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['QueueArn'] }),
  );
  return { url, arn: present(found.Attributes?.['QueueArn'], name) };
}

/** Creates a bucket unless it is there. */
export async function ensureBucket(s3: S3Client, bucket: string): Promise<void> {
  try {
    await s3.send(new HeadBucketCommand({ Bucket: bucket }));
  } catch {
    await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  }
}

function present(value: string | undefined, what: string): string {
  if (value === undefined || value === '') throw new Error(`The cloud gave no address for ${what}`);
  return value;
}
