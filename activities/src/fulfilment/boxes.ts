import type { Parcel, ShippingRate } from '@green-apple/partners';

/** Our boxes, smallest first, by the weight they are meant for. */
const BOXES = [
  { upToGrams: 1_000, lengthMm: 220, widthMm: 160, heightMm: 100 },
  { upToGrams: 5_000, lengthMm: 330, widthMm: 250, heightMm: 200 },
  { upToGrams: Number.MAX_SAFE_INTEGER, lengthMm: 500, widthMm: 400, heightMm: 400 },
] as const;

export function parcelOf(weightGrams: number): Parcel {
  const { lengthMm, widthMm, heightMm } =
    BOXES.find(({ upToGrams }) => weightGrams <= upToGrams) ?? BOXES[2];
  return { weightGrams: Math.max(1, weightGrams), lengthMm, widthMm, heightMm };
}

/** Days a way of delivery may take; ways that are not listed take as long as they take. */
const WITHIN_DAYS: Readonly<Record<string, number>> = { express: 2, overnight: 1, next_day: 1 };

/**
 * The cheapest service that keeps what the shopper chose; the fastest when none does. Null when nobody goes
 * there at all.
 */
export function serviceFor(
  deliveryId: string,
  rates: readonly ShippingRate[],
): ShippingRate | null {
  const within = WITHIN_DAYS[deliveryId] ?? Number.MAX_SAFE_INTEGER;
  const days = (rate: ShippingRate): number => rate.deliveryDays ?? Number.MAX_SAFE_INTEGER;
  const inTime = rates.filter((rate) => days(rate) <= within);
  const byPrice = [...inTime].sort((a, b) => a.price.minor - b.price.minor);
  return byPrice[0] ?? [...rates].sort((a, b) => days(a) - days(b))[0] ?? null;
}
