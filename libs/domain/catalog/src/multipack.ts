import { money, roundHalfAwayFromZero, type Money } from '@green-apple/domain-money';
import { servingPrice } from './serving-price.ts';

/** Units of one item that are sold together as one. */
export const PACK_UNITS = { least: 2, most: 12 } as const;

export const isPackSize = (units: number): boolean =>
  Number.isInteger(units) && units >= PACK_UNITS.least && units <= PACK_UNITS.most;

/** What is said of a pack by saying it of the item in it. */
export const FOLLOWS_ITS_ITEM = [
  'count',
  'unit',
  'flavour',
  'daysOfSupply',
  'weightGrams',
  'taxCode',
] as const;

/** What stands in the way of a variant that shall be so many of another one. */
export const PACK_FAULTS = [
  'SAME_ITEM',
  'HOLDS_A_PACK',
  'IS_IN_A_PACK',
  'IS_A_SET',
  'HAS_STOCK',
  'STILL_SOLD',
  'WAS_ORDERED',
] as const;
export type PackFault = (typeof PACK_FAULTS)[number];

/** A variant as it is before it becomes a pack, another pack, or a single item again. */
export interface PackFacts {
  readonly variantId: string;
  /** What it shall hold; null for a single item again. */
  readonly componentId: string | null;
  /** The other one is made of others itself. */
  readonly componentIsMade: boolean;
  /** It is in a pack or a set. */
  readonly isPart: boolean;
  /** What it is made of now. */
  readonly madeOf: 'itself' | 'pack' | 'set';
  /** Units of its own on a shelf, or that may be sold before they are there. */
  readonly ownUnits: number;
  readonly active: boolean;
  /** Some order names it. */
  readonly ordered: boolean;
}

/**
 * Why not, or null. What a pack holds is asked again whenever one of its orders is packed, refunded or comes back:
 * it stays as it was when the first one was ordered, and nobody buys it while it is changed.
 */
export function packFault(facts: PackFacts): PackFault | null {
  if (facts.madeOf === 'set') return 'IS_A_SET';
  if (facts.componentId === facts.variantId) return 'SAME_ITEM';
  if (facts.componentIsMade) return 'HOLDS_A_PACK';
  if (facts.isPart) return 'IS_IN_A_PACK';
  if (facts.ownUnits > 0) return 'HAS_STOCK';
  if (facts.ordered) return 'WAS_ORDERED';
  return facts.madeOf === 'pack' && facts.active ? 'STILL_SOLD' : null;
}

/** What a shopper compares. */
export interface PackPrice {
  /** One of them, when all of them are bought. */
  readonly each: Money;
  /** Of one serving; null where a unit is no part of a serving, as with creams. */
  readonly perServing: Money | null;
  /** Against as many single ones; null when there is none. */
  readonly saving: Money | null;
  /** The saving in whole percent, rounded down. */
  readonly savingPercent: number;
}

/** `count` is that of all units together; `single` is the price of one that is bought alone. */
export function packPrice(
  pack: { readonly price: Money; readonly units: number; readonly count: number },
  single: Money,
  unitsPerServing: number,
): PackPrice {
  const { price, units, count } = pack;
  const rounded = (minor: number): Money => money(roundHalfAwayFromZero(minor), price.currency);
  const apart = single.minor * units;
  const saved = apart - price.minor;
  const served = unitsPerServing > 0 && count >= unitsPerServing;
  return {
    each: rounded(price.minor / units),
    perServing: served
      ? rounded(servingPrice(price.minor, { count, unitsPerServing }) / 1000)
      : null,
    saving: saved > 0 ? money(saved, price.currency) : null,
    savingPercent: saved > 0 ? Math.floor((saved / apart) * 100) : 0,
  };
}
