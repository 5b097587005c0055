import type {
  Cancellation,
  MoneyDto,
  OrderDetail,
  OrderProgress,
  PlacedOrder,
  RefundDto,
  TenderDto,
} from '@green-apple/contracts-http';
import {
  CANCEL_REFUSALS,
  cancelAnswer,
  orderMessage,
  shipmentMessage,
  type CancelActor,
} from '@green-apple/domain-order';
import {
  refundWay,
  valueLabel,
  type ShopperRefund,
  type StoredOrder,
  type StoredPlacedOrder,
  type StoredProgress,
} from '@green-apple/persistence';

export function toOrderProgress(order: StoredProgress): OrderProgress {
  const { id, number, state, reason, version, holdExpiresAt, history, shipments } = order;
  return {
    id,
    number,
    state,
    reason,
    message: orderMessage(state, reason),
    version,
    holdExpiresAt,
    cancellation: toCancellation(order, 'shopper'),
    history: history.map((entry) => ({ ...entry })),
    shipments: shipments.map((shipment) => ({
      ...shipment,
      message: shipmentMessage(shipment.state, shipment.madeGood),
    })),
  };
}

export function toCancellation(
  { state, cancelRequested }: Pick<StoredProgress, 'state' | 'cancelRequested'>,
  actor: CancelActor,
): Cancellation {
  const answer = cancelAnswer(state, actor);
  return {
    possible: answer.allowed,
    why: answer.allowed ? null : CANCEL_REFUSALS[answer.code],
    requested: cancelRequested,
  };
}

export function toOrderDetail(order: StoredOrder): OrderDetail {
  return {
    id: order.id,
    number: order.number,
    placedAt: order.placedAt,
    email: order.email,
    address: order.address,
    delivery: order.delivery,
    lines: [...order.lines],
    receipt: [...order.receipt],
    totals: order.totals,
    tender: toStoredTenderDto(order.tender),
    refunds: order.refunds.map((refund) => toRefundDto(refund, order.totals.total.currency)),
    lots: order.lots.map((lot) => ({ ...lot })),
    progress: toOrderProgress(order),
  };
}

function toRefundDto(refund: ShopperRefund, currency: MoneyDto['currency']): RefundDto {
  const { id, minor, settledAt, tenders, state } = refund;
  const ways = tenders.map((tender) => refundWay(tender, currency));
  return {
    id,
    amount: { minor, currency },
    settledAt: state === 'settled' ? settledAt : null,
    ways,
    tenders: tenders.map((tender) => ({ ...tender })),
  };
}

function toStoredTenderDto({ parts, due }: StoredOrder['tender']): TenderDto {
  return {
    due,
    parts: parts.map(({ id, kind, ending, minor }) => ({
      id,
      label: valueLabel(kind, ending),
      amount: { minor, currency: due.currency },
    })),
  };
}

export function toPlacedOrder(order: StoredPlacedOrder): PlacedOrder {
  const { id, number, state, total } = order;
  return { id, number, state, total, progressUrl: `/api/orders/${id}/progress` };
}
