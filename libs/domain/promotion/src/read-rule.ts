import type { Action } from './action.ts';
import type { Condition } from './condition.ts';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) > 0;
/** Two decimals at most; 1.1 * 100 is not a whole number in a float, hence the way back. */
const isPercent = (value: unknown): value is number =>
  typeof value === 'number' && value > 0 && value <= 100 && Math.round(value * 100) / 100 === value;
const isDay = (value: unknown): value is number => isCount(value) && value <= 7;
const isTime = (value: unknown): value is string =>
  typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(value);
const isListOf = <Item>(
  value: unknown,
  is: (item: unknown) => item is Item,
): value is readonly Item[] => Array.isArray(value) && value.length > 0 && value.every(is);

function readCondition(value: unknown): Condition | null {
  if (!isFields(value)) return null;
  const { type, in: values, minor, quantity } = value;
  switch (type) {
    case 'category':
    case 'goal':
    case 'brand':
    case 'product':
    case 'segment':
    case 'store':
      return isListOf(values, isText) ? { type, in: values } : null;
    case 'min-subtotal':
      return isCount(minor) ? { type, minor } : null;
    case 'min-quantity':
      return isCount(quantity) ? { type, quantity } : null;
    case 'first-order':
      return { type };
    case 'weekly':
      return readWeekly(value);
    default:
      return null;
  }
}

function readWeekly({ days, from, to }: Fields): Condition | null {
  return isListOf(days, isDay) && isTime(from) && isTime(to) && from < to
    ? { type: 'weekly', days, from, to }
    : null;
}

function readAction(value: unknown): Action | null {
  if (!isFields(value)) return null;
  const { type, percent, scope, minor, buy, get, variantId, quantity } = value;
  switch (type) {
    case 'percent-off':
      return isPercent(percent) && (scope === 'order' || scope === 'matching')
        ? { type, percent, scope }
        : null;
    case 'amount-off':
    case 'fixed-price':
      return isCount(minor) ? { type, minor } : null;
    case 'buy-x-get-y':
      return isCount(buy) && isCount(get) && isPercent(percent)
        ? { type, buy, get, percent }
        : null;
    case 'bundle-price':
      return readBundle(value);
    case 'gift-line':
      return isText(variantId) && isCount(quantity) ? { type, variantId, quantity } : null;
    case 'free-shipping':
      return { type };
    default:
      return null;
  }
}

/** A product named twice would be counted twice: such a bundle is not understood. */
function readBundle({ items, minor }: Fields): Action | null {
  const isItem = (item: unknown): item is { productId: string; quantity: number } =>
    isFields(item) && isText(item['productId']) && isCount(item['quantity']);
  if (!isListOf(items, isItem) || !isCount(minor)) return null;
  const products = new Set(items.map(({ productId }) => productId));
  if (products.size < items.length) return null;
  return {
    type: 'bundle-price',
    minor,
    items: items.map(({ productId, quantity }) => ({ productId, quantity })),
  };
}

/**
 * Reads the two jsonb columns of a promotion. Null when any part is not understood: a rule that is only
 * half understood must not lower a price.
 */
export function readRule(
  conditions: unknown,
  action: unknown,
): { readonly conditions: readonly Condition[]; readonly action: Action } | null {
  const known = readAction(action);
  if (!Array.isArray(conditions) || known === null) return null;
  const read = conditions.map(readCondition);
  const understood = read.filter((condition) => condition !== null);
  return understood.length < read.length ? null : { conditions: understood, action: known };
}
