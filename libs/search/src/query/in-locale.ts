import { BASE_LOCALE, type LocaleCode } from '@green-apple/domain-pricing';
import type { Json } from './list-filters.ts';

/** Columns of words that every language has of its own; brands, ingredients and codes are the same in all. */
const OWN: ReadonlySet<string> = new Set(['text', 'names', 'spelling', 'title', 'phrases', 'hint']);

/** The column `name` of words in a language; parts of a column (`title.exact`) go with it. */
export const columnIn = (locale: LocaleCode, name: string): string => `words.${locale}.${name}`;

/** Keys that stand under these name columns. */
const CLAUSES: ReadonlySet<string> = new Set([
  'match',
  'match_phrase',
  'match_bool_prefix',
  'term',
]);
/** Values of these name columns. */
const BY_VALUE: ReadonlySet<string> = new Set(['field', 'fields', 'docvalue_fields']);
/** The analysers that columns of a language are written and asked with. */
export const analyzersIn = (locale: LocaleCode) =>
  ({ product: `product_${locale}`, wish: `wish_${locale}`, joined: `joined_${locale}` }) as const;

/**
 * A request in the language of the catalogue, as every body is built, asked in another one: by its words, and with
 * what cards say in it. The catalogue's own language is asked exactly as it was built.
 */
export function inLocale(body: Json, locale: LocaleCode | undefined): Json {
  if (locale === undefined || locale === BASE_LOCALE) return body;
  const asked = renamed(body, locale, '') as Json;
  const columns = asked['docvalue_fields'];
  return Array.isArray(columns) && columns.includes('card')
    ? { ...asked, docvalue_fields: [...columns, columnIn(locale, 'cardWords')] }
    : asked;
}

function renamed(value: unknown, locale: LocaleCode, under: string): unknown {
  const name = (text: string): string =>
    OWN.has(text.split('.', 1)[0] ?? '') ? columnIn(locale, text) : text;
  if (Array.isArray(value)) return value.map((one: unknown) => renamed(one, locale, under));
  if (typeof value === 'string') {
    if (BY_VALUE.has(under)) return name(value);
    return under === 'analyzer' && value === 'product' ? analyzersIn(locale).product : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      CLAUSES.has(under) ? name(key) : key,
      renamed(inner, locale, key),
    ]),
  );
}
