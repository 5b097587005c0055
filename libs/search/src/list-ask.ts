import type { ProductList } from '@green-apple/contracts-http';
import type { AttributeDefinition, ListCursor } from '@green-apple/domain-catalog';
import type { Currency } from '@green-apple/domain-money';
import {
  buildContextBody,
  buildFacetBody,
  buildHeardBodies,
  type ContextName,
} from './build-facet-body.ts';
import { buildPageBody, buildPinsBody, isWeighed } from './build-page-body.ts';
import { unknownWords, type SpellingResponse } from './build-spelling-body.ts';
import {
  boundsOf,
  buildLookBody,
  countsByLook,
  uncountedIn,
  type LookResponse,
  type Sample,
} from './catalogue-sample.ts';
import type { ListQuery } from './list-filters.ts';
import type { Reading, SearchBatch } from './search-batch.ts';
import {
  cardOf,
  toProductList,
  type FacetResponse,
  type PageResponse,
} from './search-response.mapper.ts';
import type { Matching } from './text-query.ts';
import type { Tuning } from './tuning.ts';
import { wordsOfQuery } from './words-of-query.ts';

/** One list to ask for. */
export interface Ask {
  readonly query: ListQuery;
  readonly matching: Matching;
  readonly cursor: ListCursor | null;
  readonly tuning: Tuning;
  readonly attributes: readonly AttributeDefinition[];
  readonly currency: Currency;
  readonly signal: AbortSignal | undefined;
}

export interface Answer {
  readonly page: PageResponse;
  readonly counts: FacetResponse;
  readonly pins: PageResponse | null;
  /** Of the words one by one, whether any product has them; asked where any of them is enough. */
  readonly heard: readonly boolean[];
  /** What unknown words were meant to be; asked where every word has to be there. */
  readonly spelling: SpellingResponse | null;
}

type Total = Pick<FacetResponse, 'hits'>;

/** What is asked of a list whatever the size of the catalogue. */
function askBeside(batch: SearchBatch, { query, matching, cursor, tuning }: Ask) {
  const pinned =
    tuning.placement.pinned.length > 0 &&
    cursor === null &&
    (query.sort ?? 'relevance') === 'relevance';
  const pins = pinned ? batch.add<PageResponse>(buildPinsBody(query, tuning)) : null;
  const heard =
    matching === 'any-word'
      ? buildHeardBodies(query).map((body) => batch.add<Total>(body, true))
      : [];
  return () => ({
    pins: pins?.() ?? null,
    heard: heard.map((one) => one().hits.total.value > 0),
  });
}

/** The question about unknown words goes with the counts, where it is asked at all. */
function spellingOf({ query, matching, cursor }: Ask): { readonly suggest?: object } {
  const about = wordsOfQuery(query)?.about ?? '';
  const isAsked = matching === 'every-word' && cursor === null && about !== '';
  return isAsked ? { suggest: unknownWords(about) } : {};
}

type WithSpelling = Partial<SpellingResponse>;
const spellingIn = ({ suggest }: WithSpelling): SpellingResponse | null =>
  suggest ? { suggest } : null;

/** The page, and all there is counted beside it. */
export function askWhole(batch: SearchBatch, ask: Ask): Reading<Answer> {
  const { query, matching, cursor, tuning, attributes } = ask;
  const page = batch.add<PageResponse>(buildPageBody(query, { matching, cursor, tuning }));
  const counts = batch.add<FacetResponse & WithSpelling>(
    { ...buildFacetBody(query, matching, tuning, attributes), ...spellingOf(ask) },
    true,
  );
  const beside = askBeside(batch, ask);
  return () => ({
    page: page(),
    counts: counts(),
    spelling: spellingIn(counts()),
    ...beside(),
  });
}

/** A list in a catalogue too large to count: first a look, then what the look leaves open. */
export interface Looked {
  /** Once the look is answered; the answer can be read when the batch is. */
  rest(batch: SearchBatch): Reading<Answer>;
}

export function askLook(first: SearchBatch, ask: Ask, sample: Sample): Looked {
  const { query, matching, cursor, tuning, attributes } = ask;
  const weighed = isWeighed(query, tuning);
  const look = first.add<LookResponse & WithSpelling>(
    {
      ...buildLookBody(query, { matching, tuning, attributes, sample, isWeighed: weighed }),
      ...spellingOf(ask),
    },
    true,
  );
  const page = weighed
    ? null
    : first.add<PageResponse>(buildPageBody(query, { matching, cursor, tuning }));
  const beside = askBeside(first, ask);
  return {
    rest(second) {
      const seen = look();
      const bounds = boundsOf(seen, sample);
      const shown =
        page ??
        second.add<PageResponse>(buildPageBody(query, { matching, cursor, tuning, bounds }));
      const counts = countRest(second, ask, seen, sample);
      return () => ({
        page: shown(),
        counts: counts(),
        spelling: spellingIn(seen),
        ...beside(),
      });
    },
  };
}

/** Counts what a look has seen too little of. */
function countRest(
  batch: SearchBatch,
  { query, matching, tuning, attributes }: Ask,
  look: LookResponse,
  sample: Sample,
): Reading<FacetResponse> {
  const uncounted = uncountedIn(look, query, sample);
  if (uncounted === 'all')
    return batch.add<FacetResponse>(buildFacetBody(query, matching, tuning, attributes), true);
  const counted = uncounted.map((name): readonly [ContextName, Reading<FacetResponse>] => [
    name,
    batch.add(buildContextBody(query, name, { matching, tuning, attributes }), true),
  ]);
  return () =>
    countsByLook(look, query, new Map(counted.map(([name, response]) => [name, response()])));
}

/** Cards of pinned products in the order employees gave them. */
function pinnedCards(pins: PageResponse | null, { placement }: Tuning): ProductList['items'] {
  const cards = pins ? cardsOf(pins) : [];
  const place = ({ id }: { id: string }) => placement.pinned.indexOf(id);
  return cards.toSorted((a, b) => place(a) - place(b));
}

export const cardsOf = ({ hits }: PageResponse): ProductList['items'] =>
  hits.hits.map(({ fields }) => cardOf(fields));

export type Said = Partial<Pick<ProductList, 'relaxed' | 'spelling' | 'more'>>;

export const toList = (
  { query, cursor, tuning, attributes, currency }: Ask,
  { page, counts, pins }: Answer,
  said: Said = {},
): ProductList =>
  toProductList(page, counts, query, {
    seen: cursor?.seen ?? 0,
    pinned: pinnedCards(pins, tuning),
    more: said.more ?? [],
    attributes,
    currency,
    relaxed: said.relaxed ?? null,
    spelling: said.spelling ?? null,
  });
