import { MAKING_GOOD } from '@green-apple/domain-order';
import { z } from 'zod';
import { Uuid } from './primitives.ts';

/** A parcel that the carrier brings back to the place that sent it; nobody has looked at it yet. */
export const ParcelArrival = z
  .object({
    shipmentId: Uuid,
    orderId: Uuid,
    orderNumber: z.string(),
    position: z.number().int(),
    place: z.string(),
    carrier: z.string().nullable(),
    trackingCode: z.string().nullable(),
    /** Since when it is on its way back. */
    expectedAt: z.string(),
    /** What was done for the shopper; null while nobody has decided. */
    madeGood: z.enum(MAKING_GOOD).nullable(),
    /** Of a bundle its items. */
    items: z.array(
      z.object({
        variantId: Uuid,
        sku: z.string(),
        title: z.string(),
        variantTitle: z.string(),
        quantity: z.number().int(),
      }),
    ),
  })
  .meta({ id: 'ParcelArrival' });
export type ParcelArrival = z.infer<typeof ParcelArrival>;
export const ParcelArrivals = z
  .object({ items: z.array(ParcelArrival) })
  .meta({ id: 'ParcelArrivals' });
export type ParcelArrivals = z.infer<typeof ParcelArrivals>;

const Units = z.number().int().min(0).max(9_999);

/** What was found of each item: good ones go back to the shelf, damaged ones are written off. */
export const InspectArrival = z
  .strictObject({
    items: z
      .array(z.strictObject({ variantId: Uuid, good: Units, damaged: Units, missing: Units }))
      .min(1)
      .max(200),
  })
  .meta({ id: 'InspectArrival' });
export type InspectArrival = z.infer<typeof InspectArrival>;
