import type { ProductCard } from '@green-apple/contracts-http';

/** One product in the index: what it is found by, filtered by and sorted by, and the card that lists show. */
export interface SearchDocument {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly brandName: string;
  readonly ingredients: readonly string[];
  readonly categoryNames: readonly string[];
  /** Labels of goal, form, diets and certificates, flavours, benefits, further words. */
  readonly keywords: readonly string[];
  readonly summary: string;
  /** SKUs and barcodes of every variant. */
  readonly codes: readonly string[];
  /** Completions offered while typing. */
  readonly phrases: readonly string[];
  /** Slugs from the root of the tree down to the product's own category. */
  readonly categories: readonly string[];
  /** Slug and label in one value, so that facets need no second look-up; see {@link facetKey}. */
  readonly categoryFacet: readonly string[];
  readonly brand: string;
  readonly brandFacet: string;
  readonly goal: string;
  readonly form: string;
  readonly diets: readonly string[];
  readonly certificates: readonly string[];
  readonly allergens: readonly string[];
  /** `code:value` of every yes, no and choice, of the product and its sizes. */
  readonly attributes: readonly string[];
  /** Numeric attributes by code. */
  readonly numbers: Readonly<Record<string, readonly number[]>>;
  /** Minor units of the default variant now. */
  readonly price: number;
  /** See `servingPrice` of the domain. */
  readonly servingPrice: number;
  readonly onSale: boolean;
  readonly inStock: boolean;
  /** Codes of the shops that have one of its variants on the shelf. */
  readonly stores: readonly string[];
  readonly storeFacet: readonly string[];
  readonly rating: number;
  readonly ratingCount: number;
  /** Around 4; lists without words are in this order, and matches are weighted by it. */
  readonly popularity: number;
  readonly publishedMs: number;
  /** Of everything above and the card: tells a document that has drifted from its product. */
  readonly hash: string;
  readonly card: ProductCard;
}

const SIGN = '|';

export const facetKey = (slug: string, label: string): string => `${slug}${SIGN}${label}`;

export function readFacetKey(key: string): { readonly value: string; readonly label: string } {
  const at = key.indexOf(SIGN);
  return at < 0
    ? { value: key, label: key }
    : { value: key.slice(0, at), label: key.slice(at + 1) };
}

/** A document as it is written: the card in a column of its own, packed, so that lists read nothing else. */
export const toStored = (document: SearchDocument): object => ({
  ...document,
  card: Buffer.from(JSON.stringify(document.card)).toString('base64'),
});

export const readCard = (stored: string): ProductCard =>
  JSON.parse(Buffer.from(stored, 'base64').toString()) as ProductCard;
