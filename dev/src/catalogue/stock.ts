import { brandOf } from './assortment/brands.ts';
import { LOCATIONS, type LocationSeed } from './assortment/locations.ts';
import { dayFrom } from './calendar.ts';
import type { Lot, PricedVariant, StockLevel } from './entry.ts';
import { euStockOf } from './eu-market.ts';
import { CURATED, type ProductPlan } from './line-up.ts';
import { stableId, type Random } from './random.ts';

const HOME = LOCATIONS.filter(({ market }) => market === 'US');
const ABROAD = LOCATIONS.filter(({ market }) => market === 'EU');
const STORES = HOME.filter(({ kind }) => kind === 'store');
const WAREHOUSES = HOME.filter(({ kind }) => kind === 'warehouse');

interface LotFacts {
  readonly code: string;
  readonly expiresOn: string;
  readonly testedOn: string;
}

export interface ShelfOptions {
  readonly asOf: string;
  readonly random: Random;
  /** It is still to come: nothing lies anywhere yet. */
  readonly empty: boolean;
}

/**
 * Stock of one variant: popular things everywhere, the long tail in one warehouse; a few sold out,
 * a few nearly. What lies on a shelf is always covered by lots to the last piece.
 */
export function stockOf(
  plan: ProductPlan,
  { variant, euPrice }: PricedVariant,
  { asOf, random, empty }: ShelfOptions,
): { stock: StockLevel[]; lots: Lot[] } {
  // Drawn even when nothing lies there, so that the next size gets the same stock either way.
  const home = plan.index < CURATED ? shelves(random, variant.position) : longTail(random);
  const units = euStockOf(home.reduce((sum, [, onHand]) => sum + onHand, 0));
  const drawn =
    euPrice === null ? home : [...home, ...ABROAD.map((place): Level => [place, units])];
  const levels = empty ? drawn.map(([location]): Level => [location, 0]) : drawn;
  const lots = lotsOf(plan, variant.daysOfSupply, asOf, random);
  return {
    stock: levels.map(([location, onHand]) => ({
      variantId: variant.id,
      locationId: location.id,
      onHand,
    })),
    lots: levels.flatMap(([location, onHand], i) =>
      split(onHand, location.kind === 'warehouse' && onHand > 20 ? lots.length : 1).map(
        (quantity, n) => {
          const lot = lots[(n + (onHand > 20 ? 0 : i)) % lots.length];
          if (!lot) throw new Error('a variant has at least one lot');
          return {
            id: stableId(`lot:${variant.id}:${location.code}:${n}`, plan.index * 10),
            variantId: variant.id,
            locationId: location.id,
            quantity,
            ...lot,
          };
        },
      ),
    ),
  };
}

type Level = readonly [LocationSeed, number];

function shelves(random: Random, position: number): Level[] {
  const fate = random.next();
  if (fate < 0.025) return HOME.map((location) => [location, 0]);
  if (fate < 0.065) {
    const last = random.pick(HOME);
    return HOME.map((location) => [location, location === last ? random.int(1, 5) : 0]);
  }
  const stores = STORES.map((store): Level => [
    store,
    random.chance(0.82) ? random.int(0, position === 0 ? 38 : 16) : 0,
  ]);
  const warehouses = WAREHOUSES.map((house): Level => [
    house,
    random.chance(0.94) ? random.int(40, 620) : 0,
  ]);
  return [...stores, ...warehouses];
}

const longTail = (random: Random): Level[] => [
  [random.pick(WAREHOUSES), random.chance(0.04) ? 0 : random.int(3, 60)],
];

/** One to three lots, oldest first, good for longer than their supply lasts; now and then one is close to its date. */
function lotsOf(plan: ProductPlan, daysOfSupply: number, asOf: string, random: Random): LotFacts[] {
  const count = plan.index < CURATED ? random.int(2, 3) : 1;
  const letters = brandOf(plan.brand)
    .name.replaceAll(/[^A-Z]/g, '')
    .padEnd(2, 'X')
    .slice(0, 2);
  const first = random.int(1000, 9000);
  const nearest = random.chance(0.05) ? random.int(20, 60) : daysOfSupply + random.int(120, 300);
  return Array.from({ length: count }, (_, i) => ({
    code: `${letters}-${first + i * random.int(3, 40)}${i}`,
    expiresOn: dayFrom(asOf, nearest + i * random.int(90, 180)),
    testedOn: dayFrom(asOf, -random.int(30, 90) - (count - 1 - i) * 60),
  }));
}

/** Splits a quantity into at most `count` whole parts that add up to it; none of them is zero. */
function split(quantity: number, count: number): number[] {
  if (quantity === 0) return [];
  const parts = Math.min(quantity, count);
  const share = Math.floor(quantity / parts);
  return Array.from({ length: parts }, (_, i) =>
    i === 0 ? quantity - share * (parts - 1) : share,
  );
}
