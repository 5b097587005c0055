import { MARKET_CODES } from '@green-apple/domain-pricing';
import { z } from 'zod';
import { ReceiptStep, Totals } from './cart.ts';
import { Cursor, ENDS_AFTER_START, MoneyDto, Time, Uuid, type Refinement } from './primitives.ts';

const Count = z.number().int().positive();
const Names = z.array(z.string().min(1).max(80)).min(1).max(200);
const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'Write it as 17:00');

/** What must hold, all of it; the shapes of `libs/domain/promotion/src/condition.ts`. */
export const PromotionCondition = z
  .discriminatedUnion('type', [
    z.object({
      type: z.enum(['category', 'brand', 'product', 'goal', 'segment', 'store']),
      in: Names,
    }),
    z.object({ type: z.literal('min-subtotal'), minor: Count }),
    z.object({ type: z.literal('min-quantity'), quantity: Count }),
    z.object({ type: z.literal('first-order') }),
    z
      .object({
        type: z.literal('weekly'),
        days: z.array(z.number().int().min(1).max(7)).min(1).max(7),
        from: ClockTime,
        to: ClockTime,
      })
      .refine(({ from, to }) => from < to, { path: ['to'], message: 'It ends after it begins' }),
  ])
  .meta({ id: 'PromotionCondition' });
export type PromotionCondition = z.infer<typeof PromotionCondition>;

const Percent = z.number().positive().max(100).multipleOf(0.01);

/** What it does; the shapes of `libs/domain/promotion/src/action.ts`. */
export const PromotionAction = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('percent-off'),
      percent: Percent,
      scope: z.enum(['order', 'matching']),
    }),
    z.object({ type: z.enum(['amount-off', 'fixed-price']), minor: Count }),
    z.object({
      type: z.literal('buy-x-get-y'),
      buy: Count.max(99),
      get: Count.max(99),
      percent: Percent,
    }),
    z.object({
      type: z.literal('bundle-price'),
      items: z
        .array(z.object({ productId: Uuid, quantity: Count.max(99) }))
        .min(1)
        .max(20)
        .refine(
          (items) => new Set(items.map(({ productId }) => productId)).size === items.length,
          'Name each product once',
        ),
      minor: Count,
    }),
    z.object({ type: z.literal('gift-line'), variantId: Uuid, quantity: Count.max(9) }),
    z.object({ type: z.literal('free-shipping') }),
  ])
  .meta({ id: 'PromotionAction' });
export type PromotionAction = z.infer<typeof PromotionAction>;

const TERMS = {
  name: z.string().trim().min(1).max(80),
  kind: z.enum(['automatic', 'coupon']),
  /** Null for automatic ones, and for coupons with batches of single-use codes. */
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9-]{3,40}$/, 'Letters, digits and dashes, three at least')
    .nullable()
    .default(null),
  conditions: z.array(PromotionCondition).max(10).default([]),
  action: PromotionAction,
  priority: z.number().int().min(0).max(1000).default(100),
  stackable: z.boolean().default(false),
  startsAt: Time.nullable().default(null),
  endsAt: Time.nullable().default(null),
  usageLimit: Count.max(2_000_000_000).nullable().default(null),
  perCustomerLimit: Count.max(1_000_000).nullable().default(null),
  campaignId: Uuid.nullable().default(null),
  /** Where it holds; null for every market. */
  market: z.enum(MARKET_CODES).nullable().default('US'),
};

const CODE_OF_COUPON: Refinement<{ kind: string; code: string | null }> = [
  ({ kind, code }) => kind === 'coupon' || code === null,
  { path: ['code'], message: 'A promotion that applies by itself has no code' },
];
const GIFT_WITHOUT_BUDGET: Refinement<{ action: PromotionAction; campaignId: string | null }> = [
  ({ action, campaignId }) => action.type !== 'gift-line' || campaignId === null,
  { path: ['campaignId'], message: 'A gift is paid by no campaign' },
];
/** Minor units are of one currency, and so of one market. */
const AMOUNTS_OF_ONE_MARKET: Refinement<{
  market: string | null;
  action: PromotionAction;
  conditions: PromotionCondition[];
  campaignId: string | null;
}> = [
  ({ market, action, conditions, campaignId }) =>
    market !== null ||
    (!('minor' in action) &&
      campaignId === null &&
      conditions.every((condition) => !('minor' in condition))),
  { path: ['market'], message: 'An offer with amounts or a budget belongs to one market' },
];

/** `id` is made by the client: sent twice, it is one promotion. */
export const CreatePromotion = z
  .object({ id: Uuid, ...TERMS })
  .strict()
  .refine(...CODE_OF_COUPON)
  .refine(...ENDS_AFTER_START)
  .refine(...GIFT_WITHOUT_BUDGET)
  .refine(...AMOUNTS_OF_ONE_MARKET)
  .meta({ id: 'CreatePromotion' });
export type CreatePromotion = z.infer<typeof CreatePromotion>;

/** The whole promotion as it shall be. What it is (`kind`) stays: orders tell of it. */
export const EditPromotion = z
  .object(TERMS)
  .strict()
  .refine(...CODE_OF_COUPON)
  .refine(...ENDS_AFTER_START)
  .refine(...GIFT_WITHOUT_BUDGET)
  .refine(...AMOUNTS_OF_ONE_MARKET)
  .meta({ id: 'EditPromotion' });
export type EditPromotion = z.infer<typeof EditPromotion>;

export const AdminPromotion = z
  .object({
    id: Uuid,
    name: z.string(),
    kind: z.enum(['automatic', 'coupon']),
    code: z.string().nullable(),
    conditions: z.array(z.unknown()),
    action: z.unknown(),
    priority: z.number().int(),
    stackable: z.boolean(),
    active: z.boolean(),
    startsAt: z.string().nullable(),
    endsAt: z.string().nullable(),
    usageLimit: z.number().int().nullable(),
    perCustomerLimit: z.number().int().nullable(),
    usedCount: z.number().int(),
    campaignId: Uuid.nullable(),
    market: z.string().nullable(),
    /** Single-use codes: how many there are, and how many were used. */
    codes: z.object({ total: z.number().int(), used: z.number().int() }),
    /** What the ids in its rule are called. */
    names: z.record(z.string(), z.string()),
    version: z.number().int(),
    createdAt: z.string(),
  })
  .meta({ id: 'AdminPromotion' });
export type AdminPromotion = z.infer<typeof AdminPromotion>;

export const AdminPromotionList = z
  .object({ items: z.array(AdminPromotion), nextCursor: Cursor.nullable() })
  .meta({ id: 'AdminPromotionList' });
export type AdminPromotionList = z.infer<typeof AdminPromotionList>;

/** Keyset page of a list, newest first. */
export const NewestFirstQuery = z.object({
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type NewestFirstQuery = z.infer<typeof NewestFirstQuery>;

/** A page of promotions, campaigns or gift cards; `kind` narrows lists that have kinds. */
export const OfferListQuery = NewestFirstQuery.extend({
  kind: z.enum(['automatic', 'coupon', 'gift-card', 'store-credit']).optional(),
  /** Promotions that this campaign pays for. */
  campaign: Uuid.optional(),
});
export type OfferListQuery = z.infer<typeof OfferListQuery>;

/** Switches a promotion, a campaign or a gift card on or off. */
export const SwitchActive = z.object({ active: z.boolean() }).strict().meta({ id: 'SwitchActive' });
export type SwitchActive = z.infer<typeof SwitchActive>;

export const CreateCodeBatch = z
  .object({ id: Uuid, size: Count.max(10_000) })
  .strict()
  .meta({ id: 'CreateCodeBatch' });
export type CreateCodeBatch = z.infer<typeof CreateCodeBatch>;

/** A batch of single-use codes; the codes themselves leave once, by its download. */
export const CodeBatch = z
  .object({
    id: Uuid,
    promotionId: Uuid,
    size: z.number().int(),
    used: z.number().int(),
    /** Neither used nor taken back. */
    left: z.number().int(),
    createdAt: z.string(),
    downloadedAt: z.string().nullable(),
    revokedAt: z.string().nullable(),
  })
  .meta({ id: 'CodeBatch' });
export type CodeBatch = z.infer<typeof CodeBatch>;

export const CodeBatchList = z.object({ items: z.array(CodeBatch) }).meta({ id: 'CodeBatchList' });
export type CodeBatchList = z.infer<typeof CodeBatchList>;

/** The codes of a batch, this once. */
export const DownloadedCodes = z
  .object({ codes: z.array(z.string()) })
  .meta({ id: 'DownloadedCodes' });
export type DownloadedCodes = z.infer<typeof DownloadedCodes>;

/** A bag made up to see what a draft does with it. */
export const TrialBag = z
  .object({
    lines: z
      .array(z.object({ variantId: Uuid, quantity: z.number().int().min(1).max(99) }))
      .min(1)
      .max(20),
    segments: z.array(z.string().min(1).max(80)).max(20).default([]),
    firstOrder: z.boolean().default(false),
    /** Code of the store where it is collected; null for a delivery. */
    store: z.string().max(40).nullable().default(null),
    /** A code that the shopper has typed without the draft. */
    code: z.string().trim().toUpperCase().max(40).nullable().default(null),
    /** When it is bought; null means now. */
    at: Time.nullable().default(null),
  })
  .strict();
export type TrialBag = z.infer<typeof TrialBag>;

/** `draft.id` of a promotion that exists tries it with these terms in its place. */
export const PromotionTrial = z
  .object({ draft: CreatePromotion, bag: TrialBag })
  .strict()
  .meta({ id: 'PromotionTrial' });
export type PromotionTrial = z.infer<typeof PromotionTrial>;

export const TrialReceipt = z
  .object({
    lines: z.array(
      z.object({
        title: z.string(),
        variantTitle: z.string(),
        quantity: z.number().int(),
        gift: z.boolean(),
        unit: MoneyDto,
        discount: MoneyDto,
        total: MoneyDto,
      }),
    ),
    steps: z.array(ReceiptStep),
    totals: Totals,
  })
  .meta({ id: 'TrialReceipt' });
export type TrialReceipt = z.infer<typeof TrialReceipt>;

export const PromotionTrialResult = z
  .object({
    without: TrialReceipt,
    with: TrialReceipt,
    /** What the draft does to this bag, or why it does nothing. */
    effect: z.enum([
      'APPLIED',
      'NOT_RUNNING',
      'EXPIRED',
      'EXHAUSTED',
      'CONDITIONS_NOT_MET',
      'NOT_COMBINABLE',
    ]),
  })
  .meta({ id: 'PromotionTrialResult' });
export type PromotionTrialResult = z.infer<typeof PromotionTrialResult>;

export const CreateCampaign = z
  .object({
    id: Uuid,
    name: z.string().trim().min(1).max(80),
    /** Whose money its budget is; it pays for offers of this market only. */
    market: z.enum(MARKET_CODES).default('US'),
    spendLimitMinor: Count.nullable().default(null),
    useLimit: Count.max(2_000_000_000).nullable().default(null),
  })
  .strict()
  .meta({ id: 'CreateCampaign' });
export type CreateCampaign = z.infer<typeof CreateCampaign>;

/** What is spent stays money of the market it was spent in. */
export const EditCampaign = CreateCampaign.omit({ id: true, market: true })
  .strict()
  .meta({ id: 'EditCampaign' });
export type EditCampaign = z.infer<typeof EditCampaign>;

export const AdminCampaign = z
  .object({
    id: Uuid,
    name: z.string(),
    market: z.enum(MARKET_CODES),
    active: z.boolean(),
    spendLimitMinor: z.number().int().nullable(),
    spentMinor: z.number().int(),
    useLimit: z.number().int().nullable(),
    useCount: z.number().int(),
    /** Those it pays for: how many, how many are on, and from when until when any of them runs (null: without end). */
    promotions: z.object({
      total: z.number().int(),
      active: z.number().int(),
      startsAt: z.string().nullable(),
      endsAt: z.string().nullable(),
    }),
    version: z.number().int(),
    createdAt: z.string(),
  })
  .meta({ id: 'AdminCampaign' });
export type AdminCampaign = z.infer<typeof AdminCampaign>;

export const AdminCampaignList = z
  .object({ items: z.array(AdminCampaign), nextCursor: Cursor.nullable() })
  .meta({ id: 'AdminCampaignList' });
export type AdminCampaignList = z.infer<typeof AdminCampaignList>;

const VALUE = {
  id: Uuid,
  minor: Count.max(200_000),
  currency: z.enum(['USD', 'EUR']).default('USD'),
  expiresAt: Time.nullable().default(null),
};
export const CreateGiftCard = z.object(VALUE).strict().meta({ id: 'CreateGiftCard' });
export type CreateGiftCard = z.infer<typeof CreateGiftCard>;

/** Credit for one customer; the address is turned into a key at once and kept nowhere. */
export const CreateStoreCredit = z
  .object({ ...VALUE, email: z.email().max(254) })
  .strict()
  .meta({ id: 'CreateStoreCredit' });
export type CreateStoreCredit = z.infer<typeof CreateStoreCredit>;

/** By what is printed on the card, or by whose credit it is: in the body, so that no log or history keeps it. */
export const LookUpGiftCard = z
  .union([
    z.object({ code: z.string().trim().toUpperCase().min(8).max(40) }).strict(),
    z.object({ email: z.email().max(254) }).strict(),
  ])
  .meta({ id: 'LookUpGiftCard' });
export type LookUpGiftCard = z.infer<typeof LookUpGiftCard>;

export const AdminGiftCard = z
  .object({
    id: Uuid,
    kind: z.enum(['gift-card', 'store-credit']),
    ending: z.string(),
    balance: MoneyDto,
    active: z.boolean(),
    expiresAt: z.string().nullable(),
    version: z.number().int(),
    createdAt: z.string(),
    entries: z.array(
      z.object({
        kind: z.enum(['issue', 'debit', 'release', 'refund']),
        minor: z.number().int(),
        orderId: Uuid.nullable(),
        at: z.string(),
      }),
    ),
  })
  .meta({ id: 'AdminGiftCard' });
export type AdminGiftCard = z.infer<typeof AdminGiftCard>;

export const AdminGiftCardList = z
  .object({ items: z.array(AdminGiftCard), nextCursor: Cursor.nullable() })
  .meta({ id: 'AdminGiftCardList' });
export type AdminGiftCardList = z.infer<typeof AdminGiftCardList>;

/** The code is shown this once, and by nobody ever again: null when the same request comes twice. */
export const IssuedGiftCard = AdminGiftCard.extend({ code: z.string().nullable() }).meta({
  id: 'IssuedGiftCard',
});
export type IssuedGiftCard = z.infer<typeof IssuedGiftCard>;
