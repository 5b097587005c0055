import type { AdminRefund, RefundPreviewDto } from '@green-apple/contracts-http';
import { SHIPPING_SHARE, type RefundPart } from '@green-apple/domain-pricing';
import {
  valueLabel,
  type NamedTender,
  type RefundPreview,
  type StoredRefund,
} from '@green-apple/persistence';

type Currency = StoredRefund['currency'];

export function toRefundPreview(
  { total, parts, tenders, leftMinor }: Extract<RefundPreview, { code: 'PREVIEW' }>,
  needsApproval: boolean,
): RefundPreviewDto {
  const { currency } = total;
  return {
    total,
    parts: parts.map((part) => toPart(part, currency)),
    tenders: tenders.map(({ kind, ending, minor }) => ({
      label: tenderLabel(kind, ending),
      amount: { minor, currency },
    })),
    left: { minor: leftMinor, currency },
    needsApproval,
  };
}

export function toAdminRefund(
  refund: StoredRefund & { readonly orderNumber: string },
  employeeId: string,
): AdminRefund {
  const { currency } = refund;
  return {
    id: refund.id,
    orderId: refund.orderId,
    orderNumber: refund.orderNumber,
    position: refund.position,
    state: refund.state,
    reason: refund.reason,
    note: refund.note,
    amount: { minor: refund.amountMinor, currency },
    parts: refund.parts.map((part) => toPart(part, currency)),
    tenders: refund.tenders.map(({ kind, ending, minor, state, failure }) => ({
      label: tenderLabel(kind, ending),
      amount: { minor, currency },
      state,
      failure,
    })),
    requestedBy: refund.requestedName ?? refund.requestedBy,
    decidedBy: refund.decidedName ?? refund.decidedBy,
    isMine: refund.requestedBy === employeeId,
    createdAt: refund.createdAt,
    settledAt: refund.settledAt,
  };
}

const toPart = ({ lineId, quantity, goodsMinor, taxMinor }: RefundPart, currency: Currency) => ({
  lineId: lineId === SHIPPING_SHARE ? null : lineId,
  quantity,
  amount: { minor: goodsMinor, currency },
  tax: { minor: taxMinor, currency },
});

function tenderLabel(kind: NamedTender['kind'], ending: string | null): string {
  switch (kind) {
    case 'not-taken':
      return 'Not charged to the card';
    case 'card':
      return 'Back to the card';
    default:
      return valueLabel(kind, ending ?? '');
  }
}
