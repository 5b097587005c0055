import type { Texts } from './translation.ts';

/**
 * Who belongs to a collection: what is said holds together, several values of one thing are alternatives
 * (diets, certificates and allergens each count for themselves, as in every list).
 */
export interface CollectionRules {
  /** Slugs; a category with its branches. */
  readonly categories?: readonly string[];
  readonly brands?: readonly string[];
  readonly goals?: readonly string[];
  readonly forms?: readonly string[];
  readonly diets?: readonly string[];
  readonly certificates?: readonly string[];
  /** Allergens that are not in it. */
  readonly without?: readonly string[];
  /** As `origin:pe` or `caffeine_mg:50..100`. */
  readonly attributes?: readonly string[];
  /** Minor units, both ends included. */
  readonly minPrice?: number;
  readonly maxPrice?: number;
  readonly minRating?: number;
  readonly onSale?: boolean;
  readonly inStock?: boolean;
  /** Came into the shop in as many days. */
  readonly newWithinDays?: number;
}

export const COLLECTION_SORTS = [
  'relevance',
  'price-asc',
  'price-desc',
  'serving-price',
  'rating',
  'newest',
] as const;
export type CollectionSort = (typeof COLLECTION_SORTS)[number];

/** A list that employees put together. */
export interface Collection {
  readonly slug: string;
  readonly name: string;
  readonly blurb: string;
  readonly rules: CollectionRules;
  /** Product ids that stand first, whatever the rules say. */
  readonly pinned: readonly string[];
  readonly excluded: readonly string[];
  /** What stands where while a shopper has chosen no order; pins need "relevance". */
  readonly sort: CollectionSort;
  readonly active: boolean;
  /** ISO 8601; null for no such end. */
  readonly shownFrom: string | null;
  readonly shownUntil: string | null;
  /** What search engines are told in place of name and blurb; empty for those. */
  readonly seoTitle: string;
  readonly seoDescription: string;
  /** Search engines shall not list its page. */
  readonly noindex: boolean;
  /** Addresses that shoppers knew it by before, the latest first. */
  readonly formerSlugs: readonly string[];
  /** Name and blurb in other languages, by locale. */
  readonly translations?: Readonly<Record<string, Texts>>;
}

/** What a list is narrowed to, beside whatever the shopper chooses. */
export interface CollectionScope {
  readonly rules: CollectionRules;
  readonly pinned: readonly string[];
  readonly excluded: readonly string[];
  /** What came earlier is not new any more: epoch milliseconds; null where that does not matter. */
  readonly since: number | null;
}

/** True while shoppers can see it. `now` is ISO 8601. */
export function isShown(
  { active, shownFrom, shownUntil }: Pick<Collection, 'active' | 'shownFrom' | 'shownUntil'>,
  now: string,
): boolean {
  const at = Date.parse(now);
  return (
    active &&
    (shownFrom === null || Date.parse(shownFrom) <= at) &&
    (shownUntil === null || Date.parse(shownUntil) > at)
  );
}

/** Where a collection that shoppers can see has its page now, by an address it had before; null when none had it. */
export const movedCollection = (
  collections: readonly Collection[],
  slug: string,
  now: string,
): string | null =>
  collections.find((each) => each.formerSlugs.includes(slug) && isShown(each, now))?.slug ?? null;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The scope at `now` (ISO 8601). It moves on the hour, so that equal questions in between have one answer. */
export function collectionScope(
  { rules, pinned, excluded }: Pick<Collection, 'rules' | 'pinned' | 'excluded'>,
  now: string,
): CollectionScope {
  const hour = Math.floor(Date.parse(now) / HOUR_MS) * HOUR_MS;
  const days = rules.newWithinDays;
  return { rules, pinned, excluded, since: days === undefined ? null : hour - days * DAY_MS };
}

/** True when the rules say nothing: only the pinned products would be in it. */
export const saysNothing = (rules: CollectionRules): boolean =>
  Object.values(rules).every(
    (value) =>
      value === undefined || value === false || (Array.isArray(value) && value.length === 0),
  );
