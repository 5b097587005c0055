import type { OrderEditDto, OrderEdits } from '@green-apple/contracts-http';
import { money } from '@green-apple/domain-money';
import { EDIT_REFUSALS, type EditActor } from '@green-apple/domain-order';
import { SHIPPING_SHARE } from '@green-apple/domain-pricing';
import type { OrderEdit, OrderToEdit } from '@green-apple/persistence';
import { editAnswerOf } from './edit-lines.ts';

export function toOrderEditDto(order: OrderToEdit, edit: OrderEdit): OrderEditDto {
  const { quote, currency } = edit;
  const differenceOf = (lineId: string) => {
    const part = quote.parts.find((each) => each.lineId === lineId);
    return money(part === undefined ? 0 : part.goodsMinor + part.taxMinor, currency);
  };
  const unitsMore = (lineId: string): number =>
    quote.parts.find((each) => each.lineId === lineId)?.quantity ?? 0;
  const gone = order.lines.filter(({ id }) => quote.lines.every((line) => line.id !== id));
  return {
    id: edit.id,
    orderId: edit.orderId,
    state: edit.state,
    by: edit.actor,
    why: wordsFor(edit.reason),
    note: edit.note,
    baseVersion: edit.baseVersion,
    lines: [...quote.lines, ...gone.map((line) => ({ ...line, quantity: 0 }))].map((line) => ({
      lineId: line.id,
      title: line.title,
      variantTitle: line.variantTitle,
      quantityBefore: line.quantity - unitsMore(line.id),
      quantity: line.quantity,
      unitPrice: money(line.unitMinor, currency),
      difference: differenceOf(line.id),
    })),
    deliveryDifference: differenceOf(SHIPPING_SHARE),
    delivery: quote.delivery,
    address: quote.address,
    receipt: [...quote.receipt],
    totals: quote.totals,
    difference: money(edit.differenceMinor, currency),
    payBy: edit.payBy,
    createdAt: edit.createdAt,
    appliedAt: edit.appliedAt,
  };
}

export function toOrderEdits(
  order: OrderToEdit,
  edits: readonly OrderEdit[],
  actor: EditActor,
): OrderEdits {
  const answer = editAnswerOf(order, actor);
  return {
    possible: answer.allowed,
    why: answer.allowed ? null : EDIT_REFUSALS[answer.code],
    edits: edits.map((edit) => toOrderEditDto(order, edit)),
  };
}

const wordsFor = (reason: string | null): string | null =>
  reason !== null && Object.hasOwn(EDIT_REFUSALS, reason)
    ? EDIT_REFUSALS[reason as keyof typeof EDIT_REFUSALS]
    : null;
