import type { SQSClient } from '@aws-sdk/client-sqs';
import { ShopEvent, shopEventFault } from '@green-apple/contracts-events';
import { createConsumer, done, type QueueConsumer } from '@green-apple/messaging';
import type { Logger } from '@green-apple/observability';
import type { JobsConfig } from '../../../config/jobs.config.ts';
import { createHttpPageCaches } from './http-page-caches.ts';
import { PagePurger } from './page-purger.ts';
import { purgedTags } from './purged-tags.ts';

/** No cache keeps a page for this long: an older event is about none, and no dead letter either. */
const KEPT_AT_MOST_MS = 60_000;

type PurgeConfig = Pick<
  JobsConfig,
  'PAGE_PURGE_QUEUE_URL' | 'PAGE_PURGE_DLQ_URL' | 'PAGE_PURGE_URLS' | 'PAGE_PURGE_TOKEN'
>;

/** Reads change events and tells the page caches; null where no cache is named: their lifetimes are short. */
export function openPagePurge(
  config: PurgeConfig,
  sqs: SQSClient,
  logger: Logger,
): QueueConsumer | null {
  const { PAGE_PURGE_QUEUE_URL: queueUrl, PAGE_PURGE_DLQ_URL: deadLetterUrl } = config;
  const { PAGE_PURGE_URLS: urls, PAGE_PURGE_TOKEN: token } = config;
  if (urls.length === 0 || !token || !queueUrl || !deadLetterUrl) return null;
  const purger = new PagePurger(createHttpPageCaches({ urls, token }), {
    onLateFailure: (error) => logger.warn({ err: error }, 'page caches were not told again'),
  });
  return createConsumer({
    name: 'page-purge',
    sqs,
    queueUrl,
    deadLetterUrl,
    schema: ShopEvent,
    faultOf: shopEventFault,
    // Needs no inbox: what is purged twice is rendered twice.
    handle: async (event) => {
      if (Date.now() - Date.parse(event.time) < KEPT_AT_MOST_MS)
        await purger.purge(purgedTags(event));
      return done;
    },
    concurrency: 2,
    logger,
  });
}
