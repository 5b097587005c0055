import type { PageCaches } from './page-purger.ts';

export interface HttpPageCachesOptions {
  /** The purge addresses of all caches: a network's API, or the shop's own servers. */
  readonly urls: readonly string[];
  readonly token: string;
  readonly deadlineMs?: number;
}

const DEADLINE_MS = 2_000;

/** Purges by `POST {"tags": [...]}` with a bearer token, as Cloudflare's API and our own servers take it. */
export function createHttpPageCaches(options: HttpPageCachesOptions): PageCaches {
  const { urls, token, deadlineMs = DEADLINE_MS } = options;
  const tell = async (url: string, tags: readonly string[]): Promise<void> => {
    const answer = await fetch(url, {
      method: 'POST',
      signal: AbortSignal.timeout(deadlineMs),
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ tags }),
    });
    await answer.body?.cancel();
    if (!answer.ok) throw new Error(`${new URL(url).host} refused a purge with ${answer.status}`);
  };
  return {
    purge: async (tags) => void (await Promise.all(urls.map((url) => tell(url, tags)))),
  };
}
