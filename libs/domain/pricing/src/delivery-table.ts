import type { MarketCode } from './market.ts';

/** A way to get the parcel there: its price before offers, and how many working days it takes. */
export interface DeliveryRate {
  readonly id: 'standard' | 'express';
  readonly label: string;
  readonly minor: number;
  readonly minDays: number;
  readonly maxDays: number;
}

/** A carrier's offer, whoever asked for it. */
export interface CarrierRate {
  readonly minor: number;
  /** Working days on the road; null when the carrier does not say. */
  readonly days: number | null;
}

/** Working days we need before the carrier has the parcel. */
const PACKING_DAYS = 1;
const UNKNOWN_DAYS = 5;

interface TableRate {
  readonly firstKiloMinor: number;
  readonly kiloMinor: number;
  readonly days: readonly [min: number, max: number];
}

/** In the market's own currency; where prices include tax, so do these. */
const TABLE: Readonly<Record<MarketCode, Readonly<Record<DeliveryRate['id'], TableRate>>>> = {
  US: {
    standard: { firstKiloMinor: 495, kiloMinor: 60, days: [3, 5] },
    express: { firstKiloMinor: 1295, kiloMinor: 150, days: [1, 2] },
  },
  EU: {
    standard: { firstKiloMinor: 490, kiloMinor: 50, days: [2, 4] },
    express: { firstKiloMinor: 1290, kiloMinor: 120, days: [1, 2] },
  },
};

/** The house's own rates, by weight: for when carriers' rates do not come in time, or there are none to ask for. */
export function tableRates(weightGrams: number, market: MarketCode): DeliveryRate[] {
  const kilos = Math.max(1, Math.ceil(weightGrams / 1000));
  return (['standard', 'express'] as const).map((id) => {
    const { firstKiloMinor, kiloMinor, days } = TABLE[market][id];
    return deliveryRate(id, firstKiloMinor + kiloMinor * (kilos - 1), ...days);
  });
}

/**
 * Boils carriers' rates down to the two we offer, under names that stay the same whichever carrier stands
 * behind: the cheapest, and the cheapest of those that are clearly faster.
 */
export function chooseRates(rates: readonly CarrierRate[]): DeliveryRate[] {
  const known = rates
    .filter(({ minor }) => Number.isSafeInteger(minor) && minor >= 0)
    .map(({ minor, days }) => ({ minor, days: days ?? UNKNOWN_DAYS }))
    .sort((a, b) => a.minor - b.minor || a.days - b.days);
  const [cheapest] = known;
  if (cheapest === undefined) return [];
  const fast = known.find(({ days }) => days <= 2 && days < cheapest.days);
  return [
    deliveryRate('standard', cheapest.minor, cheapest.days, cheapest.days + 1),
    ...(fast === undefined ? [] : [deliveryRate('express', fast.minor, fast.days, fast.days)]),
  ];
}

function deliveryRate(
  id: DeliveryRate['id'],
  minor: number,
  minDays: number,
  maxDays: number,
): DeliveryRate {
  const label = id === 'standard' ? 'Standard delivery' : 'Express delivery';
  return { id, label, minor, minDays: minDays + PACKING_DAYS, maxDays: maxDays + PACKING_DAYS };
}

/** First and last day (ISO dates) on which a parcel ordered at `now` arrives; weekends do not count. */
export function deliveryWindow(
  now: string,
  rate: Pick<DeliveryRate, 'minDays' | 'maxDays'>,
): { readonly earliest: string; readonly latest: string } {
  return { earliest: workingDay(now, rate.minDays), latest: workingDay(now, rate.maxDays) };
}

function workingDay(now: string, days: number): string {
  const day = new Date(now);
  for (let left = days; left > 0;) {
    day.setUTCDate(day.getUTCDate() + 1);
    if (day.getUTCDay() % 6 !== 0) left--;
  }
  return day.toISOString().slice(0, 10);
}
