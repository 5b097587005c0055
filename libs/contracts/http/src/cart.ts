import { COUNTRIES, COUNTRY_CODES } from '@green-apple/domain-pricing';
import { z } from 'zod';
import { ImageDto } from './catalogue.ts';
import { MoneyDto, Slug, Uuid } from './primitives.ts';

export const MAX_QUANTITY = 99;
export const Quantity = z.number().int().min(1).max(MAX_QUANTITY);

export const AddCartLine = z
  .object({ variantId: Uuid, quantity: Quantity.default(1) })
  .meta({ id: 'AddCartLine' });
export type AddCartLine = z.infer<typeof AddCartLine>;
/** Quantity 0 takes the line out. */
export const ChangeCartLine = z
  .object({ quantity: z.number().int().min(0).max(MAX_QUANTITY) })
  .meta({ id: 'ChangeCartLine' });
export type ChangeCartLine = z.infer<typeof ChangeCartLine>;
export const ApplyCoupon = z
  .object({ code: z.string().trim().min(1).max(40) })
  .meta({ id: 'ApplyCoupon' });
export type ApplyCoupon = z.infer<typeof ApplyCoupon>;

/** One named deduction or charge, as the shopper's breakdown shows it. */
export const ReceiptStep = z
  .object({
    kind: z.enum([
      'items',
      'promotion',
      'coupon',
      'shipping',
      'shipping-promotion',
      'tax',
      'tax-included',
    ]),
    label: z.string(),
    /** Rule or rate that was applied, with its version, for staff and refunds. */
    ruleId: z.string().nullable(),
    ruleVersion: z.number().int().nullable(),
    amount: MoneyDto,
    /** Share per line id, summing to `amount`; empty for order-level steps. */
    shares: z.array(z.object({ lineId: z.string(), minor: z.number().int() })),
    /** Tax that is inside of prices: part of what the other steps charge. */
    contained: z.array(z.object({ lineId: z.string(), minor: z.number().int() })).optional(),
  })
  .meta({ id: 'ReceiptStep' });
export type ReceiptStep = z.infer<typeof ReceiptStep>;

/** Gift cards and credit that pay a part of the total, and what is left for the card. */
export const TenderDto = z
  .object({
    parts: z.array(z.object({ id: Uuid, label: z.string(), amount: MoneyDto })),
    due: MoneyDto,
  })
  .meta({ id: 'Tender' });
export type TenderDto = z.infer<typeof TenderDto>;

export const ApplyGiftCard = z
  .object({ code: z.string().trim().min(8).max(40) })
  .meta({ id: 'ApplyGiftCard' });
export type ApplyGiftCard = z.infer<typeof ApplyGiftCard>;

export const Totals = z
  .object({
    items: MoneyDto,
    discount: MoneyDto,
    shipping: MoneyDto,
    tax: MoneyDto,
    total: MoneyDto,
  })
  .meta({ id: 'Totals' });
export type Totals = z.infer<typeof Totals>;

export const CartLineDto = z
  .object({
    variantId: Uuid,
    productId: Uuid,
    slug: Slug,
    title: z.string(),
    /** What it is called in other languages, by locale. */
    titles: z.record(z.string(), z.string()).optional(),
    variantTitle: z.string(),
    image: ImageDto.nullable(),
    quantity: z.number().int(),
    /** Given away by an offer: the shopper neither put it in nor can change it. */
    gift: z.boolean(),
    unitPrice: MoneyDto,
    wasPrice: MoneyDto.nullable(),
    lineDiscount: MoneyDto,
    lineTotal: MoneyDto,
    /** Of several units of one size that are sold as one; null for a single item. */
    pack: z
      .object({
        units: z.number().int(),
        /** What the whole line costs less than as many single ones would now; null when it does not. */
        saving: MoneyDto.nullable(),
      })
      .nullable(),
    available: z.number().int(),
    /** Units that one order can have of this product; null when there is no limit of its own. */
    maxPerOrder: z.number().int().nullable(),
    /** What of it comes later than the rest when it is delivered, and when. */
    later: z
      .object({
        kind: z.enum(['backorder', 'preorder']),
        quantity: z.number().int(),
        expectedOn: z.string(),
      })
      .nullable(),
    problem: z
      .enum(['OUT_OF_STOCK', 'NOT_ENOUGH_STOCK', 'NO_LONGER_SOLD', 'OVER_LIMIT'])
      .nullable(),
  })
  .meta({ id: 'CartLine' });
export type CartLineDto = z.infer<typeof CartLineDto>;

export const CartDto = z
  .object({
    id: Uuid,
    version: z.number().int(),
    lines: z.array(CartLineDto),
    itemCount: z.number().int(),
    coupon: z
      .object({
        code: z.string(),
        label: z.string(),
        applied: z.boolean(),
        reason: z.string().nullable(),
        /** Why it takes nothing off; null when it does, or when nobody knows the code. */
        refusal: z
          .enum(['NOT_RUNNING', 'EXPIRED', 'EXHAUSTED', 'CONDITIONS_NOT_MET', 'NOT_COMBINABLE'])
          .nullable(),
      })
      .nullable(),
    /** Put on the bag to pay with; no code, only how it ends. */
    giftCards: z.array(z.object({ id: Uuid, label: z.string(), balance: MoneyDto })),
    receipt: z.array(ReceiptStep),
    /** Shipping and tax are zero until there is a quote. */
    totals: Totals,
    /** Prices hold their tax: none comes on top at the checkout. */
    taxIncluded: z.boolean(),
    freeDeliveryFrom: MoneyDto,
    freeDeliveryMissing: MoneyDto.nullable(),
    minimumOrder: MoneyDto,
    /** What is missing up to the smallest order; null when the bag is large enough. */
    minimumMissing: MoneyDto.nullable(),
    /** The age a shopper has to be of for this bag; null when anybody may buy it. */
    minimumAge: z.number().int().nullable(),
  })
  .meta({ id: 'Cart' });
export type CartDto = z.infer<typeof CartDto>;

const ADDRESS = z.object({
  name: z.string().trim().min(2).max(80),
  line1: z.string().trim().min(3).max(120),
  line2: z.string().trim().max(120).default(''),
  city: z.string().trim().min(2).max(80),
  /** Two-letter state; empty in countries whose addresses have none. */
  region: z.string().trim().max(2).default(''),
  postalCode: z.string().trim().toUpperCase().max(12),
  country: z.enum(COUNTRY_CODES).default('US'),
  phone: z.string().trim().max(30).default(''),
});

export const AddressDto = ADDRESS.superRefine(({ country, region, postalCode }, { addIssue }) => {
  const { hasRegions, postalCode: format, postalCodeHint } = COUNTRIES[country];
  if (!(hasRegions ? /^[A-Z]{2}$/ : /^$/).test(region))
    addIssue({
      code: 'custom',
      path: ['region'],
      message: hasRegions ? 'Use the two-letter state code' : 'Addresses there name no state',
    });
  if (!format.test(postalCode))
    addIssue({ code: 'custom', path: ['postalCode'], message: postalCodeHint });
}).meta({ id: 'Address' });
export type AddressDto = z.infer<typeof AddressDto>;

/** One that an order moves to: it stays in the order's country unless it says so. Judged once that is known. */
export const MovedAddress = ADDRESS.extend({ country: z.enum(COUNTRY_CODES).optional() }).meta({
  id: 'MovedAddress',
});
export type MovedAddress = z.infer<typeof MovedAddress>;

export const DeliveryOption = z
  .object({
    id: z.string(),
    label: z.string(),
    kind: z.enum(['delivery', 'collect']),
    price: MoneyDto,
    /** ISO dates of the window in which it arrives (or is ready). */
    earliest: z.string(),
    latest: z.string(),
    locationCode: z.string().nullable(),
  })
  .meta({ id: 'DeliveryOption' });
export type DeliveryOption = z.infer<typeof DeliveryOption>;

/** Options of this kind need no address: they are collected in a store. */
export const COLLECT_PREFIX = 'collect:';

/** Who comes to the store. */
export const CollectorDto = z
  .object({
    name: z.string().trim().min(2).max(80),
    phone: z.string().trim().max(30).default(''),
  })
  .meta({ id: 'Collector' });
export type CollectorDto = z.infer<typeof CollectorDto>;

export const QuoteRequest = z
  .object({
    email: z.email().max(254),
    /** Where it is delivered; not needed for what is collected. */
    address: AddressDto.optional(),
    collector: CollectorDto.optional(),
    /** Chosen option; without it the cheapest is taken. */
    deliveryOptionId: z.string().max(80).optional(),
  })
  .refine(
    ({ address, collector, deliveryOptionId }) =>
      address !== undefined ||
      (collector !== undefined && deliveryOptionId?.startsWith(COLLECT_PREFIX) === true),
    { path: ['address'], message: 'Where shall we deliver?' },
  )
  .meta({ id: 'QuoteRequest' });
export type QuoteRequest = z.infer<typeof QuoteRequest>;

export const Quote = z
  .object({
    id: Uuid,
    cartVersion: z.number().int(),
    expiresAt: z.string(),
    hash: z.string(),
    deliveryOptions: z.array(DeliveryOption),
    delivery: DeliveryOption,
    receipt: z.array(ReceiptStep),
    totals: Totals,
    tender: TenderDto,
    lines: z.array(CartLineDto),
    /** True when the tax service did not answer in time and the house's own rate table was used. */
    taxEstimated: z.boolean(),
    /** The age to confirm when the order is placed; null when there is none. */
    minimumAge: z.number().int().nullable(),
  })
  .meta({ id: 'Quote' });
export type Quote = z.infer<typeof Quote>;

export const ListStoresQuery = z.object({
  /** ZIP code to be near to; without it stores stand in their own order. */
  near: z
    .string()
    .trim()
    .regex(/^\d{5}(-\d{4})?$/, 'A ZIP code has five digits')
    .optional(),
});
export type ListStoresQuery = z.infer<typeof ListStoresQuery>;

/** A store with what it can do for the bag. */
export const PickupStoreDto = z
  .object({
    code: z.string(),
    name: z.string(),
    address: z.object({
      line1: z.string(),
      city: z.string(),
      region: z.string(),
      postalCode: z.string(),
    }),
    /** The delivery option to ask a quote for; null when the store cannot supply the bag. */
    deliveryOptionId: z.string().nullable(),
    /** ISO day on which everything is ready at the latest; null when it cannot be. */
    readyBy: z.string().nullable(),
    /** What the store lacks, by line. */
    missing: z.array(
      z.object({ variantId: z.string(), title: z.string(), available: z.number().int() }),
    ),
  })
  .meta({ id: 'PickupStore' });
export type PickupStoreDto = z.infer<typeof PickupStoreDto>;
export const PickupStoreList = z
  .object({ items: z.array(PickupStoreDto) })
  .meta({ id: 'PickupStoreList' });
export type PickupStoreList = z.infer<typeof PickupStoreList>;

/** What the browser needs to show the provider's card frame. */
export const CheckoutConfig = z
  .object({ provider: z.literal('stripe'), publishableKey: z.string(), scriptUrl: z.string() })
  .meta({ id: 'CheckoutConfig' });
export type CheckoutConfig = z.infer<typeof CheckoutConfig>;
