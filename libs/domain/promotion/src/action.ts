import { choosesLines, type Condition } from './condition.ts';

/**
 * What a promotion does. Stored as they stand; amounts in minor units of its market:
 *
 *   { "type": "percent-off", "percent": 15, "scope": "order" | "matching" }   up to two decimals
 *   { "type": "amount-off", "minor": 500 }                                    once, off the matching lines
 *   { "type": "fixed-price", "minor": 900 }                                   each matching unit costs that
 *   { "type": "buy-x-get-y", "buy": 2, "get": 1, "percent": 100 }             cheapest of each group
 *   { "type": "bundle-price", "items": [{ "productId": "...", "quantity": 1 }], "minor": 2500 }
 *   { "type": "gift-line", "variantId": "...", "quantity": 1 }                a line more, for nothing
 *   { "type": "free-shipping" }                                               standard delivery
 */
export type Action =
  | { readonly type: 'percent-off'; readonly percent: number; readonly scope: 'order' | 'matching' }
  | { readonly type: 'amount-off'; readonly minor: number }
  | { readonly type: 'fixed-price'; readonly minor: number }
  | {
      readonly type: 'buy-x-get-y';
      readonly buy: number;
      readonly get: number;
      readonly percent: number;
    }
  | {
      readonly type: 'bundle-price';
      readonly items: ReadonlyArray<{ readonly productId: string; readonly quantity: number }>;
      readonly minor: number;
    }
  | { readonly type: 'gift-line'; readonly variantId: string; readonly quantity: number }
  | { readonly type: 'free-shipping' };

/** When an offer has its turn; see the order of operations in this library's README. */
export type Stage = 'line' | 'order' | 'shipping';

export const STAGES: readonly Stage[] = ['line', 'order', 'shipping'];

/** What is about certain lines comes before what is about the whole order, delivery last. */
export function stageOf(action: Action, conditions: readonly Condition[]): Stage {
  if (action.type === 'free-shipping') return 'shipping';
  if (action.type === 'percent-off') return action.scope === 'order' ? 'order' : 'line';
  if (action.type === 'amount-off') return conditions.some(choosesLines) ? 'line' : 'order';
  return 'line';
}
