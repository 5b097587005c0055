import { DOCUMENT_TYPES, LOT_CODE, MEASURE_BOUNDS, lotCode } from '@green-apple/domain-catalog';
import { z } from 'zod';
import { DocumentDto } from './certificates.ts';
import { Uuid } from './primitives.ts';

export const LotCode = z.string().max(60).transform(lotCode).pipe(z.string().regex(LOT_CODE));

const amount = z.number().nonnegative().max(1_000_000_000);
export const LotMeasureDto = z.object({
  name: z.string().trim().min(1).max(80),
  unit: z.string().trim().min(1).max(20),
  bound: z.enum(MEASURE_BOUNDS),
  claimed: amount,
  measured: amount,
});

const Measured = {
  laboratory: z.string().trim().min(1).max(120),
  /** ISO day. */
  testedOn: z.iso.date(),
  measures: z.array(LotMeasureDto).min(1).max(40),
};

/** A lot as whoever holds the pack in their hand finds it. */
export const LotDto = z
  .object({
    code: z.string(),
    variantTitle: z.string(),
    /** ISO day. */
    expiresOn: z.string(),
    testedOn: z.string().nullable(),
    /** Null while there is none to read. */
    report: z
      .object({
        ...Measured,
        document: z.object({
          path: z.string(),
          mediaType: z.enum(DOCUMENT_TYPES),
          bytes: z.number().int(),
        }),
      })
      .nullable(),
  })
  .meta({ id: 'Lot' });
export type LotDto = z.infer<typeof LotDto>;

export const AdminLot = z
  .object({
    variantId: Uuid,
    variantTitle: z.string(),
    code: z.string(),
    expiresOn: z.string(),
    /** At all places. */
    quantity: z.number().int(),
    report: z
      .object({
        ...Measured,
        document: DocumentDto,
        addedBy: z.string(),
        addedAt: z.string(),
        version: z.number().int(),
      })
      .nullable(),
  })
  .meta({ id: 'AdminLot' });
export type AdminLot = z.infer<typeof AdminLot>;
export const AdminLotList = z.object({ items: z.array(AdminLot) }).meta({ id: 'AdminLotList' });
export type AdminLotList = z.infer<typeof AdminLotList>;

/** Sent with `If-Match: "<version>"`; without it for the first report of a lot. */
export const KeepLotReport = z
  .object({ ...Measured, documentId: Uuid })
  .strict()
  .meta({ id: 'KeepLotReport' });
export type KeepLotReport = z.infer<typeof KeepLotReport>;
