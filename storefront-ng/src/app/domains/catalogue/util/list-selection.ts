import { RATING_STEPS, isAttributeToken } from '@green-apple/domain-catalog';
import type { QueryValues } from '@green-apple/ng-api-client';
import type { PlainText } from '../../shared/util-language/words.ts';

/** Facets of which several values can be chosen. */
export const CHOICES = ['goal', 'brand', 'form', 'diet', 'certificate', 'without'] as const;
export type Choice = (typeof CHOICES)[number];

export const SORT_LABELS = {
  relevance: 'Best match',
  rating: 'Best rated',
  'price-asc': 'Price, low to high',
  'price-desc': 'Price, high to low',
  'serving-price': 'Price per serving',
  newest: 'Newest',
} as const satisfies Readonly<Record<string, PlainText>>;
export type Sort = keyof typeof SORT_LABELS;

/** What a shopper chose on a list, as it stands in the address bar. */
export interface ListSelection {
  readonly q: string;
  readonly choices: Readonly<Record<Choice, readonly string[]>>;
  /** Values of attributes as `origin:pe`. */
  readonly attributes: readonly string[];
  readonly minPrice: number | null;
  readonly maxPrice: number | null;
  /** Average rating from here up. */
  readonly minRating: number | null;
  /** Code of the shop that has it on its shelf. */
  readonly store: string | null;
  readonly inStock: boolean;
  readonly onSale: boolean;
  readonly sort: Sort | null;
}

/** The part of a list that its path fixes and no filter can take away. */
export interface ListPlace {
  readonly category: string | null;
  readonly goal: string | null;
  readonly collection?: string | null;
}

/** Query parameters as the router gives them; anything strange is left out rather than refused. */
export interface QueryReader {
  get(name: string): string | null;
  getAll(name: string): string[];
}

export function readSelection(query: QueryReader): ListSelection {
  const sort = query.get('sort');
  return {
    q: (query.get('q') ?? '').trim().slice(0, 120),
    choices: {
      goal: values(query, 'goal'),
      brand: values(query, 'brand'),
      form: values(query, 'form'),
      diet: values(query, 'diet'),
      certificate: values(query, 'certificate'),
      without: values(query, 'without'),
    },
    attributes: [...new Set(query.getAll('attr').filter(isAttributeToken))].slice(0, 20),
    minPrice: amount(query.get('minPrice')),
    maxPrice: amount(query.get('maxPrice')),
    minRating: rating(query.get('minRating')),
    store: storeCode(query.get('store')),
    inStock: query.get('inStock') === 'true',
    onSale: query.get('onSale') === 'true',
    sort: sort !== null && Object.hasOwn(SORT_LABELS, sort) ? (sort as Sort) : null,
  };
}

const values = (query: QueryReader, name: Choice): string[] => [
  ...new Set(query.getAll(name).filter((value) => value !== '' && value.length <= 80)),
];

function amount(text: string | null): number | null {
  if (text === null || !/^\d{1,8}$/.test(text)) return null;
  return Math.min(Number(text), 10_000_000);
}

const rating = (text: string | null): number | null =>
  RATING_STEPS.find((step) => String(step) === text) ?? null;

const storeCode = (text: string | null): string | null =>
  text !== null && /^[A-Z0-9-]{1,40}$/.test(text) ? text : null;

/** The selection as query parameters for the address bar; what is not chosen is not there. */
export function toQueryParams(selection: ListSelection): Record<string, string | string[]> {
  const params: Record<string, string | string[]> = {};
  if (selection.q) params['q'] = selection.q;
  for (const name of CHOICES)
    if (selection.choices[name].length > 0) params[name] = [...selection.choices[name]];
  if (selection.attributes.length > 0) params['attr'] = [...selection.attributes];
  if (selection.minPrice !== null) params['minPrice'] = String(selection.minPrice);
  if (selection.maxPrice !== null) params['maxPrice'] = String(selection.maxPrice);
  if (selection.minRating !== null) params['minRating'] = String(selection.minRating);
  if (selection.store) params['store'] = selection.store;
  if (selection.inStock) params['inStock'] = 'true';
  if (selection.onSale) params['onSale'] = 'true';
  if (selection.sort) params['sort'] = selection.sort;
  return params;
}

/** What to ask the API for. */
export function toApiQuery(selection: ListSelection, place: ListPlace): QueryValues {
  const goals = place.goal ? [place.goal] : selection.choices.goal;
  return {
    ...toQueryParams(selection),
    goal: goals,
    category: place.category,
    collection: place.collection ?? null,
    limit: 24,
  };
}

/** Takes a value of a facet in when it is out and out when it is in. */
export function toggled(selection: ListSelection, name: Choice, value: string): ListSelection {
  const chosen = selection.choices[name];
  const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
  return { ...selection, choices: { ...selection.choices, [name]: next } };
}

/** The same for a value of an attribute. */
export function withAttribute(
  selection: ListSelection,
  code: string,
  value: string,
): ListSelection {
  const token = `${code}:${value}`;
  const without = selection.attributes.filter((one) => one !== token);
  const taken = without.length < selection.attributes.length;
  return { ...selection, attributes: taken ? without : [...without, token] };
}

/** Chooses a price step ("1000-1999", "5000-"), or takes it back when it is the chosen one. */
export function withPriceRange(selection: ListSelection, range: string): ListSelection {
  const [min, max] = range.split('-');
  const minPrice = amount(min ?? null);
  const maxPrice = amount(max || null);
  const same = selection.minPrice === minPrice && selection.maxPrice === maxPrice;
  return same
    ? { ...selection, minPrice: null, maxPrice: null }
    : { ...selection, minPrice, maxPrice };
}

/** Chooses a step of the rating or a shop, or takes it back when it is the chosen one. */
export const withRating = (selection: ListSelection, step: string): ListSelection => ({
  ...selection,
  minRating: String(selection.minRating) === step ? null : rating(step),
});
export const withStore = (selection: ListSelection, code: string): ListSelection => ({
  ...selection,
  store: selection.store === code ? null : storeCode(code),
});

/** Everything taken back but the words of a search and the order. */
export function cleared(selection: ListSelection): ListSelection {
  const none = readSelection({ get: () => null, getAll: () => [] });
  return { ...none, q: selection.q, sort: selection.sort };
}

/** How many filters are set; a price range counts once. */
export function filterCount(selection: ListSelection): number {
  const chosen = CHOICES.reduce((all, name) => all + selection.choices[name].length, 0);
  const price = selection.minPrice !== null || selection.maxPrice !== null ? 1 : 0;
  const others = Number(selection.minRating !== null) + Number(selection.store !== null);
  const said = selection.attributes.length;
  return chosen + said + price + others + Number(selection.inStock) + Number(selection.onSale);
}
