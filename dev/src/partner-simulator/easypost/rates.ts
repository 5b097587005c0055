import { COUNTRIES, COUNTRY_CODES } from '@green-apple/domain-pricing';
import { STATE_RATES } from '@green-apple/domain-tax';
import { z } from 'zod';

const Zip = z.string().regex(/^[A-Z0-9][A-Z0-9 -]{2,9}$/i);
const CountryCode = z.enum(COUNTRY_CODES).default('US');

export const ShipmentParams = z.object({
  reference: z.string().max(100).optional(),
  to_address: z
    .object({ state: z.string().max(2).default(''), zip: Zip, country: CountryCode })
    .refine(({ country, zip }) => COUNTRIES[country].postalCode.test(zip.toUpperCase()))
    .refine(({ country, state }) => country !== 'US' || state.length === 2),
  from_address: z.object({ zip: Zip, country: CountryCode }),
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

/** Euro cents; the zone is 1 at home and 3 across a border. */
const EURO_SERVICES: readonly Service[] = [
  {
    carrier: 'DHLPaket',
    service: 'Paket',
    base: 429,
    perPound: 18,
    perZone: 140,
    days: (zone) => (zone === 1 ? 2 : 4),
  },
  { carrier: 'DPD', service: 'Classic', base: 470, perPound: 20, perZone: 130, days: () => 3 },
  { carrier: 'UPS', service: 'Express', base: 1190, perPound: 60, perZone: 160, days: () => 1 },
];

const OUNCES_PER_POUND = 16;
const FAR = new Set(['AK', 'HI']);

/** Distance in zones, 1 to 8: the first digits of ZIP codes run from east to west. */
export function zoneOf(fromZip: string, toZip: string, toState: string): number {
  if (FAR.has(toState)) return 8;
  const gap = Math.abs(Number(fromZip.slice(0, 1)) - Number(toZip.slice(0, 1)));
  return Math.min(8, 1 + gap);
}

/** Prices of all services; none for places outside of the states or over the sea, as carriers' contracts have it. */
export function ratesFor(params: ShipmentParams) {
  const { to_address: to, from_address: from, parcel } = ShipmentParams.parse(params);
  const pounds = Math.ceil(parcel.weight / OUNCES_PER_POUND);
  const priced = (services: readonly Service[], zone: number, currency: 'USD' | 'EUR') =>
    services.map((service) => ({
      carrier: service.carrier,
      service: service.service,
      cents: service.base + service.perPound * (pounds - 1) + service.perZone * (zone - 1),
      currency,
      days: service.days(zone),
    }));
  if ((to.country === 'US') !== (from.country === 'US')) return [];
  if (to.country !== 'US') return priced(EURO_SERVICES, to.country === from.country ? 1 : 3, 'EUR');
  if (!STATE_RATES.has(to.state)) return [];
  return priced(SERVICES, zoneOf(from.zip, to.zip, to.state), 'USD');
}
