import { STATE_RATES } from '@green-apple/domain-tax';
import { z } from 'zod';

export const ShipmentParams = z.object({
  reference: z.string().max(100).optional(),
  to_address: z.object({
    state: z.string().length(2),
    zip: z.string().regex(/^\d{5}(-\d{4})?$/),
    country: z.literal('US'),
  }),
  from_address: z.object({ zip: z.string().regex(/^\d{5}(-\d{4})?$/) }),
  /** The parcel goes the other way: from `to_address` to `from_address`. */
  is_return: z.boolean().default(false),
  parcel: z.object({ weight: z.number().positive().max(2400) }),
});
export type ShipmentParams = z.input<typeof ShipmentParams>;

interface Service {
  readonly carrier: string;
  readonly service: string;
  /** Cents: to start with, per pound, and per zone. */
  readonly base: number;
  readonly perPound: number;
  readonly perZone: number;
  readonly days: (zone: number) => number;
}

const SERVICES: readonly Service[] = [
  {
    carrier: 'USPS',
    service: 'GroundAdvantage',
    base: 395,
    perPound: 45,
    perZone: 22,
    days: (zone) => (zone <= 2 ? 3 : zone <= 5 ? 4 : 5),
  },
  {
    carrier: 'UPS',
    service: 'Ground',
    base: 610,
    perPound: 60,
    perZone: 35,
    days: (zone) => Math.min(5, 1 + Math.ceil(zone / 2)),
  },
  {
    carrier: 'USPS',
    service: 'Priority',
    base: 785,
    perPound: 95,
    perZone: 48,
    days: (zone) => (zone <= 4 ? 2 : 3),
  },
  { carrier: 'UPS', service: '2ndDayAir', base: 1490, perPound: 180, perZone: 95, days: () => 2 },
  {
    carrier: 'UPS',
    service: 'NextDayAir',
    base: 2890,
    perPound: 320,
    perZone: 160,
    days: () => 1,
  },
];

const OUNCES_PER_POUND = 16;
const FAR = new Set(['AK', 'HI']);

/** Distance in zones, 1 to 8: the first digits of ZIP codes run from east to west. */
export function zoneOf(fromZip: string, toZip: string, toState: string): number {
  if (FAR.has(toState)) return 8;
  const gap = Math.abs(Number(fromZip.slice(0, 1)) - Number(toZip.slice(0, 1)));
  return Math.min(8, 1 + gap);
}

/** Prices of all services; none for places outside of the states, as carriers' contracts have it. */
export function ratesFor(params: ShipmentParams) {
  const { to_address: to, from_address: from, parcel } = params;
  if (!STATE_RATES.has(to.state)) return [];
  const zone = zoneOf(from.zip, to.zip, to.state);
  const pounds = Math.ceil(parcel.weight / OUNCES_PER_POUND);
  return SERVICES.map((service) => ({
    carrier: service.carrier,
    service: service.service,
    cents: service.base + service.perPound * (pounds - 1) + service.perZone * (zone - 1),
    days: service.days(zone),
  }));
}
