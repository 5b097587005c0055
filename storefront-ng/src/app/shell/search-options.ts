import type { ImageDto, Suggestions } from '@green-apple/contracts-http';
import { otherLanguage } from '../domains/shared/util-language/text-language.ts';
import type { Words } from '../domains/shared/util-language/words.ts';

/** One line of the suggestion list and where it leads. */
export interface SearchOption {
  readonly kind: 'query' | 'category' | 'brand' | 'product';
  readonly label: string;
  /** Of the label, where it is another one than the page's own; null for names and what was typed. */
  readonly lang: string | null;
  readonly note: string;
  readonly image: ImageDto | null;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

const MOST_QUERIES = 3;
const MOST_CATEGORIES = 3;
const MOST_BRANDS = 2;
const MOST_PRODUCTS = 5;

/** Suggestions as one list: words first, then categories and brands, then products. */
export function searchOptions(found: Suggestions, words: Words): SearchOption[] {
  return [
    ...found.queries.slice(0, MOST_QUERIES).map((q): SearchOption => ({
      kind: 'query',
      label: q,
      lang: null,
      note: '',
      image: null,
      path: '/search',
      query: { q },
    })),
    ...found.categories.slice(0, MOST_CATEGORIES).map(({ slug, name, lang }): SearchOption => ({
      kind: 'category',
      label: name,
      lang: otherLanguage(lang, words),
      note: words.say('Category'),
      image: null,
      path: `/c/${slug}`,
      query: {},
    })),
    ...found.brands.slice(0, MOST_BRANDS).map(({ slug, name }): SearchOption => ({
      kind: 'brand',
      label: name,
      lang: null,
      note: words.say('Brand'),
      image: null,
      path: '/shop',
      query: { brand: slug },
    })),
    ...found.products
      .slice(0, MOST_PRODUCTS)
      .map(({ slug, title, brand, image, lang }): SearchOption => ({
        kind: 'product',
        label: title,
        lang: otherLanguage(lang, words),
        note: brand,
        image,
        path: `/p/${slug}`,
        query: {},
      })),
  ];
}
