import { AdminOrder } from '@green-apple/contracts-http';
import { z } from 'zod';
import { REFUND_WAITS } from '../fulfilment/made-good-sql.ts';
import type { Reader } from '../pools.ts';

/** An order without what only the API knows how to build: the link to its run, and what may be done with it. */
const StoredAdminOrder = AdminOrder.omit({ workflowUrl: true, cancellation: true }).extend({
  /** Somebody wants it cancelled, and its run has not answered yet. */
  cancelRequested: z.boolean(),
});
export type StoredAdminOrder = z.infer<typeof StoredAdminOrder>;

const money = (minor: string): string =>
  `json_build_object('minor', ${minor}, 'currency', o.currency)`;

/** Card references stay where they are: the admin's database role cannot even read them. */
const ORDER_SQL = `
  select o.id, o.number, o.state, o.state_reason as reason, to_json(o.placed_at) #>> '{}' as "placedAt", o.market,
    case when cast($personal as boolean) then o.email end as email,
    case when cast($personal as boolean) then o.shipping_address end as address,
    o.delivery, o.receipt, o.price_receipt as "priceReceipt", o.version,
    json_build_object('due', ${money('coalesce(o.due_minor, o.total_minor)')},
      'parts', coalesce((select json_agg(json_build_object('id', v.id,
          'label', case v.kind when 'gift-card' then 'Gift card' else 'Store credit' end || ' ending in ' || v.ending,
          'amount', ${money('-e.amount_minor')}) order by e.id)
        from payment.stored_value_entry e join payment.stored_value v on v.id = e.stored_value_id
        where e.order_id = o.id and e.kind = 'debit'), '[]'::json)) as tender,
    exists (select from ordering.cancel_request c
      where c.order_id = o.id and c.state = 'open') as "cancelRequested",
    json_build_object('items', ${money('o.items_minor')}, 'discount', ${money('o.discount_minor')},
      'shipping', ${money('o.shipping_minor')}, 'tax', ${money('o.tax_minor')},
      'total', ${money('o.total_minor')}) as totals,
    coalesce((select json_agg(json_build_object('id', l.id, 'variantId', l.variant_id, 'productId', l.product_id,
        'sku', l.sku, 'title', l.title, 'variantTitle', l.variant_title, 'image', l.image,
        'quantity', l.quantity, 'unitPrice', ${money('l.unit_minor')}, 'discount', ${money('l.discount_minor')},
        'tax', ${money('l.tax_minor')}, 'total', ${money('l.total_minor')},
        'expectedOn', (select max(b.expected_on) from inventory.backorder_claim b
          where b.order_line_id = l.id and b.state in ('held', 'waiting'))) order by l.position)
      from ordering.line l where l.order_id = o.id), '[]'::json) as lines,
    coalesce((select json_agg(json_build_object('attempt', p.attempt, 'state', p.state,
        'declineCode', p.decline_code, 'amount', json_build_object('minor', p.amount_minor,
        'currency', p.currency), 'at', p.updated_at) order by p.attempt)
      from payment.payment p where p.order_id = o.id), '[]'::json) as payments,
    coalesce((select json_agg(json_build_object('state', h.to_state, 'reason', h.reason, 'at', h.at)
        order by h.seq)
      from ordering.history h where h.order_id = o.id), '[]'::json) as history,
    coalesce((select json_agg(json_build_object('sku', l.sku, 'location', w.name, 'quantity', r.quantity,
        'state', r.state) order by l.position, w.position)
      from inventory.reservation r join inventory.location w on w.id = r.location_id
      join ordering.line l on l.id = r.order_line_id
      where r.order_id = o.id), '[]'::json) as reservations,
    coalesce((select json_agg(json_build_object('id', s.id, 'position', s.position, 'kind', s.kind,
        'state', s.state, 'place', w.name, 'carrier', s.carrier, 'trackingCode', s.tracking_code,
        'trackingUrl', s.tracking_url, 'labelUrl', s.label_url, 'madeGood', s.made_good,
        'refundWaits', ${REFUND_WAITS}, 'updatedAt', s.updated_at,
        'amount', json_build_object('minor', s.amount_minor, 'currency', s.currency),
        'paid', exists (select from payment.ledger_transaction t where t.key = 'capture/' || s.id),
        'lines', (select coalesce(json_agg(json_build_object('lineId', x.id, 'title', x.title,
            'quantity', x.quantity) order by x.position), '[]'::json)
          from (select l.id, l.title, l.position, case when bool_and(p.variant_id = l.variant_id)
              then sum(p.quantity) else l.quantity end as quantity
            from fulfilment.shipment_part p join ordering.line l on l.id = p.order_line_id
            where p.shipment_id = s.id group by l.id) x)) order by s.position)
      from fulfilment.shipment s join inventory.location w on w.id = s.location_id
      where s.order_id = o.id), '[]'::json) as shipments
  from ordering."order" o where o.id = cast($id as uuid)`;

/** One order with all that belongs to it. */
export class OrderDetailReader {
  readonly #reader: Reader;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /** `personal` false leaves e-mail and address in the database. Null when there is no such order. */
  async byId(id: string, personal: boolean): Promise<StoredAdminOrder | null> {
    const [row] = await this.#reader.select(ORDER_SQL, { id, personal });
    return row === undefined ? null : StoredAdminOrder.parse(row);
  }
}
