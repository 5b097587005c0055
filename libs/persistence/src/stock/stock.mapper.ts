import type { CountryCode } from '@green-apple/domain-pricing';
import type { StockPlace } from '@green-apple/domain-inventory';
import { freeSql } from './stock-sql.ts';

/** Units of one variant in one place that can be sold, as SQL puts it into JSON; see `STOCK_JSON`. */
export interface StockRow {
  readonly variantId: string;
  readonly locationId: string;
  readonly code: string;
  readonly name: string;
  readonly kind: 'store' | 'warehouse';
  readonly ships: boolean;
  readonly position: number;
  readonly address: PlaceOfStock['address'];
  readonly free: number;
}

/** Where the parcel starts, or where the shopper collects it. */
export interface PlaceOfStock extends StockPlace {
  readonly name: string;
  readonly kind: 'store' | 'warehouse';
  readonly address: {
    readonly line1?: string;
    readonly city: string;
    readonly region: string;
    readonly postalCode: string;
    readonly country: CountryCode;
  };
}

/** SQL of one stock level `s` of variant `v` at its location `w` as JSON. */
export const STOCK_JSON = `jsonb_build_object('variantId', s.variant_id, 'locationId', w.id, 'code', w.code,
  'name', w.name, 'kind', w.kind, 'ships', w.ships, 'position', w.position, 'address', w.address,
  'free', ${freeSql('s', 'v')})`;

/** SQL of leave `o` to sell ahead as JSON: a `Backorder` of the domain. */
export const BACKORDER_JSON = `jsonb_build_object('variantId', o.variant_id, 'kind', o.kind,
  'limit', o.unit_limit, 'taken', o.taken, 'expectedOn', o.expected_on)`;

/** Places with what is free of each variant there. */
export function toPlaces(rows: readonly StockRow[]): PlaceOfStock[] {
  const places = new Map<string, PlaceOfStock & { readonly available: Map<string, number> }>();
  for (const { variantId, free, ...place } of rows) {
    const known = places.get(place.locationId) ?? {
      ...place,
      region: place.address.region,
      available: new Map<string, number>(),
    };
    known.available.set(variantId, free);
    places.set(place.locationId, known);
  }
  return [...places.values()];
}
