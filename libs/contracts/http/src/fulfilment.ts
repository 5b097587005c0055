import { z } from 'zod';
import { Cursor, Uuid } from './primitives.ts';

/** Where a shipment stands while somebody at its place has something to do with it. */
export const WORK_STATES = ['planned', 'picking', 'packed', 'ready_for_pickup'] as const;
export const WorkState = z.enum(WORK_STATES);
export type WorkState = z.infer<typeof WorkState>;

const PlaceCode = z.string().trim().min(1).max(40);

/** A warehouse or store, with what waits there. */
export const FulfilmentPlace = z
  .object({
    code: z.string(),
    name: z.string(),
    kind: z.enum(['store', 'warehouse']),
    toPack: z.number().int(),
    atCounter: z.number().int(),
  })
  .meta({ id: 'FulfilmentPlace' });
export type FulfilmentPlace = z.infer<typeof FulfilmentPlace>;
export const FulfilmentPlaces = z
  .object({ items: z.array(FulfilmentPlace) })
  .meta({ id: 'FulfilmentPlaces' });
export type FulfilmentPlaces = z.infer<typeof FulfilmentPlaces>;

/** Without a state everything that is still to be packed or handed to a carrier. */
export const WorkListQuery = z.object({
  place: PlaceCode.optional(),
  state: WorkState.optional(),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type WorkListQuery = z.infer<typeof WorkListQuery>;

/** A shipment as the packing table sees it: what, not who. */
export const WorkItem = z
  .object({
    id: Uuid,
    orderId: Uuid,
    orderNumber: z.string(),
    /** First, second, third of `shipments` of its order. */
    position: z.number().int(),
    shipments: z.number().int(),
    kind: z.enum(['parcel', 'pickup']),
    state: WorkState,
    place: z.object({ code: z.string(), name: z.string() }),
    /** The way of delivery the shopper chose, and the last day it was promised for. */
    way: z.string(),
    promisedBy: z.iso.date(),
    units: z.number().int(),
    lines: z.array(z.object({ title: z.string(), quantity: z.number().int() })),
    /** Age that has to be proved when it is handed over. */
    minimumAge: z.number().int().nullable(),
    labelUrl: z.string().nullable(),
    updatedAt: z.string(),
  })
  .meta({ id: 'WorkItem' });
export type WorkItem = z.infer<typeof WorkItem>;
export const WorkList = z
  .object({ items: z.array(WorkItem), total: z.number().int(), nextCursor: Cursor.nullable() })
  .meta({ id: 'WorkList' });
export type WorkList = z.infer<typeof WorkList>;

/** As many as somebody takes along on one walk. */
export const MOST_AT_ONCE = 50;

/** Asks the same of several shipments; each answers for itself. */
export const InstructShipments = z
  .object({
    instruction: z.enum(['pack', 'ship']),
    shipments: z
      .array(z.object({ orderId: Uuid, shipmentId: Uuid }).strict())
      .min(1)
      .max(MOST_AT_ONCE),
  })
  .strict()
  .meta({ id: 'InstructShipments' });
export type InstructShipments = z.infer<typeof InstructShipments>;
export const InstructedShipments = z
  .object({
    results: z.array(
      z.object({ shipmentId: Uuid, code: z.enum(['ASKED', 'TOO_LATE', 'NOT_FOUND']) }),
    ),
  })
  .meta({ id: 'InstructedShipments' });
export type InstructedShipments = z.infer<typeof InstructedShipments>;
