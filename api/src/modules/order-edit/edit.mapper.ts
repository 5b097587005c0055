import type {
  AdminOrderEditDto,
  AdminOrderEdits,
  EditPaymentDto,
  OrderEditDto,
  OrderEdits,
} from '@green-apple/contracts-http';
import { money } from '@green-apple/domain-money';
import {
  EDIT_REFUSALS,
  orderMessage,
  toDeclineReason,
  type EditActor,
} from '@green-apple/domain-order';
import { SHIPPING_SHARE } from '@green-apple/domain-pricing';
import type { EditChargeState, OrderEdit, OrderToEdit } from '@green-apple/persistence';
import { editAnswerOf } from './edit-lines.ts';

export function toOrderEditDto(edit: OrderEdit): OrderEditDto {
  const { quote, currency } = edit;
  const { deliveryOptionId, address, goodwillMinor } = edit.changes;
  return {
    id: edit.id,
    orderId: edit.orderId,
    state: edit.state,
    by: edit.actor,
    ...refusalWords(edit.reason),
    baseVersion: edit.baseVersion,
    lines: linesOf(edit),
    deliveryDifference: differenceOf(edit, SHIPPING_SHARE),
    delivery: quote.delivery,
    address: quote.address,
    moves: { address: address !== undefined, delivery: deliveryOptionId !== undefined },
    goodwill: money(goodwillMinor ?? 0, currency),
    receipt: [...quote.receipt],
    totals: quote.totals,
    difference: money(edit.differenceMinor, currency),
    money: moneyOf(edit),
    payment: paymentOf(edit.charge),
    payBy: edit.payBy,
    createdAt: edit.createdAt,
    appliedAt: edit.appliedAt,
  };
}

export const toAdminOrderEditDto = (edit: OrderEdit): AdminOrderEditDto => ({
  ...toOrderEditDto(edit),
  requestedBy: edit.requestedName ?? edit.requestedBy,
  note: edit.note,
});

/** The order as it would be, and what leaves it: told by the change alone, whatever became of the order since. */
function linesOf(edit: OrderEdit): OrderEditDto['lines'] {
  const { quote, currency } = edit;
  const leaving = quote.leaving.map((line) => ({
    ...{ id: line.lineId, title: line.title, quantity: 0 },
    variantTitle: line.variantTitle ?? '',
    unitMinor: line.unitMinor ?? 0,
  }));
  return [...quote.lines, ...leaving].map((line) => ({
    lineId: line.id,
    title: line.title,
    variantTitle: line.variantTitle,
    quantityBefore: line.quantity - (partOf(edit, line.id)?.quantity ?? 0),
    quantity: line.quantity,
    unitPrice: money(line.unitMinor, currency),
    difference: differenceOf(edit, line.id),
  }));
}

const partOf = ({ quote }: OrderEdit, lineId: string) =>
  quote.parts.find((each) => each.lineId === lineId);

function differenceOf(edit: OrderEdit, lineId: string) {
  const part = partOf(edit, lineId);
  return money(part === undefined ? 0 : part.goodsMinor + part.taxMinor, edit.currency);
}

function moneyOf({ quote, currency }: OrderEdit): OrderEditDto['money'] {
  if (quote.money === undefined) return null;
  const { cardMinor, chargeMinor, openMinor, backToStoredMinor } = quote.money;
  return {
    card: money(cardMinor, currency),
    toAuthorise: chargeMinor > 0 ? money(openMinor, currency) : null,
    backToStored: money(backToStoredMinor, currency),
  };
}

function paymentOf(charge: EditChargeState | null): EditPaymentDto | null {
  const none = { declineReason: null, message: null };
  switch (charge?.state) {
    case undefined:
    case 'voided':
      return null;
    case 'requested':
      return { state: 'asking', ...none };
    case 'action_required':
      return { state: 'action_required', ...none };
    case 'authorised':
    case 'used':
      return { state: 'agreed', ...none };
    case 'declined': {
      const declineReason = toDeclineReason(charge.declineCode);
      return {
        state: 'declined',
        declineReason,
        message: orderMessage('payment_declined', declineReason),
      };
    }
  }
}

export function toOrderEdits(
  order: OrderToEdit,
  edits: readonly OrderEdit[],
  actor: EditActor,
): OrderEdits {
  return { ...answerWords(order, actor), edits: edits.map(toOrderEditDto) };
}

export const toAdminOrderEdits = (
  order: OrderToEdit,
  edits: readonly OrderEdit[],
): AdminOrderEdits => ({
  ...answerWords(order, 'staff'),
  edits: edits.map(toAdminOrderEditDto),
  packed: [...order.packed],
});

function answerWords(order: OrderToEdit, actor: EditActor) {
  const answer = editAnswerOf(order, actor);
  return { possible: answer.allowed, ...refusalWords(answer.allowed ? null : answer.code) };
}

const refusalWords = (reason: string | null) => ({
  reason,
  why:
    reason !== null && Object.hasOwn(EDIT_REFUSALS, reason)
      ? EDIT_REFUSALS[reason as keyof typeof EDIT_REFUSALS]
      : null,
});
