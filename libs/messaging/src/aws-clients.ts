import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';

export interface AwsSettings {
  readonly AWS_REGION: string;
  readonly AWS_ENDPOINT_URL?: string | undefined;
}

const settings = ({ AWS_REGION: region, AWS_ENDPOINT_URL: endpoint }: AwsSettings) => ({
  region,
  ...(endpoint === undefined ? {} : { endpoint }),
  maxAttempts: 3,
});

/** Queues. Requests go to the endpoint, not to the host inside a queue's URL: that host need not exist. */
export function createSqs(aws: AwsSettings): SQSClient {
  return new SQSClient({ ...settings(aws), useQueueUrlAsEndpoint: false });
}

/** Topics. */
export function createSns(aws: AwsSettings): SNSClient {
  return new SNSClient(settings(aws));
}
