import { z } from 'zod';
import { AddressDto, DeliveryOption, MovedAddress, ReceiptStep, Totals } from './cart.ts';
import { MoneyDto, Uuid } from './primitives.ts';

const Quantity = z.number().int().min(0).max(99);

/** What a shopper wants of their order; what is not named stays as it is. */
export const EditOrder = z
  .object({
    /** New quantities of lines that the order has; 0 takes a line out. */
    quantities: z
      .array(z.object({ lineId: Uuid, quantity: Quantity }))
      .max(100)
      .default([]),
    added: z
      .array(z.object({ variantId: Uuid, quantity: Quantity.min(1) }))
      .max(20)
      .default([]),
    address: MovedAddress.optional(),
    deliveryOptionId: z.string().max(80).optional(),
  })
  .meta({ id: 'EditOrder' });
export type EditOrder = z.infer<typeof EditOrder>;

/** What staff want of it: they may take something off as well, and say why. */
export const AdminEditOrder = EditOrder.extend({
  goodwillMinor: z.number().int().min(0).max(1_000_000).default(0),
  note: z.string().trim().min(1).max(500),
}).meta({ id: 'AdminEditOrder' });
export type AdminEditOrder = z.infer<typeof AdminEditOrder>;

export const OrderEditState = z.enum([
  'previewed',
  'applying',
  'awaiting_payment',
  'applied',
  'abandoned',
  'failed',
]);

/** A line before and after. */
export const EditedLineDto = z
  .object({
    lineId: Uuid,
    title: z.string(),
    variantTitle: z.string(),
    quantityBefore: z.number().int(),
    quantity: z.number().int(),
    unitPrice: MoneyDto,
    /** What it costs more (or less, below zero) than before, with tax. */
    difference: MoneyDto,
  })
  .meta({ id: 'EditedLine' });
export type EditedLineDto = z.infer<typeof EditedLineDto>;

/** How far the bank is that has to agree to more than it keeps ready. */
export const EditPaymentDto = z
  .object({
    state: z.enum(['asking', 'action_required', 'declined', 'agreed']),
    /** Stable, e.g. `insufficient_funds`; null unless it was declined. */
    declineReason: z.string().nullable(),
    /** What that means, in a sentence for the shopper. */
    message: z.string().nullable(),
  })
  .meta({ id: 'EditPayment' });
export type EditPaymentDto = z.infer<typeof EditPaymentDto>;

/** What a change means for whatever pays for the order. */
export const EditMoneyDto = z
  .object({
    /** What the card pays for the order in all, as it would be. */
    card: MoneyDto,
    /** What the bank has to keep ready in all; null when it need not be asked. */
    toAuthorise: MoneyDto.nullable(),
    /** What goes back to gift cards and credit. */
    backToStored: MoneyDto,
  })
  .meta({ id: 'EditMoney' });
export type EditMoneyDto = z.infer<typeof EditMoneyDto>;

/** A change of an order with what it costs; nothing is changed before it is `applied`. */
export const OrderEditDto = z
  .object({
    id: Uuid,
    orderId: Uuid,
    state: OrderEditState,
    by: z.enum(['shopper', 'staff']),
    /** Why it came to nothing: a stable code, and the same in a sentence for the shopper. */
    reason: z.string().nullable(),
    why: z.string().nullable(),
    /** The version of the receipt it starts from: goes into If-Match when it is applied. */
    baseVersion: z.number().int(),
    lines: z.array(EditedLineDto),
    /** What delivery costs more or less, with tax. */
    deliveryDifference: MoneyDto,
    delivery: DeliveryOption,
    address: AddressDto.nullable(),
    /** What is asked for besides goods. */
    moves: z.object({ address: z.boolean(), delivery: z.boolean() }),
    /** What staff take off to make up for trouble. */
    goodwill: MoneyDto,
    receipt: z.array(ReceiptStep),
    totals: Totals,
    /** New total minus the old one. */
    difference: MoneyDto,
    /** Null for changes from before it was kept. */
    money: EditMoneyDto.nullable(),
    /** Null while no bank was asked. */
    payment: EditPaymentDto.nullable(),
    /** Until when a difference can be paid. */
    payBy: z.string().nullable(),
    createdAt: z.string(),
    appliedAt: z.string().nullable(),
  })
  .meta({ id: 'OrderEdit' });
export type OrderEditDto = z.infer<typeof OrderEditDto>;

/** Whether an order can be changed, and what was changed. */
export const OrderEdits = z
  .object({
    possible: z.boolean(),
    /** A stable code and a sentence for the shopper; null while it is possible. */
    reason: z.string().nullable(),
    why: z.string().nullable(),
    edits: z.array(OrderEditDto),
  })
  .meta({ id: 'OrderEdits' });
export type OrderEdits = z.infer<typeof OrderEdits>;

/** The same for staff, who see which of them it was, and why. */
export const AdminOrderEditDto = OrderEditDto.extend({
  requestedBy: z.string().nullable(),
  note: z.string().nullable(),
}).meta({ id: 'AdminOrderEdit' });
export type AdminOrderEditDto = z.infer<typeof AdminOrderEditDto>;

export const AdminOrderEdits = OrderEdits.extend({
  edits: z.array(AdminOrderEditDto),
  /** Units of lines that are packed or gone: fewer than these cannot be left. */
  packed: z.array(z.object({ lineId: Uuid, units: z.number().int() })),
}).meta({ id: 'AdminOrderEdits' });
export type AdminOrderEdits = z.infer<typeof AdminOrderEdits>;

/** Ways in which the order could travel, were it changed like this; empty when it is collected. */
export const EditWays = z.object({ options: z.array(DeliveryOption) }).meta({ id: 'EditWays' });
export type EditWays = z.infer<typeof EditWays>;
