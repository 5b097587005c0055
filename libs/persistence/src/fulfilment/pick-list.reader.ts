import { PickPart, PickShipment, type PickList } from '@green-apple/contracts-http';
import { lotsOfPart } from '@green-apple/domain-inventory';
import { goodUntilSql } from '../stock/stock-sql.ts';
import { WORK_COLUMNS } from './work-list.reader.ts';

/** One question to a database, with whatever rights and transaction the asker has. */
export type Select = (
  sql: string,
  bind: Readonly<Record<string, unknown>>,
) => Promise<readonly object[]>;

const SHIPMENTS_SQL = `
  select ${WORK_COLUMNS}
  from fulfilment.shipment s join ordering."order" o on o.id = s.order_id
  join inventory.location w on w.id = s.location_id
  where s.id = any(cast($shipmentIds as uuid[])) order by "promisedBy", s.id`;

/** `before` counts units of the same line and place that go into shipments planned earlier and not gone yet. */
const PARTS_SQL = `
  select p.reservation_id as "partId", p.shipment_id as "shipmentId", p.order_line_id as "lineId", p.quantity,
    coalesce(v.sku, l.sku) as sku, coalesce(c.title, l.title) as title,
    coalesce(v.title, l.variant_title) as "variantTitle", c.images -> 0 as image,
    case when p.variant_id <> l.variant_id then l.title end as bundle,
    json_build_object('code', w.code, 'name', w.name) as place,
    (select coalesce(sum(e.quantity), 0)::int from fulfilment.shipment_part e
      join fulfilment.shipment x on x.id = e.shipment_id
      where e.reservation_id = p.reservation_id and x.position < s.position
        and x.state in ('planned', 'picking', 'packed', 'ready_for_pickup')) as before,
    coalesce((select json_agg(json_build_object('lotId', t.id, 'code', t.code, 'expiresOn', t.expires_on,
        'quantity', k.quantity - k.shipped) order by t.expires_on, t.code, t.id)
      from inventory.reservation_lot k join inventory.lot t on t.id = k.lot_id
      where k.reservation_id = p.reservation_id and k.quantity > k.shipped), '[]'::json) as lots,
    coalesce((select json_agg(json_build_object('lotId', t.id, 'code', t.code, 'expiresOn', t.expires_on,
        'free', t.quantity - t.reserved) order by t.expires_on, t.code, t.id)
      from inventory.lot t where t.variant_id = p.variant_id and t.location_id = r.location_id
        and t.quantity > t.reserved and t.expires_on >= ${goodUntilSql('v')}), '[]'::json) as "otherLots"
  from fulfilment.shipment_part p join fulfilment.shipment s on s.id = p.shipment_id
  join inventory.reservation r on r.id = p.reservation_id
  join inventory.location w on w.id = r.location_id
  join ordering.line l on l.id = p.order_line_id
  left join catalog.variant v on v.id = p.variant_id left join catalog.product c on c.id = v.product_id
  where p.shipment_id = any(cast($shipmentIds as uuid[]))
  order by w.position, w.code, sku, s.position, p.reservation_id`;

/** What is to be taken from which shelf for these shipments, in the order of the shelves; who asks brings the rights. */
export async function readPickList(
  select: Select,
  shipmentIds: readonly string[],
): Promise<PickList> {
  const bind = { shipmentIds: [...shipmentIds] };
  const shipments = await select(SHIPMENTS_SQL, bind);
  return {
    shipments: shipments.map((row) => PickShipment.parse(row)),
    parts: await readPickParts(select, shipmentIds),
  };
}

export async function readPickParts(
  select: Select,
  shipmentIds: readonly string[],
): Promise<PickPart[]> {
  const rows = await select(PARTS_SQL, { shipmentIds: [...shipmentIds] });
  return (rows as readonly RawPart[]).map(({ before, ...row }) =>
    PickPart.parse({ ...row, lots: lotsOfPart(row.lots, before, row.quantity) }),
  );
}

type RawPart = PickPart & { readonly before: number };
