import type { CountryCode, MarketCode } from '@green-apple/domain-pricing';
import { stableId } from '../random.ts';

/** A place that holds stock. */
export interface LocationSeed {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: 'store' | 'warehouse';
  readonly address: {
    readonly line1: string;
    readonly line2: string;
    readonly city: string;
    readonly region: string;
    readonly postalCode: string;
    readonly country: CountryCode;
  };
  readonly ships: boolean;
  readonly market: MarketCode;
}

const place = (
  code: string,
  name: string,
  kind: LocationSeed['kind'],
  [line1, city, region, postalCode]: readonly [string, string, string, string],
): LocationSeed => ({
  id: stableId(`location:${code}`, 0),
  code,
  name,
  kind,
  address: { line1, line2: '', city, region, postalCode, country: 'US' },
  ships: kind === 'warehouse',
  market: 'US',
});

export const LOCATIONS: readonly LocationSeed[] = [
  place('elm-street', 'Elm Street', 'store', ['214 Elm Street', 'Burlington', 'VT', '05401']),
  place('riverside', 'Riverside', 'store', ['1801 Riverside Avenue', 'Minneapolis', 'MN', '55454']),
  place('market-square', 'Market Square', 'store', [
    '24 Market Square',
    'Knoxville',
    'TN',
    '37902',
  ]),
  place('harbour', 'Harbour', 'store', ['55 Commercial Street', 'Portland', 'ME', '04101']),
  place('station', 'Station', 'store', ['1701 Wynkoop Street', 'Denver', 'CO', '80202']),
  place('columbus', 'Columbus warehouse', 'warehouse', [
    '4300 Groveport Road',
    'Columbus',
    'OH',
    '43207',
  ]),
  place('reno', 'Reno warehouse', 'warehouse', [
    '9500 North Virginia Street',
    'Reno',
    'NV',
    '89506',
  ]),
  {
    id: stableId('location:leipzig', 0),
    code: 'leipzig',
    name: 'Leipzig warehouse',
    kind: 'warehouse',
    address: {
      line1: 'Messe-Allee 1',
      line2: '',
      city: 'Leipzig',
      region: '',
      postalCode: '04356',
      country: 'DE',
    },
    ships: true,
    market: 'EU',
  },
];

const idOf = (code: string): string => stableId(`location:${code}`, 0);

/** Warehouses whose van calls at a store: what the store's shelf has not can be collected some days later. */
export const STORE_SUPPLY = [
  { store_id: idOf('market-square'), location_id: idOf('columbus'), days: 2 },
  { store_id: idOf('riverside'), location_id: idOf('columbus'), days: 3 },
  { store_id: idOf('station'), location_id: idOf('reno'), days: 3 },
];
