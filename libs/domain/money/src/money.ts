/** ISO 4217 codes of the markets we sell in; every one of them has two minor digits. */
export type Currency = 'USD' | 'EUR' | 'GBP';

const SIGNS: Readonly<Record<Currency, string>> = { USD: '$', EUR: '€', GBP: '£' };

/** "$": how a currency is written before round figures. */
export const currencySign = (currency: Currency): string => SIGNS[currency];

/** An amount in integer minor units (cents). Never a float; never mixed across currencies. */
export interface Money {
  readonly minor: number;
  readonly currency: Currency;
}

/** Builds a {@link Money}. Throws a RangeError when `minor` is not a safe integer. */
export function money(minor: number, currency: Currency): Money {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`not a whole minor amount: ${minor}`);
  return { minor: minor === 0 ? 0 : minor, currency };
}

export const zero = (currency: Currency): Money => money(0, currency);

function sameCurrency(a: Money, b: Money): Currency {
  if (a.currency !== b.currency)
    throw new RangeError(`currencies differ: ${a.currency}, ${b.currency}`);
  return a.currency;
}

export const add = (a: Money, b: Money): Money => money(a.minor + b.minor, sameCurrency(a, b));
export const subtract = (a: Money, b: Money): Money => money(a.minor - b.minor, sameCurrency(a, b));
export const times = (a: Money, quantity: number): Money => money(a.minor * quantity, a.currency);
export const sum = (amounts: readonly Money[], currency: Currency): Money =>
  amounts.reduce(add, zero(currency));

/**
 * What becomes of half a cent. A market has one rule for everything it prices: away from zero as price lists
 * and invoices expect, or to the even neighbour where the books ask for it.
 */
export type RoundingRule = 'half-away-from-zero' | 'half-even';

/** The rule of the house where no market says otherwise. */
export function roundHalfAwayFromZero(value: number): number {
  const rounded = Math.sign(value) * Math.round(Math.abs(value));
  return rounded === 0 ? 0 : rounded;
}

/**
 * `amount * numerator / denominator`, rounded once, exact in between (BigInt), so that rates given as
 * parts per million never pass through a float.
 */
export function scale(
  amount: Money,
  numerator: number,
  denominator: number,
  rule: RoundingRule = 'half-away-from-zero',
): Money {
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator) || denominator <= 0)
    throw new RangeError(`not a usable ratio: ${numerator}/${denominator}`);
  const product = BigInt(amount.minor) * BigInt(numerator);
  const whole = product < 0n ? -product : product;
  const floor = whole / BigInt(denominator);
  const twice = (whole % BigInt(denominator)) * 2n;
  const half = twice === BigInt(denominator);
  const up = half
    ? rule === 'half-away-from-zero' || floor % 2n === 1n
    : twice > BigInt(denominator);
  const magnitude = up ? floor + 1n : floor;
  return money(Number(product < 0n ? -magnitude : magnitude), amount.currency);
}

/**
 * Splits `amount` in proportion to `weights` (non-negative integers) by largest remainder: the parts
 * sum to the whole, and equal remainders go to the earlier part. All-zero weights split evenly.
 */
export function allocate(amount: Money, weights: readonly number[]): Money[] {
  if (weights.length === 0) throw new RangeError('nothing to allocate to');
  if (weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0))
    throw new RangeError('weights are non-negative integers');
  const effective = weights.every((weight) => weight === 0) ? weights.map(() => 1) : weights;
  const total = effective.reduce((all, weight) => all + BigInt(weight), 0n);
  const sign = amount.minor < 0 ? -1n : 1n;
  const whole = BigInt(Math.abs(amount.minor));
  const shares = effective.map((weight, index) => {
    const scaled = whole * BigInt(weight);
    return { index, floor: scaled / total, remainder: scaled % total };
  });
  let left = whole - shares.reduce((all, share) => all + share.floor, 0n);
  const byRemainder = [...shares].sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  );
  for (const share of byRemainder) {
    if (left === 0n) break;
    share.floor += 1n;
    left -= 1n;
  }
  return shares.map((share) => money(Number(sign * share.floor), amount.currency));
}

/** Making a formatter costs many times what using it does, and a list says dozens of prices. */
const formatters = new Map<string, Intl.NumberFormat>();

function formatterIn(locale: string, currency: Currency): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const formatter = new Intl.NumberFormat(locale, { style: 'currency', currency });
  formatters.set(key, formatter);
  return formatter;
}

/** "$42.30" in the language of the shopper; the only place where minor units become a string. */
export function formatMoney(amount: Money, locale = 'en-US'): string {
  return formatterIn(locale, amount.currency).format(amount.minor / 100);
}
