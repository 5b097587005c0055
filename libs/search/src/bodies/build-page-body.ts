import { DEEPEST_IN_LIST, type ListCursor, type ShopperWords } from '@green-apple/domain-catalog';
import { tieOf } from '../document/search-document.ts';
import {
  all,
  alternativeFilters,
  requirements,
  type Json,
  type ListQuery,
} from '../query/list-filters.ts';
import {
  saysSomething,
  someWordsWeighed,
  textQuery,
  titleSays,
  wordsHad,
  type Matching,
} from '../query/text-query.ts';
import {
  BY_POPULARITY,
  UNTUNED,
  hiding,
  movesProducts,
  moving,
  without,
  type Tuning,
} from '../query/tuning.ts';
import { wordsOfQuery } from '../query/words-of-query.ts';
import { SORTS, withinReach, type Bounds, type Reach, type Sort } from './list-order.ts';

export const sortWidth = (sort: Sort): number => Object.keys(SORTS[sort]).length + 1;

/** Cards lie in columns: nothing is unpacked that a list does not show. */
export const CARDS_ONLY = {
  _source: false,
  stored_fields: '_none_',
  docvalue_fields: ['card'],
} as const;

export interface PageBody extends Json {
  readonly size: number;
  readonly query: Json;
  readonly sort: readonly Json[];
  readonly search_after?: ListCursor['after'];
  readonly from?: number;
}

/** Whether a list is in the order of how well its products match, rather than in one of their columns. */
export function isWeighed(query: ListQuery, tuning: Tuning): boolean {
  if ((query.sort ?? 'relevance') !== 'relevance') return false;
  const words = wordsOfQuery(query);
  return movesProducts(tuning) || (words !== null && saysSomething(words));
}

/** Only the best stand a chance of being seen; what was meant by name and what employees put up always does. */
const within = (
  { standing, titled }: Bounds,
  words: ShopperWords | null,
  { placement }: Tuning,
): Json => {
  const from = (least: number): Json => ({ range: { standing: { gte: least } } });
  const title = words === null ? null : titleSays(words);
  return {
    bool: {
      minimum_should_match: 1,
      should: [
        from(standing),
        ...(title ? [titled === null ? title : all([title, from(titled)])] : []),
        ...(words ? [{ term: { 'title.exact': { value: words.wanted } } }] : []),
        ...(words?.code ? [{ term: { codes: { value: words.code } } }] : []),
        ...(placement.boosted.length > 0 ? [{ ids: { values: placement.boosted } }] : []),
      ],
    },
  };
};

/** What every product of a page keeps to. What is pinned stands on the first one, and nowhere else. */
const keptTo = (
  query: ListQuery,
  words: ShopperWords | null,
  tuning: Tuning,
  pinned: readonly string[],
): Json[] => [
  ...requirements(query, words),
  ...alternativeFilters(query).values(),
  ...hiding(tuning),
  ...without(pinned),
];

/** What is asked of a page; `bounds` and `reach` keep it from going through all of a large catalogue. */
export interface PageOptions {
  readonly matching?: Matching;
  readonly cursor?: ListCursor | null;
  readonly tuning?: Tuning;
  /** For a list that is weighed, in a catalogue where not every match can be. */
  readonly bounds?: Bounds | null;
  /** For a list in the order of a column, where not all of it is ordered. */
  readonly reach?: Reach | null;
  /** An index of another release may have no column for the order of equals. */
  readonly isApart?: boolean;
}

/**
 * The request for one page of a list or search, one product longer than shown. User input only ever stands
 * in value positions: there is no query-string syntax to reach.
 */
export function buildPageBody(query: ListQuery, options: PageOptions = {}): PageBody {
  const words = wordsOfQuery(query);
  const sort = query.sort ?? 'relevance';
  const said = words !== null && saysSomething(words) ? words : null;
  const tuning = options.tuning ?? UNTUNED;
  const scored = isWeighed(query, tuning);
  const pinned = sort === 'relevance' ? tuning.placement.pinned : [];
  const text = said
    ? [textQuery(said, options.matching ?? 'every-word', scored, tuning.instead)]
    : scored
      ? [BY_POPULARITY]
      : [];
  const isApart = options.isApart ?? false;
  const filters = [
    ...keptTo(query, words, tuning, pinned),
    ...(scored && options.bounds ? [within(options.bounds, words, tuning)] : []),
    ...(options.reach ? [withinReach(options.reach)] : []),
  ];
  return {
    ...placeOf(options.cursor ?? null, query.limit + 1, { pinned: pinned.length, isApart }),
    track_total_hits: false,
    ...CARDS_ONLY,
    query: scored
      ? moving(tuning, { bool: { must: text, filter: filters } })
      : { bool: { filter: [...text, ...filters] } },
    sort: [
      ...(scored
        ? [{ _score: 'desc' }]
        : Object.entries(SORTS[sort]).map(([field, order]) => ({ [field]: order }))),
      isApart ? { id: 'asc' } : { tie: 'asc' },
    ],
  };
}

/** Sort values that end with the id of a product, as the engine orders by them. */
const inNumbers = (after: ListCursor['after']): (string | number)[] =>
  after.map((value) => (typeof value === 'string' ? tieOf(value) : value));

/** Where a page of so many begins. Of a list that the database began only a number is known, and lists end by number. */
function placeOf(
  cursor: ListCursor | null,
  size: number,
  { pinned, isApart }: { readonly pinned: number; readonly isApart: boolean },
): Pick<PageBody, 'size' | 'search_after' | 'from'> {
  if (cursor === null) return { size };
  if (cursor.engine === 'search')
    return { size, search_after: isApart ? cursor.after : inNumbers(cursor.after) };
  // What is pinned was seen and is not counted here; where not all of it was, some is shown again rather than left out.
  const from = Math.max(0, cursor.seen - pinned);
  return { from, size: Math.min(size, DEEPEST_IN_LIST - from) };
}

/** Of those that have most of the words so many are weighed against each other. */
const WEIGHED_BESIDE = 32;

/**
 * The request for products that match some of the words, to stand below a list that holds few. Nobody pages through
 * them: weighing those that have most of the words does, and costs the same however many have one.
 */
export function buildMoreBody(query: ListQuery, words: ShopperWords, tuning: Tuning): Json {
  return {
    size: query.limit,
    track_total_hits: false,
    ...CARDS_ONLY,
    query: {
      bool: {
        must: wordsHad(words),
        filter: keptTo(query, words, tuning, tuning.placement.pinned),
      },
    },
    rescore: {
      window_size: WEIGHED_BESIDE,
      query: {
        rescore_query: moving(tuning, someWordsWeighed(words)),
        query_weight: 0,
      },
    },
  };
}

/** The request for the cards of pinned products, as far as they keep to what the shopper requires. */
export function buildPinsBody(query: ListQuery, { placement }: Tuning): Json {
  const words = wordsOfQuery(query);
  return {
    size: placement.pinned.length,
    track_total_hits: false,
    ...CARDS_ONLY,
    query: {
      bool: {
        filter: [
          { ids: { values: placement.pinned } },
          ...requirements(query, words),
          ...alternativeFilters(query).values(),
        ],
      },
    },
  };
}
