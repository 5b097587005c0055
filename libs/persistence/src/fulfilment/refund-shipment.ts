import type { Currency } from '@green-apple/domain-money';
import {
  givenAlone,
  RefundRepository,
  type OpenRefundOutcome,
  type RefundRefusal,
  type RefundRequest,
} from '../refund/index.ts';
import { writerSelect, type Writer } from '../pools.ts';
import { StaffTaskRepository } from '../staff-task/index.ts';
import type { Transaction } from '../transaction.ts';

/** Why a shipment's money goes back. */
export type ShipmentRefundReason = 'not_sent' | 'not_collected' | 'lost' | 'returned_to_sender';

export interface ShipmentToRefund {
  readonly orderId: string;
  readonly shipmentId: string;
  readonly reason: ShipmentRefundReason;
  /** An employee's id, or the name of a run. */
  readonly requestedBy: string;
}

/** An employee who gives it back by their own word, as far as that goes. */
export interface RefundByEmployee {
  /** Names the refund: it may be refused and asked for anew. */
  readonly refundId: string;
  readonly name: string;
  /** What one employee may give back on one order alone, in minor units of its currency. */
  readonly limitMinor: (currency: Currency) => number;
}

/**
 * What was in a shipment, in units of its lines. A bundle counts as soon as a part of it does not come, and
 * once, however many of its parts do not. The last shipment of an order of which nothing came takes the rest
 * along: delivery is not paid for nothing. No row for a sale that was cancelled as a whole: it is out of the books.
 */
const LOST_LINES_SQL = `
  with part as (
    select s.id, s.position, p.order_line_id as line_id, sum(p.quantity) as units
    from fulfilment.shipment s join fulfilment.shipment_part p on p.shipment_id = s.id
    where s.order_id = cast($orderId as uuid)
      and (s.id = cast($shipmentId as uuid) or s.state in ('cancelled', 'not_collected')
        or s.made_good = 'refund')
    group by s.id, s.position, p.order_line_id),
  counted as (
    select l.id as line_id,
      coalesce((select sum(b.quantity) from inventory.bundle_component b
        where b.bundle_variant_id = l.variant_id), 1) as size,
      coalesce(sum(t.units) filter (where t.id = cast($shipmentId as uuid)), 0) as units,
      coalesce(sum(t.units) filter (where t.id <> cast($shipmentId as uuid)), 0) as before
    from ordering.line l join part t on t.line_id = l.id
    where l.order_id = cast($orderId as uuid) group by l.id)
  select coalesce((select jsonb_agg(jsonb_build_object('lineId', c.line_id, 'quantity', c.quantity) order by c.line_id)
    from (select line_id, ceil((before + units) / size)::int - ceil(before / size)::int as quantity
      from counted where units > 0) c where c.quantity > 0), '[]') as lines,
    not exists (select from fulfilment.shipment s where s.order_id = cast($orderId as uuid)
      and s.id <> cast($shipmentId as uuid) and s.state not in ('cancelled', 'not_collected')
      and s.made_good is null)
    and not exists (select from inventory.backorder_claim c
      where c.order_id = cast($orderId as uuid) and c.state = 'waiting')
    and not exists (select from inventory.reservation r
      where r.order_id = cast($orderId as uuid) and r.state = 'allocated') as "nothingCame"
  from ordering."order" o where o.id = cast($orderId as uuid) and o.state <> 'cancelled'`;

interface LostLines {
  readonly lines: ReadonlyArray<{ readonly lineId: string; readonly quantity: number }>;
  readonly nothingCame: boolean;
}

/**
 * Gives back what the shopper paid for a shipment that does not come: once, and never more than is left of its
 * lines. When that cannot be decided here, a person is asked; the shipment moves on whatever the answer is.
 */
export async function refundShipment(
  writer: Writer,
  shipment: ShipmentToRefund,
  transaction: Transaction,
): Promise<void> {
  const { orderId, shipmentId } = shipment;
  const refusal = await openShipmentRefund(writer, shipment, transaction);
  if (refusal === null) return;
  await new StaffTaskRepository(writer).raise(
    {
      key: `shipment-refund/${shipmentId}`,
      kind: 'shipment_refund',
      orderId,
      facts: { shipmentId, answer: refusal.code },
    },
    transaction,
  );
}

/**
 * The same for an employee, who can be answered: null when it is given back, or nothing of it was left to give.
 * Above their limit it waits for somebody else's word.
 */
export const openShipmentRefundBy = (
  writer: Writer,
  shipment: ShipmentToRefund,
  employee: RefundByEmployee,
  transaction: Transaction,
): Promise<RefundRefusal | null> => openShipmentRefund(writer, shipment, transaction, employee);

async function openShipmentRefund(
  writer: Writer,
  shipment: ShipmentToRefund,
  transaction: Transaction,
  employee?: RefundByEmployee,
): Promise<RefundRefusal | null> {
  const { orderId, shipmentId } = shipment;
  const [lost] = await writerSelect<LostLines>(
    writer,
    LOST_LINES_SQL,
    { orderId, shipmentId },
    transaction,
  );
  if (lost === undefined) return null;
  const outcome = await open(writer, shipment, lost, transaction, employee);
  return outcome.code === 'OPENED' || outcome.code === 'NOTHING_TO_REFUND' ? null : outcome;
}

async function open(
  writer: Writer,
  { orderId, shipmentId, reason, requestedBy }: ShipmentToRefund,
  { lines, nothingCame }: LostLines,
  transaction: Transaction,
  employee?: RefundByEmployee,
): Promise<OpenRefundOutcome> {
  const refunds = new RefundRepository(writer);
  const request: RefundRequest = {
    id: employee?.refundId ?? shipmentId,
    orderId,
    reason,
    source: { kind: 'shipment', id: shipmentId },
    requestedBy,
    ...(employee === undefined ? {} : { requestedName: employee.name }),
    state: 'approved',
  };
  const ask = async (part: Wanted): Promise<OpenRefundOutcome> => {
    const waits =
      employee !== undefined &&
      (await isAboveLimit(refunds, { ...request, ...part }, employee, transaction));
    const state = waits ? 'awaiting_approval' : 'approved';
    return refunds.open(transaction, { ...request, ...part, state });
  };
  let wanted = lines;
  for (;;) {
    // More than anybody paid: the answer says what is left beside these lines, and books nothing.
    const probe = await refunds.open(transaction, {
      ...{ ...request, lines: wanted },
      amountMinor: Number.MAX_SAFE_INTEGER,
    });
    switch (probe.code) {
      case 'QUANTITY_EXCEEDED':
        wanted = shortened(wanted, probe);
        continue;
      case 'AMOUNT_EXCEEDED':
        return ask({ lines: wanted, amountMinor: nothingCame ? probe.leftMinor : 0 });
      case 'NOTHING_TO_REFUND':
        return ask({ lines: wanted });
      default:
        return probe;
    }
  }
}

type Wanted = Pick<RefundRequest, 'lines' | 'amountMinor'>;

async function isAboveLimit(
  refunds: RefundRepository,
  request: RefundRequest,
  { limitMinor }: RefundByEmployee,
  transaction: Transaction,
): Promise<boolean> {
  const { orderId, requestedBy } = request;
  const preview = await refunds.preview(orderId, request, transaction);
  if (preview.code !== 'PREVIEW') return false;
  const { minor, currency } = preview.total;
  const before = givenAlone(await refunds.ofOrder(orderId, transaction), requestedBy);
  return before + minor > limitMinor(currency);
}

/** Staff were faster with some of it. */
const shortened = (
  lines: LostLines['lines'],
  { lineId, left }: { readonly lineId: string; readonly left: number },
): LostLines['lines'] =>
  lines
    .map((line) => (line.lineId === lineId ? { lineId, quantity: left } : line))
    .filter(({ quantity }) => quantity > 0);
