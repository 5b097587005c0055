import type { ProductList } from '@green-apple/contracts-http';
import type { TakenAs } from '@green-apple/domain-catalog';
import { cardOf, type PageResponse } from '../answers/card.mapper.ts';
import type { FacetResponse } from '../answers/facets.mapper.ts';
import { toProductList } from '../answers/list.mapper.ts';
import {
  buildFacetBody,
  buildHeardBodies,
  buildHeardBody,
  wordsHeard,
  type HeardResponse,
} from '../bodies/build-facet-body.ts';
import {
  buildPageBody,
  buildPinsBody,
  type PageBody,
  type PageOptions,
} from '../bodies/build-page-body.ts';
import type { SpellingResponse } from '../bodies/build-spelling-body.ts';
import { alternativeFilters, type Json } from '../query/list-filters.ts';
import type { Tuning } from '../query/tuning.ts';
import { wordsOfQuery } from '../query/words-of-query.ts';
import type { Answer, Ask, Total } from './ask.ts';
import type { Reading, SearchBatch } from './search-batch.ts';
import { askOf } from './spellings.ts';
import { askCountsBeside, withFacets, type PageWithFacets } from './told-counts.ts';

/** Of the words one by one, whether any product has them. */
function askHeard(
  batch: SearchBatch,
  { query }: Ask,
  catalogue: 'small' | 'large',
): Reading<readonly boolean[]> {
  if (catalogue === 'large') {
    const each = buildHeardBodies(query).map((body) => batch.addTold<Total>(body));
    return () => each.map((word) => word().hits.total.value > 0);
  }
  const body = buildHeardBody(query);
  const heard = body ? batch.add<HeardResponse>(body, true) : null;
  return () => (heard ? wordsHeard(heard()) : []);
}

/** What is asked beside a page and its counts. */
export function askBeside(batch: SearchBatch, ask: Ask, catalogue: 'small' | 'large') {
  const { query, matching, cursor, tuning } = ask;
  const pinned =
    tuning.placement.pinned.length > 0 &&
    cursor === null &&
    (query.sort ?? 'relevance') === 'relevance';
  const pins = pinned ? batch.add<PageResponse>(buildPinsBody(query, tuning)) : null;
  const heard = matching === 'any-word' ? askHeard(batch, ask, catalogue) : null;
  return () => ({ pins: pins?.() ?? null, heard: heard?.() ?? [] });
}

export type WithSpelling = Partial<SpellingResponse>;

interface SpellingAside {
  /** Goes with a request for counts. */
  readonly aside: { readonly suggest?: Json };
  read(counts: WithSpelling): SpellingResponse | null;
}

/** The question what unknown words were meant to be, where it is asked at all. */
export function askUnknownWords({ query, matching, cursor, spellings }: Ask): SpellingAside {
  const about = wordsOfQuery(query)?.about ?? '';
  if (matching !== 'every-word' || cursor !== null || about === '')
    return { aside: {}, read: () => null };
  const known = spellings.of('unknown', about, query.locale);
  if (known) return { aside: {}, read: () => known };
  return {
    aside: { suggest: askOf('unknown', about) },
    read({ suggest }) {
      if (!suggest) return null;
      spellings.learn('unknown', about, { suggest }, query.locale);
      return { suggest };
    },
  };
}

/**
 * A first page begins what is shown, whose facets one search counts with it. Counts of later pages are those of every
 * order and page of a list, as are those of all there is, and the engine keeps them.
 */
export const isOneSearch = ({ query, cursor, tuning }: Ask): boolean =>
  cursor === null &&
  (wordsOfQuery(query) !== null || alternativeFilters(query).size > 0) &&
  tuning.placement.pinned.length === 0;

/** The request for a page of a list. */
export const pageBody = (
  { query, matching, cursor, tuning, counted: { isApart } }: Ask,
  within: Pick<PageOptions, 'bounds' | 'reach'> = {},
): PageBody => buildPageBody(query, { matching, cursor, tuning, isApart, ...within });

/** `aside` goes with one of the two, and is answered by that. */
export function askPageAndCounts(batch: SearchBatch, ask: Ask, aside: Json = {}) {
  const { query, matching, tuning, counted } = ask;
  const page = pageBody(ask);
  if (isOneSearch(ask)) {
    const both = batch.add<PageWithFacets & WithSpelling>({ ...withFacets(page, ask), ...aside });
    const beside = askCountsBeside(batch, ask);
    return { page: both, counts: () => beside(both()), aside: both };
  }
  const counts = batch.add<FacetResponse & WithSpelling>(
    { ...buildFacetBody(query, matching, tuning, counted), ...aside },
    true,
  );
  return { page: batch.add<PageResponse>(page), counts, aside: counts };
}

/** The page, and all there is counted beside it. */
export function askWhole(batch: SearchBatch, ask: Ask): Reading<Answer> {
  const unknown = askUnknownWords(ask);
  const { page, counts, aside } = askPageAndCounts(batch, ask, unknown.aside);
  const beside = askBeside(batch, ask, 'small');
  return () => ({
    page: page(),
    counts: counts(),
    spelling: unknown.read(aside()),
    ...beside(),
  });
}

/** Cards of pinned products in the order employees gave them. */
function pinnedCards(pins: PageResponse | null, { placement }: Tuning): ProductList['items'] {
  const cards = pins ? cardsOf(pins) : [];
  const place = ({ id }: { id: string }) => placement.pinned.indexOf(id);
  return cards.toSorted((a, b) => place(a) - place(b));
}

export const cardsOf = ({ hits }: PageResponse): ProductList['items'] =>
  hits.hits.map(({ fields }) => cardOf(fields));

export type Said = Partial<Pick<ProductList, 'relaxed' | 'unheard' | 'spelling' | 'more'>> & {
  readonly taken?: TakenAs;
};

export const toList = (
  { query, cursor, tuning, counted, currency }: Ask,
  { page, counts, pins }: Answer,
  said: Said = {},
): ProductList =>
  toProductList(page, counts, query, {
    seen: cursor?.seen ?? 0,
    pinned: pinnedCards(pins, tuning),
    more: said.more ?? [],
    attributes: counted.attributes,
    currency,
    relaxed: said.relaxed ?? null,
    unheard: said.unheard,
    spelling: said.spelling ?? null,
    taken: said.taken,
  });
