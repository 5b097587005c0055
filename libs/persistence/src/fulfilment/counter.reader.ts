import { PickShipment } from '@green-apple/contracts-http';
import type { Select } from './pick-list.reader.ts';
import { WORK_COLUMNS } from './work-list.reader.ts';

/** By the whole number, or by the last name of who collects and the last signs of the number. */
export type CounterKey =
  { readonly number: string } | { readonly lastName: string; readonly code: string };

const FIND_SQL = `
  select ${WORK_COLUMNS}
  from fulfilment.shipment s join ordering."order" o on o.id = s.order_id
  join inventory.location w on w.id = s.location_id
  where s.kind = 'pickup' and case when cast($number as text) is not null then o.number = $number
    else o.number like '%-' || $code
      and right(' ' || lower(o.shipping_address ->> 'name'), length($lastName) + 1) = ' ' || lower($lastName) end
  order by s.position limit 20`;

/** The bags of an order at a counter, wherever they stand: ready, still being packed, or fetched already. */
export async function readCounter(select: Select, key: CounterKey): Promise<PickShipment[]> {
  const bind =
    'number' in key
      ? { number: key.number, lastName: '', code: '' }
      : { number: null, lastName: key.lastName.trim(), code: key.code.toUpperCase() };
  return (await select(FIND_SQL, bind)).map((row) => PickShipment.parse(row));
}
