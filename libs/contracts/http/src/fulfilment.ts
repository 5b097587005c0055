import { z } from 'zod';
import { ImageDto } from './catalogue.ts';
import { ShipmentState } from './order.ts';
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
  /** Part of an order's number, or the beginning of a SKU in the shipment. */
  q: z.string().trim().max(60).optional(),
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

/** Ids with commas between them: nothing but ids stands in an address. */
export const PickListQuery = z.object({
  shipments: z
    .string()
    .max(40 * MOST_AT_ONCE)
    .transform((text) => text.split(','))
    .pipe(z.array(Uuid).min(1).max(MOST_AT_ONCE)),
});
export type PickListQuery = z.infer<typeof PickListQuery>;

const LotDto = z.object({ lotId: Uuid, code: z.string(), expiresOn: z.iso.date() });

/** Units of one line that lie in one place and go into one shipment; of a bundle each item is a part of its own. */
export const PickPart = z
  .object({
    partId: Uuid,
    shipmentId: Uuid,
    lineId: Uuid,
    sku: z.string(),
    title: z.string(),
    variantTitle: z.string(),
    image: ImageDto.nullable(),
    /** The bundle it belongs to. */
    bundle: z.string().nullable(),
    /** Where it lies. */
    place: z.object({ code: z.string(), name: z.string() }),
    quantity: z.number().int(),
    /** First expired, first out; together fewer than `quantity` where stock is not kept by lots. */
    lots: z.array(LotDto.extend({ quantity: z.number().int() })),
    /** Lots there that are good for long enough, with what no order has chosen of them. */
    otherLots: z.array(LotDto.extend({ free: z.number().int() })),
  })
  .meta({ id: 'PickPart' });
export type PickPart = z.infer<typeof PickPart>;

/** A shipment wherever it stands. */
export const PickShipment = WorkItem.extend({ state: ShipmentState }).meta({ id: 'PickShipment' });
export type PickShipment = z.infer<typeof PickShipment>;

export const PickList = z
  .object({ shipments: z.array(PickShipment), parts: z.array(PickPart) })
  .meta({ id: 'PickList' });
export type PickList = z.infer<typeof PickList>;

/** What was found for a shipment: each of its parts once, by lot; units without a lot have none on the book either. */
export const PickedParts = z
  .object({
    parts: z
      .array(
        z
          .object({
            partId: Uuid,
            lots: z
              .array(
                z
                  .object({ lotId: Uuid.nullable(), quantity: z.number().int().min(0).max(9_999) })
                  .strict(),
              )
              .max(20),
          })
          .strict(),
      )
      .min(1)
      .max(200),
  })
  .strict()
  .meta({ id: 'PickedParts' });
export type PickedParts = z.infer<typeof PickedParts>;

/** What somebody at the counter says: their order's number, or their last name and the number's last five signs. */
export const CounterQuestion = z
  .union([
    z.object({ number: z.string().trim().min(5).max(24) }).strict(),
    z
      .object({
        lastName: z.string().trim().min(2).max(80),
        code: z
          .string()
          .trim()
          .regex(/^[0-9a-z]{5}$/i, 'The last five signs of the order number'),
      })
      .strict(),
  ])
  .meta({ id: 'CounterQuestion' });
export type CounterQuestion = z.infer<typeof CounterQuestion>;
export const CounterAnswer = z
  .object({ items: z.array(PickShipment) })
  .meta({ id: 'CounterAnswer' });
export type CounterAnswer = z.infer<typeof CounterAnswer>;
