import type { CartLineDto, Problem, ProblemCode, Quote } from '@green-apple/contracts-http';
import { ApiProblem, failureCode } from '@green-apple/ng-api-client';
import { namedLike } from '../../shared/util-language/line-names.ts';
import type { PlainText, Words } from '../../shared/util-language/words.ts';
import { problemWords } from '../../shared/util-words/problem-words.ts';

/** A line of which there is less than wanted. */
export type MissingLine = NonNullable<Problem['lines']>[number];

/**
 * What a refused quote or order means for the shopper, and what the page does next.
 * `requote` needs no decision, the others do.
 */
export type Refusal =
  | { readonly kind: 'requote' }
  | { readonly kind: 'new-key' }
  | { readonly kind: 'price-changed'; readonly quote: Quote }
  | { readonly kind: 'out-of-stock'; readonly lines: readonly MissingLine[] }
  /** Some of it left the shop; the rest goes on without. */
  | { readonly kind: 'not-sold'; readonly text: string; readonly lines: readonly MissingLine[] }
  | { readonly kind: 'bag-empty' }
  | { readonly kind: 'bag-changed' }
  | { readonly kind: 'delivery-gone' }
  /** Some of it sold out and would come later; the quote says when. */
  | { readonly kind: 'comes-later'; readonly quote: Quote }
  /** More than one order can have, too little, or a word from the shopper is missing. */
  | { readonly kind: 'bag-limit'; readonly title: string; readonly text: string }
  | { readonly kind: 'fields'; readonly faults: readonly FieldFault[] }
  | { readonly kind: 'words'; readonly title: PlainText; readonly text: PlainText };

export interface FieldFault {
  readonly field: string;
  readonly text: string;
}

/** The API says in English which rule it is and names its figures; this is what is said in other languages. */
const LIMITS = {
  PURCHASE_LIMIT: [
    'That is more than one order can have',
    'Choose a smaller quantity in your bag.',
  ],
  MINIMUM_ORDER: ['Your order is too small', 'Your bag shows how much is missing.'],
  AGE_CONFIRMATION_NEEDED: ['Some of this is sold to adults only', 'Confirm your age to go on.'],
} as const satisfies Partial<Record<ProblemCode, readonly [title: PlainText, text: PlainText]>>;

const said = (title: PlainText, text: PlainText): Refusal => ({ kind: 'words', title, text });

/**
 * Every code the API may answer a quote or an order with, and what to make of it. What it is about is called what the
 * lines of the bag are called.
 */
export function refusalOf(
  error: unknown,
  words: Words,
  bag: readonly Pick<CartLineDto, 'variantId' | 'title'>[] = [],
): Refusal {
  const told = error instanceof ApiProblem ? error.problem : null;
  const problem = told && { ...told, lines: told.lines && namedLike(told.lines, bag) };
  const code = failureCode(error);
  switch (code) {
    case 'QUOTE_EXPIRED':
    case 'QUOTE_NOT_FOUND':
      return { kind: 'requote' };
    case 'PRICE_CHANGED':
    case 'GIFT_CARD_CHANGED':
      return isQuote(problem?.quote)
        ? { kind: 'price-changed', quote: problem.quote }
        : { kind: 'bag-changed' };
    case 'BACKORDER_CHANGED':
      return isQuote(problem?.quote)
        ? { kind: 'comes-later', quote: problem.quote }
        : { kind: 'bag-changed' };
    case 'PURCHASE_LIMIT':
    case 'MINIMUM_ORDER':
    case 'AGE_CONFIRMATION_NEEDED':
      return limitOf(code, problem, words);
    case 'OUT_OF_STOCK':
      return { kind: 'out-of-stock', lines: problem?.lines ?? [] };
    case 'NO_LONGER_SOLD':
      return {
        kind: 'not-sold',
        text: aboutLines(problem, 'We no longer sell {titles}.', words) ?? '',
        lines: problem?.lines ?? [],
      };
    case 'CART_EMPTY':
      return { kind: 'bag-empty' };
    case 'CART_CHANGED':
    case 'VARIANT_NOT_FOUND':
    case 'PRODUCT_NOT_FOUND':
    case 'COUPON_UNKNOWN':
    case 'COUPON_EXPIRED':
    case 'COUPON_EXHAUSTED':
    case 'COUPON_NOT_APPLICABLE':
    case 'QUANTITY_INVALID':
      return { kind: 'bag-changed' };
    case 'DELIVERY_UNAVAILABLE':
      return { kind: 'delivery-gone' };
    case 'ADDRESS_NOT_SERVED':
      return {
        kind: 'fields',
        // Names the items when it is about them and not about the place.
        faults: [
          {
            field: 'region',
            text:
              aboutLines(problem, 'We may not send everything there: {titles}.', words) ??
              words.say('We do not deliver to this address yet.'),
          },
        ],
      };
    case 'VALIDATION_FAILED':
      return fieldsOf(problem, words);
    case 'IDEMPOTENCY_KEY_REUSED':
    case 'IDEMPOTENCY_KEY_MISSING':
      return { kind: 'new-key' };
    case 'ORIGIN_REFUSED':
    case 'FORBIDDEN':
    case 'UNAUTHENTICATED':
      return said(
        'This page has been open for too long',
        'Reload it and try again. What you typed is kept.',
      );
    default: {
      const { title, text } = problemWords(error);
      return said(title, text);
    }
  }
}

function limitOf(code: keyof typeof LIMITS, problem: Problem | null, words: Words): Refusal {
  if (words.language === 'en')
    return { kind: 'bag-limit', title: problem?.title ?? '', text: problem?.detail ?? '' };
  const [title, text] = LIMITS[code];
  return { kind: 'bag-limit', title: words.say(title), text: words.say(text) };
}

/** A refusal that is about single items names them; null when it is about none. */
function aboutLines(
  problem: Problem | null,
  text: 'We no longer sell {titles}.' | 'We may not send everything there: {titles}.',
  words: Words,
): string | null {
  if (!problem?.lines) return null;
  if (words.language === 'en') return problem.detail;
  return words.say(text, { titles: problem.lines.map(({ title }) => title).join('; ') });
}

/** `address.postalCode` and `postalCode` mean the same field of the form. */
function fieldsOf(problem: Problem | null, words: Words): Refusal {
  const faults = (problem?.errors ?? []).map(({ path, message }) => ({
    field: path.split(/[./]/).at(-1) ?? '',
    text: words.language === 'en' ? message : words.say('Please check this.'),
  }));
  if (faults.length > 0) return { kind: 'fields', faults };
  return said('Something in the form is not right', 'Please look over what you typed.');
}

function isQuote(value: unknown): value is Quote {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    'totals' in value &&
    'receipt' in value &&
    'lines' in value
  );
}
