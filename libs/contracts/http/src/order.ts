import { MAKING_GOOD, SHIPMENT_STATES } from '@green-apple/domain-order';
import { LOCALE_CODES } from '@green-apple/domain-pricing';
import { z } from 'zod';
import { AddressDto, DeliveryOption, ReceiptStep, TenderDto, Totals } from './cart.ts';
import { ImageDto } from './catalogue.ts';
import { MoneyDto, Slug, Uuid } from './primitives.ts';

export const PlaceOrder = z
  .object({
    quoteId: Uuid,
    /** The provider's handle of the card typed into the provider's frame; not needed when nothing is due. */
    paymentMethodId: z
      .string()
      .regex(/^pm_[A-Za-z0-9_]+$/)
      .max(120)
      .optional(),
    /** The shopper says that they are of the age the quote asks for. */
    ageConfirmed: z.boolean().optional(),
    /** The language it is placed in; mails about it speak the same. */
    locale: z.enum(LOCALE_CODES).optional(),
  })
  .meta({ id: 'PlaceOrder' });
export type PlaceOrder = z.infer<typeof PlaceOrder>;

export const PayAgain = z
  .object({
    paymentMethodId: z
      .string()
      .regex(/^pm_[A-Za-z0-9_]+$/)
      .max(120),
  })
  .meta({ id: 'PayAgain' });
export type PayAgain = z.infer<typeof PayAgain>;

export const PlacedOrder = z
  .object({
    id: Uuid,
    number: z.string(),
    state: z.string(),
    total: MoneyDto,
    progressUrl: z.string(),
  })
  .meta({ id: 'PlacedOrder' });
export type PlacedOrder = z.infer<typeof PlacedOrder>;

export const OrderState = z.enum([
  'placed',
  'action_required',
  'payment_declined',
  'confirmed',
  'packing',
  'partially_shipped',
  'shipped',
  'ready_for_pickup',
  'delivered',
  'partially_delivered',
  'lost',
  'not_collected',
  'partially_returned',
  'returned',
  'cancelled',
]);
export type OrderState = z.infer<typeof OrderState>;

export const OrderLineDto = z
  .object({
    id: Uuid,
    variantId: Uuid,
    productId: Uuid,
    sku: z.string(),
    title: z.string(),
    variantTitle: z.string(),
    image: ImageDto.nullable(),
    quantity: z.number().int(),
    unitPrice: MoneyDto,
    discount: MoneyDto,
    tax: MoneyDto,
    total: MoneyDto,
    /** ISO day on which units that come later are expected; null when all of it is there. */
    expectedOn: z.string().nullable(),
  })
  .meta({ id: 'OrderLine' });
export type OrderLineDto = z.infer<typeof OrderLineDto>;

export const OrderHistoryEntry = z.object({
  state: OrderState,
  reason: z.string().nullable(),
  at: z.string(),
});

/** Whether the order can still be cancelled, and why not. */
export const Cancellation = z
  .object({
    possible: z.boolean(),
    /** A sentence for the shopper; null while it is possible. */
    why: z.string().nullable(),
    /** Somebody asked for it and it is being seen to. */
    requested: z.boolean(),
  })
  .meta({ id: 'Cancellation' });
export type Cancellation = z.infer<typeof Cancellation>;

export const ShipmentState = z.enum(SHIPMENT_STATES);
export type ShipmentState = z.infer<typeof ShipmentState>;

/** One parcel, or one bag at a counter, as the shopper follows it. */
export const ShipmentDto = z
  .object({
    id: Uuid,
    /** First, second, third of its order. */
    position: z.number().int(),
    kind: z.enum(['parcel', 'pickup']),
    state: ShipmentState,
    /** The state in words for the shopper. */
    message: z.string(),
    /** Where it comes from, or where it waits. */
    place: z.string(),
    carrier: z.string().nullable(),
    trackingCode: z.string().nullable(),
    trackingUrl: z.string().nullable(),
    lines: z.array(z.object({ lineId: Uuid, title: z.string(), quantity: z.number().int() })),
    /** It did not arrive, and this is done about it. */
    madeGood: z.enum(MAKING_GOOD).nullable(),
    updatedAt: z.string(),
  })
  .meta({ id: 'Shipment' });
export type ShipmentDto = z.infer<typeof ShipmentDto>;

/** What the live order page shows and the progress stream sends; no address, no card. */
export const OrderProgress = z
  .object({
    id: Uuid,
    number: z.string(),
    state: OrderState,
    /** Stable reason, e.g. a decline code or why it was cancelled. */
    reason: z.string().nullable(),
    /** The same in words for the shopper. */
    message: z.string(),
    version: z.number().int(),
    /** Until when the items are held while payment is open. */
    holdExpiresAt: z.string().nullable(),
    cancellation: Cancellation,
    history: z.array(OrderHistoryEntry),
    /** Empty until the order is confirmed. */
    shipments: z.array(ShipmentDto),
  })
  .meta({ id: 'OrderProgress' });
export type OrderProgress = z.infer<typeof OrderProgress>;

/** Money that went back to the shopper, or is on its way. */
export const RefundDto = z
  .object({
    id: Uuid,
    amount: MoneyDto,
    /** Since when it is on its way from us; null while we are at it. */
    settledAt: z.string().nullable(),
    /** In words for the shopper: what goes back to what. */
    ways: z.array(z.string()),
    /** The same in figures; `ending` is of the gift card or credit. */
    tenders: z.array(
      z.object({
        kind: z.enum(['not-taken', 'card', 'gift-card', 'store-credit']),
        minor: z.number().int(),
        ending: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Refund' });
export type RefundDto = z.infer<typeof RefundDto>;

export const OrderDetail = z
  .object({
    id: Uuid,
    number: z.string(),
    placedAt: z.string(),
    email: z.string(),
    address: AddressDto,
    delivery: DeliveryOption,
    lines: z.array(OrderLineDto),
    receipt: z.array(ReceiptStep),
    totals: Totals,
    tender: TenderDto,
    refunds: z.array(RefundDto),
    /** Which lots its parcels were filled from, as far as it is known; of a bundle those of its items. */
    lots: z.array(z.object({ lineId: Uuid, title: z.string(), slug: Slug, code: z.string() })),
    progress: OrderProgress,
  })
  .meta({ id: 'OrderDetail' });
export type OrderDetail = z.infer<typeof OrderDetail>;

/** Handed to the provider's script to finish 3-D Secure. */
export const PaymentAction = z
  .object({ clientSecret: z.string(), publishableKey: z.string(), scriptUrl: z.string() })
  .meta({ id: 'PaymentAction' });
export type PaymentAction = z.infer<typeof PaymentAction>;
