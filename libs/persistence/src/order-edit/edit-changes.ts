import { editAnswer, type EditRefusal, type OrderState } from '@green-apple/domain-order';
import type { EditMoney } from '@green-apple/domain-pricing';
import type { LineUnits } from './edit-stock.ts';
import type { OrderEdit, OrderToEdit } from './order-edit.ts';

/** Judged once more, now that nobody else can move the order. */
export function refusalOf(order: OrderToEdit, edit: OrderEdit): EditRefusal | null {
  if (order.isRefunded) return 'REFUNDED';
  const answer = editAnswer(order.state as OrderState, order.shipments, edit.actor);
  if (!answer.allowed) return answer.code;
  if (edit.baseVersion !== order.receiptVersion) return 'CHANGED_MEANWHILE';
  const packed = order.packed.some(
    ({ lineId, units }) =>
      (edit.quote.lines.find(({ id }) => id === lineId)?.quantity ?? 0) < units,
  );
  return packed ? 'PACKED_ALREADY' : null;
}

interface UnitsMoved {
  readonly fewer: readonly LineUnits[];
  readonly more: readonly LineUnits[];
}

/** Units that each line has fewer or more of than before. */
export function unitsMoved(order: OrderToEdit, { quote }: OrderEdit): UnitsMoved {
  const before = new Map(order.lines.map((line) => [line.id, line.quantity]));
  const after = new Map(quote.lines.map((line) => [line.id, line.quantity]));
  const componentsOf = (line: OrderToEdit['lines'][number]): LineUnits['components'] =>
    quote.lines.find(({ id }) => id === line.id)?.components ??
    quote.leaving.find(({ lineId }) => lineId === line.id)?.components ?? [
      { variantId: line.variantId, quantity: 1 },
    ];
  return {
    fewer: order.lines
      .map((line) => ({
        lineId: line.id,
        units: line.quantity - (after.get(line.id) ?? 0),
        components: componentsOf(line),
      }))
      .filter(({ units }) => units > 0),
    more: quote.lines
      .map(({ id, quantity, components }) => ({
        lineId: id,
        units: quantity - (before.get(id) ?? 0),
        components,
      }))
      .filter(({ units }) => units > 0),
  };
}

/** What the rewritten order says, as `REWRITE_ORDER_SQL` takes it. */
export const rewriting = ({ id, orderId, quote }: OrderEdit, { cardMinor }: EditMoney) => {
  const { items, discount, shipping, tax, total } = quote.totals;
  return {
    orderId,
    editId: id,
    lines: JSON.stringify(quote.lines),
    items: items.minor,
    discount: discount.minor,
    shipping: shipping.minor,
    tax: tax.minor,
    total: total.minor,
    due: cardMinor,
    receipt: JSON.stringify(quote.receipt),
    priceReceipt: JSON.stringify(quote.priceReceipt),
    address: JSON.stringify(quote.address),
    delivery: JSON.stringify(quote.delivery),
    taxRef: quote.taxCalculationRef,
  };
};
