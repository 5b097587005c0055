import { RETURN_DECISION_CODES, RETURN_REFUSAL_CODES } from '@green-apple/domain-order';
import { z } from 'zod';
import { Cursor, MoneyDto, Uuid } from './primitives.ts';

export const ReturnState = z.enum([
  'requested',
  'approved',
  'labelled',
  'in_transit',
  'received',
  'inspected',
  'refunded',
  'exchanged',
  'rejected',
  'refused',
  'cancelled',
  'expired',
]);

export const ReturnReason = z.enum([
  'changed_mind',
  'wrong_choice',
  'ordered_too_many',
  'wrong_item',
  'not_as_described',
  'damaged',
  'reaction',
]);

const Units = z.number().int().min(0).max(9_999);
const oncePerLine = (lines: ReadonlyArray<{ readonly lineId: string }>): boolean =>
  new Set(lines.map(({ lineId }) => lineId)).size === lines.length;

export const RequestReturn = z
  .object({
    resolution: z.enum(['refund', 'exchange']),
    lines: z
      .array(
        z.object({
          lineId: Uuid,
          quantity: z.number().int().min(1).max(9_999),
          reason: ReturnReason,
          /** The shopper has broken its seal. */
          opened: z.boolean(),
        }),
      )
      .min(1)
      .max(100)
      .refine(oncePerLine, 'each line once'),
  })
  .meta({ id: 'RequestReturn' });
export type RequestReturn = z.infer<typeof RequestReturn>;

/** What of a line can still be sent back. */
export const ReturnChoiceDto = z.object({
  lineId: Uuid,
  title: z.string(),
  variantTitle: z.string(),
  units: z.number().int(),
  /** Until when it can be asked for; null before it has arrived. */
  until: z.string().nullable(),
  /** A sentence for the shopper: why not, or under which condition; null when there is none. */
  why: z.string().nullable(),
  /** The same as a stable code. */
  refusal: z.enum(RETURN_REFUSAL_CODES).nullable(),
  /** Only when something is wrong with it. */
  faultOnly: z.boolean(),
  /** Who pays the postage when nothing is wrong with it. */
  labelBy: z.enum(['shop', 'shopper']),
});
export type ReturnChoiceDto = z.infer<typeof ReturnChoiceDto>;

const ReturnLineDto = z.object({
  lineId: Uuid,
  title: z.string(),
  variantTitle: z.string(),
  quantity: z.number().int(),
  reason: ReturnReason,
  opened: z.boolean(),
  /** Units that money or a replacement is given for; null before somebody has looked. */
  accepted: z.number().int().nullable(),
});

/** A return as the shopper follows it. */
export const ReturnDto = z
  .object({
    id: Uuid,
    /** What people call it, e.g. `GA-7K3M9-2QXRT-R1`. */
    number: z.string(),
    state: ReturnState,
    /** The state in words, with the reason where there is one. */
    message: z.string(),
    /** Why it was refused, as a stable code; null unless it was. */
    decision: z.enum(RETURN_DECISION_CODES).nullable(),
    resolution: z.enum(['refund', 'exchange']),
    place: z.string(),
    carrier: z.string().nullable(),
    trackingCode: z.string().nullable(),
    trackingUrl: z.string().nullable(),
    labelUrl: z.string().nullable(),
    sendBy: z.string().nullable(),
    /** Where the shopper sends it at their own cost; null when there is a label of ours for it. */
    sendTo: z.string().nullable(),
    createdAt: z.string(),
    /** What goes back; null before it is settled. */
    refund: MoneyDto.nullable(),
    /** It can still be called off. */
    cancellable: z.boolean(),
    lines: z.array(ReturnLineDto),
    history: z.array(z.object({ state: ReturnState, at: z.string() })),
  })
  .meta({ id: 'Return' });
export type ReturnDto = z.infer<typeof ReturnDto>;

/** What can be sent back of an order, and what is on its way. */
export const OrderReturns = z
  .object({ choices: z.array(ReturnChoiceDto), returns: z.array(ReturnDto) })
  .meta({ id: 'OrderReturns' });
export type OrderReturns = z.infer<typeof OrderReturns>;

export const AdminListReturnsQuery = z.object({
  state: ReturnState.optional(),
  /** Only those of one order. */
  order: Uuid.optional(),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type AdminListReturnsQuery = z.infer<typeof AdminListReturnsQuery>;

export const ReturnInstructionDto = z.enum(['approve', 'refuse', 'cancel', 'receive', 'inspect']);

export const AdminReturn = ReturnDto.extend({
  orderId: Uuid,
  orderNumber: z.string(),
  reason: z.string().nullable(),
  /** Why a person has to look first; null when it was approved by rule. */
  review: z.string().nullable(),
  sharePercent: z.number().int(),
  refundState: z.string().nullable(),
  /** Grows with every change and with everything that is asked: what is sent back as `If-Match`. */
  version: z.number().int(),
  /** Something was asked of its run a moment ago. */
  asked: z.string().nullable(),
  /** What can be asked of it now. */
  may: z.array(ReturnInstructionDto),
  lines: z.array(
    ReturnLineDto.extend({
      productId: Uuid,
      sku: z.string(),
      /** What these units cost, tax included. */
      paid: MoneyDto,
      found: z
        .object({
          good: Units,
          damaged: Units,
          notAsDescribed: Units,
          missing: Units,
          accepted: Units,
        })
        .nullable(),
    }),
  ),
  history: z.array(z.object({ state: ReturnState, reason: z.string().nullable(), at: z.string() })),
  workflowUrl: z.string().nullable(),
}).meta({ id: 'AdminReturn' });
export type AdminReturn = z.infer<typeof AdminReturn>;

export const AdminReturnList = z
  .object({
    items: z.array(AdminReturn),
    nextCursor: z.string().nullable(),
    /** How many of all returns wait for a decision, and have arrived and wait to be looked at. */
    waiting: z.object({ decision: z.number().int(), inspection: z.number().int() }),
  })
  .meta({ id: 'AdminReturnList' });
export type AdminReturnList = z.infer<typeof AdminReturnList>;

export const DecideReturn = z
  .discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('approve') }),
    z.strictObject({
      decision: z.literal('refuse'),
      reason: z.enum(['outside_policy', 'already_settled', 'keep_it', 'suspected_misuse']),
    }),
  ])
  .meta({ id: 'DecideReturn' });
export type DecideReturn = z.infer<typeof DecideReturn>;

export const InspectReturn = z
  .strictObject({
    lines: z
      .array(
        z.strictObject({
          lineId: Uuid,
          good: Units,
          damaged: Units,
          notAsDescribed: Units,
          missing: Units,
          accepted: Units,
        }),
      )
      .min(1)
      .max(100),
    /** Percent of the money that is given back. */
    sharePercent: z.number().int().min(1).max(100).default(100),
  })
  .meta({ id: 'InspectReturn' });
export type InspectReturn = z.infer<typeof InspectReturn>;
