import { z } from 'zod';

/** Every code a client may branch on. A code is never renamed; its text may change. */
export const PROBLEM_CODES = [
  'BAD_REQUEST',
  'VALIDATION_FAILED',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'ORIGIN_REFUSED',
  'NOT_FOUND',
  'METHOD_NOT_ALLOWED',
  'PRODUCT_NOT_FOUND',
  'VARIANT_NOT_FOUND',
  'CATEGORY_NOT_FOUND',
  'ORDER_NOT_FOUND',
  'CART_EMPTY',
  'CART_CHANGED',
  'QUANTITY_INVALID',
  'COUPON_UNKNOWN',
  'COUPON_EXPIRED',
  'COUPON_EXHAUSTED',
  'COUPON_NOT_APPLICABLE',
  'ADDRESS_NOT_SERVED',
  'DELIVERY_UNAVAILABLE',
  'GIFT_CARD_UNKNOWN',
  'GIFT_CARD_NOT_USABLE',
  'GIFT_CARD_CURRENCY',
  'GIFT_CARD_CHANGED',
  'PAYMENT_METHOD_REQUIRED',
  'QUOTE_NOT_FOUND',
  'QUOTE_EXPIRED',
  'PRICE_CHANGED',
  'OUT_OF_STOCK',
  'BACKORDER_CHANGED',
  'PURCHASE_LIMIT',
  'MINIMUM_ORDER',
  'AGE_CONFIRMATION_NEEDED',
  'IDEMPOTENCY_KEY_MISSING',
  'IDEMPOTENCY_KEY_REUSED',
  'IDEMPOTENCY_IN_PROGRESS',
  'PAYMENT_NOT_EXPECTED',
  'CANCEL_NOT_POSSIBLE',
  'REFUND_NOT_POSSIBLE',
  'REFUND_NOT_FOUND',
  'REFUND_DECIDED',
  'REFUND_OWN',
  'EDIT_NOT_POSSIBLE',
  'EDIT_NOT_FOUND',
  'EDIT_STALE',
  'SHIPMENT_MOVED_ON',
  'REVIEW_NOT_POSSIBLE',
  'DISEASE_CLAIM',
  'CLAIM_OWN',
  'CLAIM_EXPIRED',
  'CERTIFICATE_KNOWN',
  'DOCUMENT_NOT_SHOWN',
  'RETURN_NOT_FOUND',
  'RETURN_NOT_POSSIBLE',
  'RETURN_MOVED_ON',
  'INSPECTION_INVALID',
  'VERSION_REQUIRED',
  'VERSION_CONFLICT',
  'SLUG_TAKEN',
  'CODE_TAKEN',
  'CODES_DOWNLOADED',
  'CODE_BATCH_NOT_FOUND',
  'COLLECTION_NOT_FOUND',
  'BRAND_NOT_FOUND',
  'CATEGORY_MISPLACED',
  'STILL_IN_USE',
  'SEGMENT_NOT_FOUND',
  'SEGMENT_NOT_BY_HAND',
  'ATTRIBUTE_NOT_FOUND',
  'ATTRIBUTE_IN_USE',
  'PROMOTION_NOT_FOUND',
  'CAMPAIGN_NOT_FOUND',
  'GIFT_CARD_NOT_FOUND',
  'BULK_JOB_NOT_FOUND',
  'BULK_NOT_NOW',
  'BULK_TOO_MANY_ROWS',
  'BULK_FILE_NOT_TEXT',
  'PRICE_LIST_NOT_FOUND',
  'SIGNATURE_INVALID',
  'UNSUPPORTED_MEDIA_TYPE',
  'PAYLOAD_TOO_LARGE',
  'RATE_LIMITED',
  'DEPENDENCY_UNAVAILABLE',
  'INTERNAL',
] as const;
export const ProblemCode = z.enum(PROBLEM_CODES);
export type ProblemCode = z.infer<typeof ProblemCode>;

/** RFC 9457 problem details. `detail` is a sentence for people; `code` is what programs read. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: ProblemCode,
    detail: z.string(),
    instance: z.string().optional(),
    correlationId: z.string().optional(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    /**
     * OUT_OF_STOCK and PURCHASE_LIMIT: what can be had, per line. ADDRESS_NOT_SERVED and
     * AGE_CONFIRMATION_NEEDED: the lines that it is about.
     */
    lines: z
      .array(
        z.object({
          variantId: z.string(),
          title: z.string(),
          requested: z.number(),
          available: z.number(),
        }),
      )
      .optional(),
    /** PRICE_CHANGED, BACKORDER_CHANGED: the quote that holds now (a Quote). */
    quote: z.unknown().optional(),
    /** VERSION_CONFLICT: the version that holds now. */
    currentVersion: z.number().int().optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
