import type { PickupStore } from '@green-apple/domain-inventory';
import type { MarketCode } from '@green-apple/domain-pricing';
import { writerSelect, type Writer } from '../pools.ts';
import type { PlaceOfStock } from './stock.mapper.ts';

/** A store where shoppers collect, with the places that supply it. */
export interface Store extends PickupStore {
  readonly name: string;
  readonly address: PlaceOfStock['address'];
}

interface StoreRow extends Omit<Store, 'region' | 'postalCode'> {
  readonly code: string;
}

const STORES_SQL = `
  select w.code, w.name, w.address, w.position,
    jsonb_build_array(jsonb_build_object('locationCode', w.code, 'days', 0)) || coalesce((
      select jsonb_agg(jsonb_build_object('locationCode', place.code, 'days', s.days) order by s.days, place.code)
      from inventory.store_supply s join inventory.location place on place.id = s.location_id
      where s.store_id = w.id), '[]') as supply
  from inventory.location w where w.kind = 'store' and w.market = $market order by w.position, w.code`;

/** All stores of a market. Few rows that seldom change: worth keeping for a while. */
export async function readStores(writer: Writer, market: MarketCode): Promise<Store[]> {
  const rows = await writerSelect<StoreRow>(writer, STORES_SQL, { market });
  return rows.map((row) => ({
    ...row,
    region: row.address.region,
    postalCode: row.address.postalCode,
  }));
}
