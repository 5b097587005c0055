import type { DeliveryTerms } from './market.ts';

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

const UNKNOWN_DAYS = 5;

/** The house's own rates, by weight: for when carriers' rates do not come in time, or there are none to ask for. */
export function tableRates(weightGrams: number, terms: DeliveryTerms): DeliveryRate[] {
  const kilos = Math.max(1, Math.ceil(weightGrams / 1000));
  return (['standard', 'express'] as const).map((id) => {
    const { firstKiloMinor, kiloMinor, days } = terms[id];
    return deliveryRate(id, firstKiloMinor + kiloMinor * (kilos - 1), days, terms);
  });
}

/**
 * Boils carriers' rates down to the two we offer, under names that stay the same whichever carrier stands
 * behind: the cheapest, and the cheapest of those that are clearly faster.
 */
export function chooseRates(
  rates: readonly CarrierRate[],
  terms: Pick<DeliveryTerms, 'packingDays'>,
): DeliveryRate[] {
  const known = rates
    .filter(({ minor }) => Number.isSafeInteger(minor) && minor >= 0)
    .map(({ minor, days }) => ({ minor, days: days ?? UNKNOWN_DAYS }))
    .sort((a, b) => a.minor - b.minor || a.days - b.days);
  const [cheapest] = known;
  if (cheapest === undefined) return [];
  const fast = known.find(({ days }) => days <= 2 && days < cheapest.days);
  return [
    deliveryRate('standard', cheapest.minor, [cheapest.days, cheapest.days + 1], terms),
    ...(fast === undefined
      ? []
      : [deliveryRate('express', fast.minor, [fast.days, fast.days], terms)]),
  ];
}

function deliveryRate(
  id: DeliveryRate['id'],
  minor: number,
  [min, max]: readonly [min: number, max: number],
  { packingDays }: Pick<DeliveryTerms, 'packingDays'>,
): DeliveryRate {
  const label = id === 'standard' ? 'Standard delivery' : 'Express delivery';
  return { id, label, minor, minDays: min + packingDays, maxDays: max + packingDays };
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
