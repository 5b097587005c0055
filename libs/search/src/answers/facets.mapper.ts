import type { Facet, ListProductsQuery } from '@green-apple/contracts-http';
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
  type AttributeDefinition,
} from '@green-apple/domain-catalog';
import { currencySign, type Currency } from '@green-apple/domain-money';
import { readFacetKey, readFacetValue } from '../document/search-document.ts';
import {
  FACETS_TOGETHER,
  MOST_BRANDS,
  attributeFacet,
  type AttributeFacet,
} from '../query/list-filters.ts';

interface Bucket {
  readonly key: string;
  readonly doc_count: number;
}
export type Buckets = { readonly buckets: readonly Bucket[] };

/** One context of facets: how many products it holds, and its facets by name. */
export interface FacetContext {
  readonly doc_count: number;
  readonly [facet: string]: Buckets | number | undefined;
}

export interface FacetResponse {
  /** Products that match words and requirements, whatever was chosen of the facets. */
  readonly hits: { readonly total: { readonly value: number } };
  /** Facets by name where nothing was chosen; contexts where something was. */
  readonly aggregations: Readonly<Record<string, Buckets | FacetContext>>;
  /** Contexts that were told from a sample; `shown` where nothing was chosen. Absent where all were counted. */
  readonly approximate?: ReadonlySet<string>;
}

/** A response whose facets each stand by their own name, also those that were counted together. */
export function eachApart(response: FacetResponse): FacetResponse {
  const { aggregations } = response;
  const shown = aggregations['shown'];
  return {
    ...response,
    aggregations: isContext(shown)
      ? { ...aggregations, shown: { ...shown, ...apart(shown[FACETS_TOGETHER]) } }
      : { ...apart(aggregations[FACETS_TOGETHER]), ...aggregations },
  };
}

function apart(together: Buckets | FacetContext | number | undefined): Record<string, Buckets> {
  const facets: Record<string, { readonly buckets: Bucket[] }> = {};
  if (typeof together !== 'object' || isContext(together)) return facets;
  for (const { key, doc_count } of together.buckets) {
    const { name, value } = readFacetValue(key);
    const { buckets } = (facets[name] ??= { buckets: [] });
    if (name !== 'brand' || buckets.length < MOST_BRANDS) buckets.push({ key: value, doc_count });
  }
  return facets;
}

type Name = Facet['name'];
type Value = Facet['values'][number];

const isContext = (found: Buckets | FacetContext | undefined): found is FacetContext =>
  found !== undefined && 'doc_count' in found;

function bucketsOf(
  { aggregations }: FacetResponse,
  name: Name | AttributeFacet,
): readonly Bucket[] {
  const found = aggregations[name] ?? aggregations['shown'];
  const facet = isContext(found) ? found[name] : found;
  return typeof facet === 'object' ? facet.buckets : [];
}

/** What a sample told is no truer than its first two digits. */
export function twoDigits(count: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 1);
  return Math.round(count / step) * step;
}

/** A facet as it is shown: where it was told from a sample, it says so. */
function asTold(response: FacetResponse, facet: Facet): Facet {
  const name = facet.code === undefined ? facet.name : attributeFacet(facet.code);
  const context = isContext(response.aggregations[name]) ? name : 'shown';
  if (!response.approximate?.has(context)) return facet;
  return {
    ...facet,
    approximate: true,
    values: facet.values.map((value) => ({ ...value, count: twoDigits(value.count) })),
  };
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
      const said = valueLabels(definition);
      const shown = values.map(({ key, doc_count: count }) => ({
        value: key,
        label: labelOf(said, key),
        count,
        selected: selected.includes(key),
      }));
      return {
        name: 'attribute',
        code,
        label: name,
        ...(kind === 'number' && definition.unit !== null ? { unit: definition.unit } : {}),
        values: withSelected(shown, selected, said).filter(
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

type Labels = Readonly<Record<string, string>>;

/** Definitions stand until employees change one, and every list says their values. */
const labels = new WeakMap<AttributeDefinition, Labels>();

function valueLabels(definition: AttributeDefinition): Labels {
  const known = labels.get(definition);
  if (known) return known;
  const made = labelsFor(definition);
  labels.set(definition, made);
  return made;
}

function labelsFor(definition: AttributeDefinition): Labels {
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

/** Products that match under every choice. */
export function totalOf({ hits, aggregations }: FacetResponse): number {
  const shown = aggregations['shown'];
  return isContext(shown) ? shown.doc_count : hits.total.value;
}

/** What is said about values beside their counts. */
export interface FacetMeaning {
  readonly attributes?: readonly AttributeDefinition[];
  /** Of the prices; dollars when nothing is said. */
  readonly currency?: Currency;
}

/** All facets of a list, in the order in which they are shown. */
export function toFacets(
  response: FacetResponse,
  query: ListProductsQuery,
  { attributes = [], currency = 'USD' }: FacetMeaning,
): Facet[] {
  return [
    toFacet(response, 'category', 'Category', query.category ? [query.category] : []),
    toFacet(response, 'goal', 'Goal', query.goal ?? [], GOAL_LABELS),
    toFacet(response, 'form', 'Form', query.form ?? [], FORM_LABELS),
    toFacet(response, 'diet', 'Diet', query.diet ?? [], DIET_LABELS),
    toWithoutFacet(response, query.without ?? []),
    toFacet(response, 'certificate', 'Certificate', query.certificate ?? [], CERTIFICATE_LABELS),
    toFacet(response, 'brand', 'Brand', query.brand ?? []),
    toPriceFacet(response, query, currencySign(currency)),
    toRatingFacet(response, query),
    toFacet(response, 'store', 'On the shelf at', query.store ? [query.store] : []),
    ...toAttributeFacets(response, query, attributes),
  ].map((facet) => asTold(response, facet));
}
