import type { AdminCollection, KeepCollection } from '@green-apple/contracts-http';
import { fromAmountText, toAmountText } from '../../shared/util-money/amount-text.ts';
import { fromStoreClock, toStoreClock } from '../../shared/util-time/store-time.ts';
import { codeFrom } from './attribute-draft.ts';

type Rules = KeepCollection['rules'];

/** A product that a collection names. */
export interface NamedProduct {
  readonly id: string;
  readonly title: string;
}

/** A collection as it is typed. */
export interface CollectionDraft {
  readonly name: string;
  readonly slug: string;
  readonly blurb: string;
  readonly categories: readonly string[];
  readonly brands: readonly string[];
  readonly goals: readonly string[];
  readonly forms: readonly string[];
  readonly diets: readonly string[];
  readonly attributes: readonly string[];
  readonly minPrice: string;
  readonly maxPrice: string;
  readonly newWithinDays: string;
  readonly onSale: boolean;
  readonly inStock: boolean;
  readonly pinned: readonly NamedProduct[];
  readonly excluded: readonly NamedProduct[];
  readonly sort: KeepCollection['sort'];
  readonly active: boolean;
  readonly shownFrom: string;
  readonly shownUntil: string;
  /** What the form does not ask for, kept as it is. */
  readonly others: Pick<Rules, 'certificates' | 'without' | 'minRating'>;
  readonly position: number;
  readonly seoTitle: string;
  readonly seoDescription: string;
  readonly noindex: boolean;
}

export const NEW_COLLECTION: CollectionDraft = {
  name: '',
  slug: '',
  blurb: '',
  categories: [],
  brands: [],
  goals: [],
  forms: [],
  diets: [],
  attributes: [],
  minPrice: '',
  maxPrice: '',
  newWithinDays: '',
  onSale: false,
  inStock: false,
  pinned: [],
  excluded: [],
  sort: 'relevance',
  active: false,
  shownFrom: '',
  shownUntil: '',
  others: {},
  position: 0,
  seoTitle: '',
  seoDescription: '',
  noindex: false,
};

export function toCollectionDraft(collection: AdminCollection, timeZone: string): CollectionDraft {
  const { rules } = collection;
  const clock = (iso: string | null): string => (iso === null ? '' : toStoreClock(iso, timeZone));
  const named = (ids: readonly string[]): NamedProduct[] =>
    ids.map((id) => ({ id, title: collection.titles[id] ?? 'A product that is gone' }));
  const { certificates, without, minRating } = rules;
  return {
    name: collection.name,
    slug: collection.slug,
    blurb: collection.blurb,
    categories: rules.categories ?? [],
    brands: rules.brands ?? [],
    goals: rules.goals ?? [],
    forms: rules.forms ?? [],
    diets: rules.diets ?? [],
    attributes: rules.attributes ?? [],
    minPrice: toAmountText(rules.minPrice ?? null),
    maxPrice: toAmountText(rules.maxPrice ?? null),
    newWithinDays: rules.newWithinDays === undefined ? '' : String(rules.newWithinDays),
    onSale: rules.onSale ?? false,
    inStock: rules.inStock ?? false,
    pinned: named(collection.pinned),
    excluded: named(collection.excluded),
    sort: collection.sort,
    active: collection.active,
    shownFrom: clock(collection.shownFrom),
    shownUntil: clock(collection.shownUntil),
    others: {
      ...(certificates === undefined ? {} : { certificates }),
      ...(without === undefined ? {} : { without }),
      ...(minRating === undefined ? {} : { minRating }),
    },
    position: collection.position,
    seoTitle: collection.seoTitle,
    seoDescription: collection.seoDescription,
    noindex: collection.noindex,
  };
}

/** What the draft stands for; an amount or a number that is none is for the contract to refuse. */
export function fromCollectionDraft(draft: CollectionDraft, timeZone: string): KeepCollection {
  const several = (name: keyof Rules, values: readonly string[]): Rules =>
    values.length > 0 ? { [name]: [...values] } : {};
  const amount = (name: 'minPrice' | 'maxPrice', text: string): Rules =>
    text.trim() === '' ? {} : { [name]: fromAmountText(text) ?? Number.NaN };
  return {
    slug: draft.slug.trim() || codeFrom(draft.name, '-'),
    name: draft.name.trim(),
    blurb: draft.blurb.trim(),
    rules: {
      ...draft.others,
      ...several('categories', draft.categories),
      ...several('brands', draft.brands),
      ...several('goals', draft.goals),
      ...several('forms', draft.forms),
      ...several('diets', draft.diets),
      ...several('attributes', draft.attributes),
      ...amount('minPrice', draft.minPrice),
      ...amount('maxPrice', draft.maxPrice),
      ...(draft.newWithinDays.trim() === '' ? {} : { newWithinDays: Number(draft.newWithinDays) }),
      ...(draft.onSale ? { onSale: true } : {}),
      ...(draft.inStock ? { inStock: true } : {}),
    },
    pinned: draft.pinned.map(({ id }) => id),
    excluded: draft.excluded.map(({ id }) => id),
    sort: draft.sort,
    active: draft.active,
    shownFrom: fromStoreClock(draft.shownFrom, timeZone),
    shownUntil: fromStoreClock(draft.shownUntil, timeZone),
    position: draft.position,
    seoTitle: draft.seoTitle.trim(),
    seoDescription: draft.seoDescription.trim(),
    noindex: draft.noindex,
  };
}
