import type { ProductCard } from '@green-apple/contracts-http';
import { PRICE_RANGES, RATING_STEPS, priceRangeValue } from '@green-apple/domain-catalog';
import type { LocaleCode, MarketCode } from '@green-apple/domain-pricing';
import type { PlainFacet } from '../query/list-filters.ts';

/** What a market has of its own: prices, shelves, and the card that its lists show. */
export interface MarketColumns {
  /** Minor units of the default variant now. */
  readonly price: number;
  /** See `servingPrice` of the domain. */
  readonly servingPrice: number;
  readonly onSale: boolean;
  readonly inStock: boolean;
  /** Codes of the shops that have one of its variants on the shelf. */
  readonly stores: readonly string[];
  readonly storeFacet: readonly string[];
  /** Around 4; matches are weighted by it. */
  readonly popularity: number;
  /** Lists without words are in this order: by popularity, and among equals by chance. See {@link standingOf}. */
  readonly standing: number;
  readonly card: ProductCard;
}

/** What a card says in another language; the rest is as it was written. */
export interface CardWords {
  readonly locale: LocaleCode;
  readonly texts: Readonly<Partial<Record<'title' | 'subtitle' | 'summary', string>>>;
}

/** What a product is found by in another language: what was translated, and the rest as it was written. */
export interface WordColumns {
  readonly title: string;
  readonly subtitle: string;
  readonly summary: string;
  /** Names in any language: brand, ingredients, categories, and the title as it was written. */
  readonly known: readonly string[];
  readonly keywords: readonly string[];
  readonly phrases: readonly string[];
  readonly cardWords: CardWords;
}

/**
 * One product in the index: what it is found by, filtered by and sorted by, and the cards that lists show. The home
 * market's columns are absent where it has no price.
 */
export interface SearchDocument extends Partial<MarketColumns> {
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
  readonly rating: number;
  readonly ratingCount: number;
  readonly publishedMs: number;
  /** Of the catalogue, those it belongs to; see {@link partsOf}. */
  readonly parts: readonly string[];
  /** Of everything above, the card and the definition: tells a document that has drifted from its product. */
  readonly hash: string;
  /** Of each other market it has a price in. */
  readonly elsewhere: Readonly<Partial<Record<MarketCode, MarketColumns>>>;
  /** In each language of the markets it is sold in, but the one it is written in. */
  readonly words: Readonly<Partial<Record<LocaleCode, WordColumns>>>;
}

/** Of a random id: its last four hex digits. */
const CHANCES = 0x1_0000;
const chanceOf = (id: string): number => Number.parseInt(id.slice(-4), 16);

/** One number for the order of lists, so that any part of a catalogue can be cut off at the top, many equals or none. */
export const standingOf = (popularity: number, id: string): number =>
  Math.round(popularity * 1_000) * CHANCES + chanceOf(id);

/**
 * The order of equals: the number at the end of an id, its last twelve hex digits. For each product that comes into a page
 * the engine would unpack its id to compare it; a number it only reads.
 */
export const tieOf = (id: string): number => Number.parseInt(id.slice(-12), 16);

/** Equals whose chances are so near share their parts: they lie side by side in the index, in every column. */
const SIDE_BY_SIDE = 16;
const SMALLEST_PART = 12;

/** The name of a part that holds so much of a catalogue: a half, a quarter, an eighth. */
export const partName = (share: number): string => String(Math.round(-Math.log2(share)));
/** Smaller ones have no name. */
export const SMALLEST_SHARE: number = 2 ** -SMALLEST_PART;

/**
 * The parts of a catalogue that a product belongs to, by chance and for ever: half of all products are in the first, half
 * of these in the second, and so on.
 */
export function partsOf(id: string): string[] {
  const place = Math.floor(chanceOf(id) / SIDE_BY_SIDE);
  const parts = Array.from({ length: SMALLEST_PART }, (_, at) => at + 1);
  return parts.filter((part) => place % 2 ** part === 0).map(String);
}

/** What the column of all facets holds in a market, as `name:value`; `columns` are those of the market. */
function facetsOf(
  document: SearchDocument,
  { price, storeFacet = [] }: Partial<MarketColumns>,
): string[] {
  const inRange = PRICE_RANGES.filter(
    ({ min, max }) => price !== undefined && price >= min && price <= (max ?? Infinity),
  );
  const values: Readonly<Record<PlainFacet, readonly string[]>> = {
    category: document.categoryFacet,
    goal: [document.goal],
    brand: [document.brandFacet],
    form: [document.form],
    diet: document.diets,
    certificate: document.certificates,
    without: document.allergens,
    price: inRange.map(priceRangeValue),
    // Each step holds those above it, since a rating may be better than asked for.
    rating: RATING_STEPS.filter((step) => document.rating >= step).map(String),
    store: storeFacet,
    attribute: document.attributes,
  };
  return Object.entries(values).flatMap(([name, own]) => own.map((value) => `${name}:${value}`));
}

/** Of the column of all facets: whose value it is, and which. */
export function readFacetValue(key: string): { readonly name: string; readonly value: string } {
  const at = key.indexOf(':');
  return { name: key.slice(0, at), value: key.slice(at + 1) };
}

const SIGN = '|';

export const facetKey = (slug: string, label: string): string => `${slug}${SIGN}${label}`;

export function readFacetKey(key: string): { readonly value: string; readonly label: string } {
  const at = key.indexOf(SIGN);
  return at < 0
    ? { value: key, label: key }
    : { value: key.slice(0, at), label: key.slice(at + 1) };
}

const inBinary = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64');

/** What suggestions are made of: the product as they show it, and what is read off it for others. */
export interface Hint extends Pick<ProductCard, 'slug' | 'title' | 'brand' | 'image'> {
  /** Of the title, where it is not in the catalogue's own language. */
  readonly lang?: string;
  readonly phrases: readonly string[];
  readonly categories: readonly string[];
  readonly brands: readonly string[];
}

/** A hint from a card and the columns beside it. */
export function hintOf(
  card: ProductCard,
  columns: Pick<Hint, 'phrases' | 'categories' | 'brands'>,
): Hint {
  const { slug, title, brand, image, translation } = card;
  const lang = translation?.fields.includes('title') ? { lang: translation.locale } : {};
  return { slug, title, brand, image, ...lang, ...columns };
}

/** A document as it is written: cards and hints in columns of their own, packed, so that lists read nothing else. */
export function toStored(document: SearchDocument): object {
  const { elsewhere, words, ...home } = document;
  // What a hint shows is the same in every market.
  const shown = home.card ?? Object.values(elsewhere)[0]?.card;
  const hint = (phrases: readonly string[], said?: CardWords): object => {
    if (shown === undefined) return {};
    const card = said ? inItsLanguage(shown, said) : shown;
    const { categoryFacet: categories, brandFacet } = home;
    return { hint: inBinary(hintOf(card, { phrases, categories, brands: [brandFacet] })) };
  };
  return {
    ...packed(home, document),
    tie: tieOf(home.id),
    ...hint(home.phrases),
    elsewhere: Object.fromEntries(
      Object.entries(elsewhere).map(([market, columns]) => [market, packed(columns, document)]),
    ),
    words: Object.fromEntries(
      Object.entries(words).map(([locale, { cardWords, ...own }]) => [
        locale,
        { ...own, cardWords: inBinary(cardWords), ...hint(own.phrases, cardWords) },
      ]),
    ),
  };
}

const packed = (columns: Partial<MarketColumns>, document: SearchDocument): object =>
  columns.card === undefined
    ? columns
    : {
        ...columns,
        card: inBinary(columns.card),
        facets: facetsOf(document, columns),
      };

export const readCardWords = (stored: string): CardWords =>
  JSON.parse(Buffer.from(stored, 'base64').toString()) as CardWords;

/** A card with what it says in another language. */
export const inItsLanguage = (card: ProductCard, { locale, texts }: CardWords): ProductCard => ({
  ...card,
  ...texts,
  translation: { locale, fields: Object.keys(texts) },
});
