import { z } from 'zod';
import { MoneyDto, Uuid } from './primitives.ts';

export const REFUND_REASONS = [
  'damaged',
  'not_received',
  'not_as_described',
  'late',
  'price',
  'goodwill',
  'other',
] as const;
export const RefundReason = z.enum(REFUND_REASONS);
export type RefundReason = z.infer<typeof RefundReason>;

const Sum = z.number().int().min(0).max(100_000_000);

/** What is to go back: units of lines, a part of delivery, and a sum over what is left; in minor units. */
export const WantedRefund = z
  .strictObject({
    lines: z
      .array(z.strictObject({ lineId: Uuid, quantity: z.number().int().min(1).max(999) }))
      .max(200)
      .default([]),
    shippingMinor: Sum.default(0),
    amountMinor: Sum.default(0),
  })
  .meta({ id: 'WantedRefund' });
export type WantedRefund = z.infer<typeof WantedRefund>;

export const AskRefund = WantedRefund.extend({
  reason: RefundReason,
  /** Stays in the audit trail; no names or addresses. */
  note: z.string().trim().min(1).max(500),
}).meta({ id: 'AskRefund' });
export type AskRefund = z.infer<typeof AskRefund>;

/** A part of a refund: of a line, or of delivery. */
const RefundPartDto = z.object({
  /** Null for delivery. */
  lineId: z.string().nullable(),
  quantity: z.number().int(),
  /** Without tax. */
  amount: MoneyDto,
  tax: MoneyDto,
});

export const RefundPreviewDto = z
  .object({
    total: MoneyDto,
    parts: z.array(RefundPartDto),
    /** Where it would go as things stand; empty while a part is just being charged. */
    tenders: z.array(z.object({ label: z.string(), amount: MoneyDto })),
    /** What could still be given back afterwards. */
    left: MoneyDto,
    /** Above the limit a second employee has to agree. */
    needsApproval: z.boolean(),
  })
  .meta({ id: 'RefundPreview' });
export type RefundPreviewDto = z.infer<typeof RefundPreviewDto>;

export const RefundState = z.enum([
  'awaiting_approval',
  'approved',
  'processing',
  'settled',
  'failed',
  'refused',
]);

export const AdminRefund = z
  .object({
    id: Uuid,
    orderId: Uuid,
    orderNumber: z.string(),
    position: z.number().int(),
    state: RefundState,
    reason: z.string(),
    note: z.string().nullable(),
    amount: MoneyDto,
    parts: z.array(RefundPartDto),
    tenders: z.array(
      z.object({
        label: z.string(),
        amount: MoneyDto,
        state: z.enum(['open', 'asked', 'pending', 'settled', 'failed']),
        /** Why the provider refused; its own code. */
        failure: z.string().nullable(),
      }),
    ),
    /** An employee, or the run that asked. */
    requestedBy: z.string(),
    decidedBy: z.string().nullable(),
    /** You asked for it yourself: somebody else has to decide. */
    isMine: z.boolean(),
    createdAt: z.string(),
    settledAt: z.string().nullable(),
  })
  .meta({ id: 'AdminRefund' });
export type AdminRefund = z.infer<typeof AdminRefund>;

export const AdminRefundList = z
  .object({ items: z.array(AdminRefund) })
  .meta({ id: 'AdminRefundList' });
export type AdminRefundList = z.infer<typeof AdminRefundList>;

export const DecideRefund = z
  .strictObject({ decision: z.enum(['approve', 'refuse']) })
  .meta({ id: 'DecideRefund' });
export type DecideRefund = z.infer<typeof DecideRefund>;
