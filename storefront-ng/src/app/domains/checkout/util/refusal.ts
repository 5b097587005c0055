import type { Problem, Quote } from '@green-apple/contracts-http';
import { ApiProblem, failureCode } from '@green-apple/ng-api-client';
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
  | { readonly kind: 'words'; readonly title: string; readonly text: string };

export interface FieldFault {
  readonly field: string;
  readonly text: string;
}

const NOT_THERE = 'We do not deliver to this address yet.';

const words = (title: string, text: string): Refusal => ({ kind: 'words', title, text });

/** Every code the API may answer a quote or an order with, and what to make of it. */
export function refusalOf(error: unknown): Refusal {
  const problem = error instanceof ApiProblem ? error.problem : null;
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
      return { kind: 'bag-limit', title: problem?.title ?? '', text: problem?.detail ?? '' };
    case 'OUT_OF_STOCK':
      return { kind: 'out-of-stock', lines: problem?.lines ?? [] };
    case 'NO_LONGER_SOLD':
      return { kind: 'not-sold', text: problem?.detail ?? '', lines: problem?.lines ?? [] };
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
        faults: [{ field: 'region', text: problem?.lines ? problem.detail : NOT_THERE }],
      };
    case 'VALIDATION_FAILED':
      return fieldsOf(problem);
    case 'IDEMPOTENCY_KEY_REUSED':
    case 'IDEMPOTENCY_KEY_MISSING':
      return { kind: 'new-key' };
    case 'ORIGIN_REFUSED':
    case 'FORBIDDEN':
    case 'UNAUTHENTICATED':
      return words(
        'This page has been open for too long',
        'Reload it and try again. What you typed is kept.',
      );
    default: {
      const { title, text } = problemWords(error);
      return words(title, text);
    }
  }
}

/** `address.postalCode` and `postalCode` mean the same field of the form. */
function fieldsOf(problem: Problem | null): Refusal {
  const faults = (problem?.errors ?? []).map(({ path, message }) => ({
    field: path.split(/[./]/).at(-1) ?? '',
    text: message,
  }));
  if (faults.length > 0) return { kind: 'fields', faults };
  return words('Something in the form is not right', 'Please look over what you typed.');
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
