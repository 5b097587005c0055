import {
  REJECTION_REASONS,
  REVIEW_STATES,
  TEXT_FINDINGS,
  USED_FOR,
  USED_HOW_LONG,
} from '@green-apple/domain-catalog';
import { z } from 'zod';
import { ImageDto } from './catalogue.ts';
import { Cursor, Slug, Uuid } from './primitives.ts';

const Stars = z.number().int().min(1).max(5);

/** What a shopper says about a product they have bought. */
export const WriteReview = z
  .object({
    stars: Stars,
    title: z.string().trim().min(1).max(80),
    text: z.string().trim().min(10).max(2000),
    /** The only thing about the writer that others see; they choose it. */
    displayName: z.string().trim().min(1).max(30),
    usedFor: z.enum(USED_FOR).nullable().default(null),
    usedHowLong: z.enum(USED_HOW_LONG).nullable().default(null),
  })
  .strict()
  .meta({ id: 'WriteReview' });
export type WriteReview = z.infer<typeof WriteReview>;

export const ReviewDto = z
  .object({
    id: Uuid,
    stars: Stars,
    title: z.string(),
    text: z.string(),
    displayName: z.string(),
    /** True when an order proves that the writer has bought it. */
    verified: z.boolean(),
    usedFor: z.string().nullable(),
    usedHowLong: z.string().nullable(),
    writtenAt: z.string(),
    /** What the shop says to it. */
    reply: z.object({ text: z.string(), at: z.string() }).nullable(),
    helpfulCount: z.number().int(),
  })
  .meta({ id: 'Review' });
export type ReviewDto = z.infer<typeof ReviewDto>;

export const REVIEW_SORTS = ['newest', 'helpful', 'highest', 'lowest'] as const;
export type ReviewSort = (typeof REVIEW_SORTS)[number];

export const ListReviewsQuery = z.object({
  sort: z.enum(REVIEW_SORTS).default('newest'),
  /** Only those with so many stars. */
  stars: z.coerce.number().int().min(1).max(5).optional(),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(30).default(6),
});
export type ListReviewsQuery = z.infer<typeof ListReviewsQuery>;

export const ReviewList = z
  .object({
    /** Of all published reviews, whatever the list shows. */
    average: z.number(),
    count: z.number().int(),
    /** How many gave one, two, ... five stars. */
    starCounts: z.array(z.number().int()).length(5),
    items: z.array(ReviewDto),
    nextCursor: Cursor.nullable(),
  })
  .meta({ id: 'ReviewList' });
export type ReviewList = z.infer<typeof ReviewList>;

export const HelpfulCount = z
  .object({ helpfulCount: z.number().int() })
  .meta({ id: 'HelpfulCount' });
export type HelpfulCount = z.infer<typeof HelpfulCount>;

/** A product of an order with what its buyer has said about it. */
export const OrderReview = z
  .object({
    productId: Uuid,
    title: z.string(),
    image: ImageDto.nullable(),
    review: WriteReview.extend({
      state: z.enum(REVIEW_STATES),
      /** Why others do not see it, in words for its writer. */
      rejectedBecause: z.string().nullable(),
    }).nullable(),
  })
  .meta({ id: 'OrderReview' });
export type OrderReview = z.infer<typeof OrderReview>;
export const OrderReviews = z
  .object({
    /** False while nothing of the order has arrived. */
    possible: z.boolean(),
    items: z.array(OrderReview),
  })
  .meta({ id: 'OrderReviews' });
export type OrderReviews = z.infer<typeof OrderReviews>;

/** What waits comes oldest first, what is decided newest first. */
export const AdminReviewsQuery = z.object({
  state: z.enum(REVIEW_STATES).default('pending'),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type AdminReviewsQuery = z.infer<typeof AdminReviewsQuery>;

export const AdminReview = z
  .object({
    id: Uuid,
    product: z.object({ id: Uuid, slug: Slug, title: z.string() }),
    orderId: Uuid.nullable(),
    verified: z.boolean(),
    stars: Stars,
    title: z.string(),
    text: z.string(),
    displayName: z.string(),
    state: z.enum(REVIEW_STATES),
    findings: z.array(z.enum(TEXT_FINDINGS)),
    rejectedBecause: z.enum(REJECTION_REASONS).nullable(),
    decidedBy: z.string().nullable(),
    reply: z.string().nullable(),
    writtenAt: z.string(),
    version: z.number().int(),
  })
  .meta({ id: 'AdminReview' });
export type AdminReview = z.infer<typeof AdminReview>;
export const AdminReviewList = z
  .object({
    items: z.array(AdminReview),
    waiting: z.number().int(),
    nextCursor: Cursor.nullable(),
  })
  .meta({ id: 'AdminReviewList' });
export type AdminReviewList = z.infer<typeof AdminReviewList>;

/** A moderator's word; sent with `If-Match: "<version>"`. */
export const DecideReview = z
  .discriminatedUnion('decision', [
    z.object({ decision: z.literal('publish') }).strict(),
    z.object({ decision: z.literal('reject'), because: z.enum(REJECTION_REASONS) }).strict(),
    /** The shop's answer under it; empty takes it away. */
    z.object({ decision: z.literal('reply'), reply: z.string().trim().max(1000) }).strict(),
  ])
  .meta({ id: 'DecideReview' });
export type DecideReview = z.infer<typeof DecideReview>;
