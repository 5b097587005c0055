import { Client } from '@elastic/elasticsearch';

export interface SearchClientOptions {
  readonly url: string;
  /** Upper bound of one request; lists pass their own, shorter one. */
  readonly requestTimeoutMs?: number;
}

/**
 * A client with kept-alive connections and no retries of its own: a list has a deadline and another engine
 * behind it, and the indexer decides itself what is worth a second try.
 */
export function openSearchClient(options: SearchClientOptions): Client {
  return new Client({
    node: options.url,
    maxRetries: 0,
    requestTimeout: options.requestTimeoutMs ?? 30_000,
    // No header that names versions, no sniffing: less work per request.
    enableMetaHeader: false,
    sniffOnStart: false,
  });
}

export type { Client as SearchClient } from '@elastic/elasticsearch';
