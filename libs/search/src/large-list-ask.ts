import {
  buildContextsBody,
  buildCountBody,
  buildFacetBody,
  contextsOf,
  filtersUnder,
  matched,
  type ContextName,
  type Contexts,
} from './build-facet-body.ts';
import { buildPageBody, isWeighed } from './build-page-body.ts';
import {
  boundsOf,
  buildLookBody,
  inPart,
  isTold,
  matchesIn,
  ofAll,
  partsFor,
  sizesIn,
  type LookResponse,
  type Part,
  type Sample,
  type Sizes,
} from './catalogue-sample.ts';
import {
  askBeside,
  askPageAndCounts,
  askUnknownWords,
  type Answer,
  type Ask,
  type Total,
  type WithSpelling,
} from './list-ask.ts';
import { alternativeFilters, type Json } from './list-filters.ts';
import type { Reading, SearchBatch } from './search-batch.ts';
import type { FacetContext, FacetResponse, PageResponse } from './search-response.mapper.ts';

/** A list in a catalogue too large to count, after a first request. */
export interface Begun {
  /** Once that one is answered; the answer can be read when the batch is. */
  rest(batch: SearchBatch): Reading<Answer>;
}

/** A list of words: first a look, then what it is worth to ask. */
export function askLook(first: SearchBatch, ask: Ask, sample: Sample): Begun {
  const { query, matching, cursor, tuning } = ask;
  const weighed = isWeighed(query, tuning);
  const unknown = askUnknownWords(ask);
  const look = first.add<LookResponse & WithSpelling>(
    {
      ...buildLookBody(query, { matching, tuning, sample, isWeighed: weighed }),
      ...unknown.aside,
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
      const parts = partsFor(sizesIn(seen, contextsOf(query), sample), sample);
      const isSmall = bounds === null && parts.every(({ share }) => share === 1);
      const asked = isSmall
        ? askSmall(second, ask, page)
        : {
            page:
              page ??
              second.add<PageResponse>(buildPageBody(query, { matching, cursor, tuning, bounds })),
            counts: askCounts(second, ask, parts, Math.round(matchesIn(seen, sample)), sample),
          };
      return () => ({
        page: asked.page(),
        counts: asked.counts(),
        spelling: unknown.read(seen),
        ...beside(),
      });
    },
  };
}

/** A list of words that few products match: as in a small catalogue. `page` is there where it has been asked for. */
function askSmall(batch: SearchBatch, ask: Ask, page: Reading<PageResponse> | null) {
  if (page === null) return askPageAndCounts(batch, ask);
  const body = buildFacetBody(ask.query, ask.matching, ask.tuning, ask.counted);
  return { page, counts: batch.add<FacetResponse>(body, true) };
}

function askCounts(
  batch: SearchBatch,
  ask: Ask,
  parts: readonly Part[],
  about: number,
  sample: Sample,
): Reading<FacetResponse> {
  const told = askTold(batch, ask, parts);
  const total = askTotal(batch, ask, about, sample);
  return () => toCounts(told(), total());
}

/** A list without words whose sizes can be guessed: all of it at once, and again what was guessed too high. */
export function askGuessed(first: SearchBatch, ask: Ask, sizes: Sizes, sample: Sample): Begun {
  const { query, matching, cursor, tuning } = ask;
  const page = first.add<PageResponse>(buildPageBody(query, { matching, cursor, tuning }));
  const told = askTold(first, ask, partsFor(sizes, sample));
  const beside = askBeside(first, ask);
  return {
    rest(second) {
      const scant = told().filter(({ seen, part }) => !isTold(seen, part, sample));
      const seen = new Map(scant.map(({ name, seen, part }) => [name, seen / part.share]));
      const again = askTold(second, ask, partsFor(seen, sample));
      return () => {
        const counts = toCounts([...told(), ...again()], null);
        return { page: page(), counts, spelling: null, ...beside() };
      };
    },
  };
}

/** Whether a list can be guessed at: words are looked for, and what employees moved stands anywhere. */
export const isGuessed = ({ query, tuning }: Ask): boolean =>
  query.q === undefined && !isWeighed(query, tuning);

/** What each product of a list has to keep to, choices included. */
export const filtersOf = ({ query, matching, tuning }: Ask): Json[] => [
  ...matched(query, matching, tuning),
  ...alternativeFilters(query).values(),
];

/** How many products the contexts of a list hold, by what each of its filters lets through. */
export function sizesBy(ask: Ask, shareOf: (filter: Json) => number, products: number): Sizes {
  const { query, matching, tuning } = ask;
  const filters = alternativeFilters(query);
  const always = matched(query, matching, tuning);
  const size = (name: ContextName) =>
    [...always, ...filtersUnder(filters, name)].reduce(
      (left, filter) => left * shareOf(filter),
      products,
    );
  return new Map(contextsOf(query).map((name) => [name, size(name)]));
}

/** The counts of one context, by what told them. */
interface Told {
  readonly name: ContextName;
  readonly context: FacetContext;
  readonly part: Part;
  /** Products of the part that are in the context. */
  readonly seen: number;
}

function askTold(
  batch: SearchBatch,
  { query, matching, tuning, counted }: Ask,
  parts: readonly Part[],
): Reading<Told[]> {
  const answers = parts.map((part) => {
    const body = buildContextsBody(query, part.names, { matching, tuning, counted });
    const answer = batch.add<{ readonly aggregations: Contexts }>(inPart(body, part.share), true);
    return { part, answer };
  });
  return () =>
    answers.flatMap(({ part, answer }) =>
      part.names.map((name) => {
        const seen = answer().aggregations[name] ?? { doc_count: 0 };
        const context = part.share === 1 ? seen : ofAll(seen, part.share);
        return { name, context, part, seen: seen.doc_count };
      }),
    );
}

/** So few matches of words are counted: what is said beside a list goes by them. */
const A_FEW = 20;

/** How many products match words, whatever was chosen, where a look says how many about. */
function askTotal(
  batch: SearchBatch,
  { query, matching, tuning }: Ask,
  about: number,
  sample: Sample,
): Reading<number> {
  if (about >= sample.toldBy / sample.share) return () => about;
  const few = batch.add<Total>(buildCountBody(query, matching, tuning, A_FEW), true);
  return () => {
    const least = few().hits.total.value;
    return least < A_FEW ? least : Math.max(least, about);
  };
}

/** What was told last of a context holds; `total` is null where no words were said. */
function toCounts(told: readonly Told[], total: number | null): FacetResponse {
  const last = new Map(told.map((one) => [one.name, one]));
  return {
    hits: { total: { value: total ?? last.get('shown')?.context.doc_count ?? 0 } },
    aggregations: Object.fromEntries([...last].map(([name, { context }]) => [name, context])),
    approximate: new Set(
      [...last.values()].filter(({ part }) => part.share < 1).map((t) => t.name),
    ),
  };
}
