import type { Action, Condition } from './promotion.ts';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) > 0;
/** Two decimals at most; 1.1 * 100 is not a whole number in a float, hence the way back. */
const isPercent = (value: unknown): value is number =>
  typeof value === 'number' && value > 0 && value <= 100 && Math.round(value * 100) / 100 === value;

function readCondition(value: unknown): Condition | null {
  if (!isFields(value)) return null;
  const { type, in: values, minor, quantity } = value;
  switch (type) {
    case 'category':
    case 'goal':
    case 'brand':
    case 'product':
      return Array.isArray(values) && values.length > 0 && values.every(isText)
        ? { type, in: values }
        : null;
    case 'min-subtotal':
      return isCount(minor) ? { type, minor } : null;
    case 'min-quantity':
      return isCount(quantity) ? { type, quantity } : null;
    default:
      return null;
  }
}

function readAction(value: unknown): Action | null {
  if (!isFields(value)) return null;
  const { type, percent, scope, minor, buy, get } = value;
  switch (type) {
    case 'percent-off':
      return isPercent(percent) && (scope === 'order' || scope === 'matching')
        ? { type, percent, scope }
        : null;
    case 'amount-off':
      return isCount(minor) ? { type, minor } : null;
    case 'buy-x-get-y':
      return isCount(buy) && isCount(get) && isPercent(percent)
        ? { type, buy, get, percent }
        : null;
    case 'free-shipping':
      return { type };
    default:
      return null;
  }
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
