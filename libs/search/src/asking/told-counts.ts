import type { PageResponse } from '../answers/card.mapper.ts';
import type { Buckets, FacetContext, FacetResponse } from '../answers/facets.mapper.ts';
import {
  buildContextBody,
  buildCountBody,
  facetsShown,
  type ContextName,
  type CountedIn,
} from '../bodies/build-facet-body.ts';
import { alternativeFilters, type Json } from '../query/list-filters.ts';
import type { Ask, Total } from './ask.ts';
import { inPart, isTold, ofAll, partsFor, type Sample } from './catalogue-sample.ts';
import type { Reading, SearchBatch } from './search-batch.ts';

type Facets = Readonly<Record<string, Buckets>>;

/** A page, and the facets of what is shown, of which it is the beginning. */
export interface PageWithFacets extends PageResponse {
  readonly aggregations: Facets;
}

/** The request for both. */
export const withFacets = (page: Json, { query, counted }: Ask): Json => ({
  ...page,
  track_total_hits: true,
  aggs: facetsShown(query, counted),
});

/** The counts of one context, by what told them. */
export interface Told {
  readonly name: ContextName;
  readonly context: FacetContext;
  readonly part: CountedIn;
  /** Products of the part that are in the context. */
  readonly seen: number;
}

/** What a part told of a context. */
const toldBy = (seen: FacetContext, part: CountedIn): Told => ({
  name: part.name,
  context: part.share === 1 ? seen : ofAll(seen, part.share),
  part,
  seen: seen.doc_count,
});

/** What was gone through for counts alone or for a page, as a context. */
const contextOf = ({ hits, aggregations }: CountedAlone | PageWithFacets): FacetContext => ({
  doc_count: hits.total?.value ?? 0,
  ...aggregations,
});

type CountedAlone = Total & { readonly aggregations: Facets };

/** What a part tells is about right for a while; what is counted whole is right. */
const askOf = <Response extends object>(
  batch: SearchBatch,
  body: Json,
  { share }: Pick<CountedIn, 'share'>,
): Reading<Response> => (share < 1 ? batch.addTold(body) : batch.add(body, true));

/** The counts of contexts, each told by its part of the catalogue. */
export function askTold(
  batch: SearchBatch,
  { query, matching, tuning, counted }: Ask,
  parts: readonly CountedIn[],
): Reading<Told[]> {
  const each = parts.map((part) => {
    const body = buildContextBody(query, part, { matching, tuning, counted });
    const answer = askOf<CountedAlone>(batch, body, part);
    return () => toldBy(contextOf(answer()), part);
  });
  return () => each.map((told) => told());
}

/** Of what is shown, counted with the page. */
export const toldByPage = (page: PageWithFacets): Told =>
  toldBy(contextOf(page), { name: 'shown', share: 1 });

/**
 * All counts beside a page that has its own: of each choice what there is without it, by a search that lists with another
 * choice of the same facet share.
 */
export function askCountsBeside(
  batch: SearchBatch,
  ask: Ask,
): (page: PageWithFacets) => FacetResponse {
  const chosen = [...alternativeFilters(ask.query).keys()];
  const others = askTold(
    batch,
    ask,
    chosen.map((name) => ({ name, share: 1 })),
  );
  const beside = toldBeside(ask);
  const { query, matching, tuning } = ask;
  const matches = beside ? null : batch.add<Total>(buildCountBody(query, matching, tuning), true);
  return (page) => {
    const told = [toldByPage(page), ...others()];
    return toCounts(told, beside ? beside(told) : (matches?.().hits.total.value ?? null));
  };
}

/** So few matches of words are counted: what is said beside a list goes by them. */
const A_FEW = 20;

/** How many products match words, whatever was chosen, where they are `about` so many. */
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

type TotalOf = (told: readonly Told[]) => number | null;

/** Beside a single choice stands what matches without it; null where more was chosen than one. */
function toldBeside({ query }: Ask): TotalOf | null {
  if (query.q === undefined) return () => null;
  const [chosen = 'shown', ...others] = alternativeFilters(query).keys();
  return others.length > 0
    ? null
    : (told) => told.findLast(({ name }) => name === chosen)?.context.doc_count ?? 0;
}

/** How many products match words, whatever was chosen, when so many are guessed; null where no words were said. */
export function askMatches(
  first: SearchBatch,
  ask: Ask,
  guessed: number,
  sample: Sample,
): (second: SearchBatch) => TotalOf {
  const { query, matching, tuning } = ask;
  const beside = toldBeside(ask);
  if (beside) return () => beside;
  const [part = { share: 1 }] = partsFor(new Map([['shown', guessed]]), sample);
  const body = inPart(buildCountBody(query, matching, tuning), part.share);
  const counted = askOf<Total>(first, body, part);
  return (second) => {
    const seen = counted().hits.total.value;
    const about = Math.round(seen / part.share);
    return isTold(seen, part, sample) ? () => about : askTotal(second, ask, about, sample);
  };
}

/** What was told last of a context holds; `total` is null where no words were said. */
export function toCounts(told: readonly Told[], total: number | null): FacetResponse {
  const last = new Map(told.map((one) => [one.name, one]));
  return {
    hits: { total: { value: total ?? last.get('shown')?.context.doc_count ?? 0 } },
    aggregations: Object.fromEntries([...last].map(([name, { context }]) => [name, context])),
    approximate: new Set(
      [...last.values()].filter(({ part }) => part.share < 1).map((t) => t.name),
    ),
  };
}

/** The counts beside a list of words of which a first look has told that about so many products match. */
export function askCounts(
  batch: SearchBatch,
  ask: Ask,
  parts: readonly CountedIn[],
  about: number,
  sample: Sample,
): Reading<FacetResponse> {
  const told = askTold(batch, ask, parts);
  const total = askTotal(batch, ask, about, sample);
  return () => toCounts(told(), total());
}
