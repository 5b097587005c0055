import { z } from 'zod';

/**
 * Work that can be asked for by message. `payment` says that something about an order's payment changed,
 * `cancel` that somebody wants it cancelled, `fulfilment` something about its parcels, `refund` about money that
 * goes back, `return` about things that come back, `edit` that somebody wants it changed. `bulk` is about a file that
 * is read into the catalogue or written from it: its `order_id` is that job's id. `media` is
 * about a picture that waits for its renditions, by the picture's id. `question` is about a shopper's question that
 * shows with its answer, by the question's id.
 */
export const CALCULATION_TYPES = [
  'checkout',
  'payment',
  'cancel',
  'fulfilment',
  'refund',
  'edit',
  'return',
  'tax',
  'shipping',
  'discount',
  'promotion',
  'stats',
  'bulk',
  'media',
  'question',
] as const;
export const CalculationType = z.enum(CALCULATION_TYPES);
export type CalculationType = z.infer<typeof CalculationType>;

/** Types that start or wake the order's own workflow; the others recalculate one figure of it. */
export const CHECKOUT_TYPES = [
  'checkout',
  'payment',
  'cancel',
  'fulfilment',
  'refund',
  'edit',
  'return',
] as const satisfies readonly CalculationType[];

/** The whole job message: `{ "order_id": "1234", "calculation_type": "tax" }`. Nothing else is let in. */
export const JobMessage = z.strictObject({
  /** The order's id, or its number as a person would write it; of `bulk` the job's, of `media` and `question` their own. */
  order_id: z.string().trim().min(1).max(64),
  calculation_type: CalculationType,
  correlation_id: z.string().min(1).max(128).optional(),
});
export type JobMessage = z.infer<typeof JobMessage>;

/** SNS message attribute by which subscriptions of the jobs topic filter. */
export const JOB_TYPE_ATTRIBUTE = 'calculation_type';

/** Why a body that is JSON is no job message; stable, for dead-letter queues and alerts. */
export function jobMessageFault(body: unknown): 'CALCULATION_TYPE_UNKNOWN' | 'SCHEMA_MISMATCH' {
  const type: unknown =
    typeof body === 'object' && body !== null && 'calculation_type' in body
      ? body.calculation_type
      : undefined;
  return typeof type === 'string' && !CalculationType.safeParse(type).success
    ? 'CALCULATION_TYPE_UNKNOWN'
    : 'SCHEMA_MISMATCH';
}
