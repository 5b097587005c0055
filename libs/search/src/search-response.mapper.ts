import type {
  Facet,
  ListProductsQuery,
  ProductList,
  Suggestions,
} from '@green-apple/contracts-http';
import {
  ALLERGEN_LABELS,
  CERTIFICATE_LABELS,
  DIET_LABELS,
  FORM_LABELS,
  GOAL_LABELS,
  PRICE_RANGES,
  RATING_STEPS,
  attributeRanges,
  attributeWords,
  isRangeSelected,
  labelOf,
  priceRangeLabel,
  priceRangeValue,
  ratingStepLabel,
  readShopperWords,
  writeCursor,
  type AttributeDefinition,
} from '@green-apple/domain-catalog';
import { currencySign, type Currency } from '@green-apple/domain-money';
import type { LocaleCode } from '@green-apple/domain-pricing';
import { inItsLanguage, readCard, readCardWords, readFacetKey } from './search-document.ts';
import { attributeFacet, type AttributeFacet, type ListQuery } from './list-filters.ts';
import { wordsOf } from './text-query.ts';

interface Bucket {
  readonly key: string;
  readonly doc_count: number;
}
type Buckets = { readonly buckets: readonly Bucket[] };

/** One context of facets: how many products it holds, and its facets by name. */
export interface FacetContext {
  readonly doc_count: number;
  readonly [facet: string]: Buckets | number | undefined;
}

/** The card of the market that was asked; what it says in the language that was asked for, if it was another one. */
export type CardField = Readonly<Record<string, readonly [string]>>;

export interface PageResponse {
  readonly hits: {
    readonly hits: readonly {
      readonly fields: CardField;
      readonly sort?: readonly (string | number)[];
    }[];
  };
}

export interface FacetResponse {
  /** Products that match words and requirements, whatever was chosen of the facets. */
  readonly hits: { readonly total: { readonly value: number } };
  /** Facets by name where nothing was chosen; contexts where something was. */
  readonly aggregations: Readonly<Record<string, Buckets | FacetContext>>;
}

export interface SuggestResponse extends PageResponse {
  readonly aggregations: { readonly categories: Buckets; readonly brands: Buckets };
  readonly suggest: {
    readonly queries: readonly { readonly options: readonly { readonly text: string }[] }[];
  };
}

/** A list ends here; who has seen so many products is no shopper. */
export const DEEPEST = 10_000;

type Name = Facet['name'];
type Value = Facet['values'][number];

function bucketsOf(
  { aggregations }: FacetResponse,
  name: Name | AttributeFacet,
): readonly Bucket[] {
  const isContext = (found: Buckets | FacetContext): found is FacetContext => 'doc_count' in found;
  const found = aggregations[name] ?? aggregations['shown'];
  const facet = found && isContext(found) ? found[name] : found;
  return typeof facet === 'object' ? facet.buckets : [];
}

/** What is selected stays in sight when nothing has it any more, so that it can be taken back. */
function withSelected(
  values: readonly Value[],
  selected: readonly string[],
  labels: Readonly<Record<string, string>>,
): Value[] {
  const missing = selected.filter((value) => !values.some((shown) => shown.value === value));
  return [
    ...values,
    ...missing.map((value) => ({
      value,
      label: labelOf(labels, value),
      count: 0,
      selected: true,
    })),
  ];
}

function toFacet(
  response: FacetResponse,
  name: Name,
  label: string,
  selected: readonly string[],
  labels: Readonly<Record<string, string>> = {},
): Facet {
  const values = bucketsOf(response, name).map(({ key, doc_count: count }) => {
    const { value, label: own } = readFacetKey(key);
    return { value, label: labelOf(labels, own), count, selected: selected.includes(value) };
  });
  return { name, label, values: withSelected(values, selected, labels) };
}

/** Counts what would be left without the allergen, not what has it. */
function toWithoutFacet(response: FacetResponse, selected: readonly string[]): Facet {
  const total = totalOf(response);
  const values = bucketsOf(response, 'without')
    .map(({ key, doc_count: with_ }) => ({
      value: key,
      label: labelOf(ALLERGEN_LABELS, key),
      count: total - with_,
      selected: false,
    }))
    .sort((a, b) => a.label.localeCompare(b.label));
  const chosen = selected.map((value) => ({
    value,
    label: labelOf(ALLERGEN_LABELS, value),
    count: total,
    selected: true,
  }));
  return { name: 'without', label: 'Without', values: [...chosen, ...values] };
}

function toPriceFacet(response: FacetResponse, query: ListProductsQuery, sign: string): Facet {
  const counts = new Map(
    bucketsOf(response, 'price').map(({ key, doc_count }) => [key, doc_count]),
  );
  const values = PRICE_RANGES.map((range) => ({
    value: priceRangeValue(range),
    label: priceRangeLabel(range, sign),
    count: counts.get(priceRangeValue(range)) ?? 0,
    selected: isRangeSelected(range, query),
  }));
  return {
    name: 'price',
    label: 'Price',
    values: values.filter(({ count, selected }) => count > 0 || selected),
  };
}

function toRatingFacet(response: FacetResponse, { minRating }: ListProductsQuery): Facet {
  const counts = new Map(
    bucketsOf(response, 'rating').map(({ key, doc_count }) => [key, doc_count]),
  );
  const values = RATING_STEPS.map((step) => ({
    value: String(step),
    label: ratingStepLabel(step),
    count: counts.get(String(step)) ?? 0,
    selected: step === minRating,
  }));
  return {
    name: 'rating',
    label: 'Rating',
    values: values.filter(({ count, selected }) => count > 0 || selected),
  };
}

/** A facet for each attribute that lists are filtered by and that some product of the list has. */
function toAttributeFacets(
  response: FacetResponse,
  query: ListProductsQuery,
  definitions: readonly AttributeDefinition[],
): Facet[] {
  const every = bucketsOf(response, 'attribute');
  return definitions
    .filter(({ filterable }) => filterable)
    .map((definition): Facet => {
      const { code, name, kind } = definition;
      const own = bucketsOf(response, attributeFacet(code));
      const values = kind === 'number' ? own : ownBuckets(own.length > 0 ? own : every, `${code}:`);
      const selected = (query.attr ?? []).flatMap((token) =>
        token.startsWith(`${code}:`) ? [token.slice(code.length + 1)] : [],
      );
      const labels = valueLabels(definition);
      const shown = values.map(({ key, doc_count: count }) => ({
        value: key,
        label: labelOf(labels, key),
        count,
        selected: selected.includes(key),
      }));
      return {
        name: 'attribute',
        code,
        label: name,
        values: withSelected(shown, selected, labels).filter(
          (value) => value.count > 0 || value.selected,
        ),
      };
    })
    .filter(({ values }) => values.length > 0);
}

const ownBuckets = (buckets: readonly Bucket[], prefix: string): Bucket[] =>
  buckets.flatMap(({ key, doc_count }) =>
    key.startsWith(prefix) ? [{ key: key.slice(prefix.length), doc_count }] : [],
  );

function valueLabels(definition: AttributeDefinition): Readonly<Record<string, string>> {
  switch (definition.kind) {
    case 'number':
      return Object.fromEntries(
        attributeRanges(definition).map(({ value, label }) => [value, label]),
      );
    case 'boolean':
      return { true: attributeWords(definition, true), false: attributeWords(definition, false) };
    default:
      return Object.fromEntries(definition.choices.map(({ code, label }) => [code, label]));
  }
}

/** Products that match under every choice; exact at any size. */
function totalOf({ hits, aggregations }: FacetResponse): number {
  const shown = aggregations['shown'];
  return shown && 'doc_count' in shown ? shown.doc_count : hits.total.value;
}

/** The one card that was asked for, in the language that was asked for. */
export function cardOf(fields: CardField): ProductList['items'][number] {
  const [stored] = columnOf(fields, 'card');
  if (stored === undefined) throw new Error('a hit without its card');
  const [words] = columnOf(fields, 'cardWords');
  const card = readCard(stored);
  return words === undefined ? card : inItsLanguage(card, readCardWords(words));
}

const columnOf = (fields: CardField, name: string): readonly string[] =>
  Object.entries(fields).find(([column]) => column.split('.').at(-1) === name)?.[1] ?? [];

/** True when the words themselves matched nothing, whatever was chosen. */
export const foundNothing = ({ hits }: FacetResponse): boolean => hits.total.value === 0;

export function toProductList(
  page: PageResponse,
  response: FacetResponse,
  query: ListQuery,
  context: Pick<ProductList, 'relaxed' | 'spelling'> & {
    readonly more?: ProductList['more'];
    readonly seen: number;
    readonly attributes?: readonly AttributeDefinition[];
    /** Of the prices; dollars when nothing is said. */
    readonly currency?: Currency;
    /** Cards that stand first whatever the order says. */
    readonly pinned?: ProductList['items'];
  },
): ProductList {
  const pinned = context.pinned ?? [];
  const hits = page.hits.hits.slice(0, query.limit - pinned.length);
  const more = page.hits.hits.length > hits.length && context.seen + hits.length < DEEPEST;
  const last = more ? hits.at(-1)?.sort : undefined;
  return {
    items: [...pinned, ...hits.map(({ fields }) => cardOf(fields))],
    total: totalOf(response),
    facets: [
      toFacet(response, 'category', 'Category', query.category ? [query.category] : []),
      toFacet(response, 'goal', 'Goal', query.goal ?? [], GOAL_LABELS),
      toFacet(response, 'form', 'Form', query.form ?? [], FORM_LABELS),
      toFacet(response, 'diet', 'Diet', query.diet ?? [], DIET_LABELS),
      toWithoutFacet(response, query.without ?? []),
      toFacet(response, 'certificate', 'Certificate', query.certificate ?? [], CERTIFICATE_LABELS),
      toFacet(response, 'brand', 'Brand', query.brand ?? []),
      toPriceFacet(response, query, currencySign(context.currency ?? 'USD')),
      toRatingFacet(response, query),
      toFacet(response, 'store', 'On the shelf at', query.store ? [query.store] : []),
      ...toAttributeFacets(response, query, context.attributes ?? []),
    ],
    nextCursor: last
      ? writeCursor({
          engine: 'search',
          sort: query.sort ?? 'relevance',
          seen: context.seen + pinned.length + hits.length,
          after: last,
        })
      : null,
    more: context.more ?? [],
    source: 'search',
    relaxed: context.relaxed,
    spelling: context.spelling,
  };
}

/** Says what was left out of the words of a relaxed query; null when nothing was found even so. */
export function toRelaxed(response: FacetResponse, q: string, locale?: LocaleCode): string | null {
  if (foundNothing(response)) return null;
  const heard = response.aggregations['heard'];
  const counts = heard && !('doc_count' in heard) ? heard.buckets : [];
  const words = wordsOf(readShopperWords(q, locale).about);
  const unheard = words.filter((_, at) => counts[at]?.doc_count === 0);
  if (unheard.length === 0 || unheard.length === words.length)
    return `Nothing matches every word of “${q}”; these match some of them`;
  return `Nothing matches “${unheard.join(' ')}”; these match the rest of your words`;
}

/**
 * Categories whose name begins with what was typed come first, then those that hold most matches. Brands are
 * offered only by their own name.
 */
export function toSuggestions(response: SuggestResponse, q: string): Suggestions {
  const typed = q.toLowerCase();
  const begins = (name: string): boolean =>
    name
      .toLowerCase()
      .split(/\W+/)
      .some((word) => word.startsWith(typed)) || name.toLowerCase().startsWith(typed);
  const categories = response.aggregations.categories.buckets.map(({ key }) => readFacetKey(key));
  const ordered = [
    ...categories.filter(({ label }) => begins(label)),
    ...categories.filter(({ label }) => !begins(label)),
  ];
  return {
    products: response.hits.hits.map(({ fields }) => {
      const { slug, title, brand, image, translation } = cardOf(fields);
      const lang = translation?.fields.includes('title') ? { lang: translation.locale } : {};
      return { slug, title, brand, image, ...lang };
    }),
    categories: ordered.slice(0, 3).map(({ value, label }) => ({ slug: value, name: label })),
    brands: response.aggregations.brands.buckets
      .map(({ key }) => readFacetKey(key))
      .filter(({ label }) => begins(label))
      .slice(0, 2)
      .map(({ value, label }) => ({ slug: value, name: label })),
    queries: response.suggest.queries.flatMap(({ options }) => options.map(({ text }) => text)),
  };
}
