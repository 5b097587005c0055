import { BASE_LOCALE } from '@green-apple/domain-pricing/market';
import { pathIn } from '../app/domains/shared/util-language/page-language.ts';

/** First parts of the addresses whose pages are the same for everybody; what is not named here is one shopper's. */
const PUBLIC = new Set([
  '',
  'c',
  'collections',
  'delivery-and-returns',
  'goal',
  'help',
  'p',
  'privacy',
  'search',
  'shop',
]);

/** Parameters by which advertisers count; no page looks at them. */
const COUNTED = /^(utm_.+|gclid|fbclid|msclkid|mc_[ce]id)$/;

/**
 * The address under which a page is kept: parameters in one order, and none that only count visits. Null
 * for pages that belong to one shopper.
 */
export function publicAddress(url: URL): string | null {
  const [, first = ''] = pathIn(BASE_LOCALE, url.pathname).split('/');
  if (!PUBLIC.has(first)) return null;
  const query = new URLSearchParams(url.searchParams);
  for (const name of [...query.keys()]) if (COUNTED.test(name)) query.delete(name);
  query.sort();
  const text = query.toString();
  return text === '' ? url.pathname : `${url.pathname}?${text}`;
}

/** What the answers that a page was made of have said about keeping it. */
export class PageFacts {
  readonly #tags = new Set<string>();
  #shared = true;

  /** One answer of the API. What does not say that it is for everybody is not. */
  learn(status: number, headers: Headers): void {
    const control = headers.get('cache-control') ?? '';
    if (status !== 200 || !/(^|[\s,])public([\s,]|$)/.test(control)) this.#shared = false;
    for (const tag of (headers.get('cache-tag') ?? '').split(',')) if (tag) this.#tags.add(tag);
  }

  /** No answer at all: the page shows an error. */
  failed(): void {
    this.#shared = false;
  }

  /** True when everything it shows may be shown to everybody. */
  get shared(): boolean {
    return this.#shared;
  }

  get tags(): string[] {
    return [...this.#tags];
  }
}
