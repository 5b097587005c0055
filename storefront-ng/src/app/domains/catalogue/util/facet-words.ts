import type { Facet } from '@green-apple/contracts-http';
import {
  ALLERGEN_LABELS,
  CERTIFICATE_LABELS,
  DIET_LABELS,
  FORM_LABELS,
  GOAL_LABELS,
} from '@green-apple/domain-catalog';
import type { Currency } from '@green-apple/domain-money';
import { termName, type Terms } from '../../shared/util-words/term-name.ts';
import { otherLanguage } from '../../shared/util-language/text-language.ts';
import type { PlainText, Words } from '../../shared/util-language/words.ts';
import type { Choice } from './list-selection.ts';

type Value = Facet['values'][number];

/** Filters that the shop has words of its own for; attributes are called what employees call them. */
const HEADINGS: Readonly<Record<Exclude<Facet['name'], 'attribute'>, PlainText>> = {
  category: 'Category',
  goal: 'Goal',
  form: 'Form',
  diet: 'Suits',
  without: 'Leave out what contains',
  certificate: 'Certified',
  brand: 'Brand',
  price: 'Price',
  rating: 'Rating',
  store: 'On the shelf at',
};

/** Values that the shop has words of its own for; brands have names. */
const TERMS: Readonly<Record<Exclude<Choice, 'brand'>, Terms>> = {
  goal: GOAL_LABELS,
  form: FORM_LABELS,
  diet: DIET_LABELS,
  certificate: CERTIFICATE_LABELS,
  without: ALLERGEN_LABELS,
};

export const facetHeading = (
  { name, label }: Pick<Facet, 'name' | 'label'>,
  words: Words,
): string => (name === 'attribute' ? label : words.say(HEADINGS[name]));

/** What a value of a filter is called. */
export function valueName(
  facet: Pick<Facet, 'name' | 'unit'>,
  { value, label }: Pick<Value, 'value' | 'label'>,
  currency: Currency,
  words: Words,
): string {
  switch (facet.name) {
    case 'price':
      return priceName(rangeOf(value, '-'), currency, words);
    case 'rating':
      return words.say('{stars} and up', { stars: words.figure(Number(value)) });
    case 'attribute':
      return attributeName(value, label, facet.unit, words);
    default:
      return isTermed(facet.name) ? termName(TERMS[facet.name], value, words) : label;
  }
}

/** The language of a heading where it is another one than the page's. */
export const headingLanguage = (
  { name, lang }: Pick<Facet, 'name' | 'lang'>,
  words: Words,
): string | null => (name === 'attribute' ? otherLanguage(lang, words) : null);

/** The same of a value. Brands and stores have names, which are in no language. */
export function valueLanguage(
  { name }: Pick<Facet, 'name'>,
  { value, lang }: Pick<Value, 'value' | 'lang'>,
  words: Words,
): string | null {
  const isWritten =
    name === 'category' || (name === 'attribute' && !isYesOrNo(value) && !value.includes('..'));
  return isWritten ? otherLanguage(lang, words) : null;
}

const isTermed = (name: Facet['name']): name is keyof typeof TERMS => Object.hasOwn(TERMS, name);
const isYesOrNo = (value: string): boolean => value === 'true' || value === 'false';

interface Range {
  readonly from: number | null;
  readonly to: number | null;
}

function rangeOf(value: string, between: string): Range {
  const [from, to] = value.split(between).map((end) => (end === '' ? null : Number(end)));
  return { from: from ?? null, to: to ?? null };
}

/** "Under $10", "$10 to $20", "$50 and over": the upper end is the last cent below the next step. */
export function priceName({ from, to }: Range, currency: Currency, words: Words): string {
  const round = (minor: number): string => words.roundMoney({ minor, currency });
  if (to === null) return words.say('{amount} and over', { amount: round(from ?? 0) });
  const upper = round(to + 1);
  return from === null || from === 0
    ? words.say('Under {amount}', { amount: upper })
    : words.say('{from} to {to}', { from: round(from), to: upper });
}

function attributeName(
  value: string,
  label: string,
  unit: string | undefined,
  words: Words,
): string {
  if (isYesOrNo(value)) return words.say(value === 'true' ? 'Yes' : 'No');
  if (!value.includes('..')) return label;
  const { from, to } = rangeOf(value, '..');
  const amount = (number: number): string =>
    unit === undefined ? words.figure(number, 4) : `${words.figure(number, 4)} ${unit}`;
  if (to === null) return words.say('{amount} and more', { amount: amount(from ?? 0) });
  return from === null
    ? words.say('Under {amount}', { amount: amount(to) })
    : words.say('{from} to under {to}', { from: words.figure(from, 4), to: amount(to) });
}
