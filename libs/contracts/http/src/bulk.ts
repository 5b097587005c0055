import {
  BULK_FAULTS,
  BULK_FORMATS,
  BULK_KINDS,
  BULK_POLICIES,
  type BulkFaultCode,
} from '@green-apple/domain-catalog';
import { z } from 'zod';
import { Cursor, Uuid } from './primitives.ts';

export const BulkKindDto = z.enum(BULK_KINDS);
export const BulkFormatDto = z.enum(BULK_FORMATS);
export const BulkPolicyDto = z.enum(BULK_POLICIES);

/** The media type a file of each format is sent and answered with. */
export const BULK_MEDIA_TYPES = { csv: 'text/csv', jsonl: 'application/x-ndjson' } as const;

export const BULK_STATES = [
  'checking',
  'checked',
  'applying',
  'exporting',
  'done',
  'cancelled',
  'failed',
] as const;

/** How an import is sent: the file itself is the body. Without a policy it is tried and nothing more. */
export const StartImportQuery = z.object({
  kind: BulkKindDto,
  name: z.string().trim().min(1).max(200),
  policy: BulkPolicyDto.optional(),
});
export type StartImportQuery = z.infer<typeof StartImportQuery>;

export const StartExport = z
  .object({ kind: BulkKindDto, format: BulkFormatDto })
  .strict()
  .meta({ id: 'StartExport' });
export type StartExport = z.infer<typeof StartExport>;

export const ApplyImport = z.object({ policy: BulkPolicyDto }).strict().meta({ id: 'ApplyImport' });
export type ApplyImport = z.infer<typeof ApplyImport>;

export const BulkFailureDto = z.object({
  code: z.enum([
    'COLUMNS_UNKNOWN',
    'COLUMNS_DOUBLED',
    'COLUMNS_MISSING',
    'NOT_READABLE',
    'ROWS_CHANGED',
    'GAVE_UP',
  ]),
  columns: z.array(z.string()).optional(),
  line: z.number().int().optional(),
  rows: z.number().int().optional(),
});
export type BulkFailureDto = z.infer<typeof BulkFailureDto>;

export const BulkJobDto = z
  .object({
    id: Uuid,
    direction: z.enum(['import', 'export']),
    kind: BulkKindDto,
    format: BulkFormatDto,
    /** Null while an import is a trial. */
    policy: BulkPolicyDto.nullable(),
    state: z.enum(BULK_STATES),
    /** Somebody wants it to stop; it does so at its next batch. */
    stopping: z.boolean(),
    fileName: z.string(),
    fileBytes: z.number().int(),
    /** Rows of the phase in hand that are done, of how many. The total is an estimate until the file is read. */
    progress: z.object({
      done: z.number().int(),
      total: z.number().int().nullable(),
      perSecond: z.number(),
      secondsLeft: z.number().int().nullable(),
    }),
    rows: z.object({
      total: z.number().int().nullable(),
      bad: z.number().int(),
      added: z.number().int(),
      changed: z.number().int(),
      same: z.number().int(),
      applied: z.number().int(),
    }),
    failure: BulkFailureDto.nullable(),
    /** What can be asked of it now. */
    can: z.object({ apply: z.array(BulkPolicyDto), cancel: z.boolean(), resume: z.boolean() }),
    files: z.object({ file: z.boolean(), errors: z.boolean() }),
    /** While it rests: until when its files and bad rows can be looked at. */
    keptUntil: z.string().nullable(),
    /** That day has come: only what came of it is left. */
    gone: z.boolean(),
    requestedBy: z.string(),
    createdAt: z.string(),
    finishedAt: z.string().nullable(),
  })
  .meta({ id: 'BulkJob' });
export type BulkJobDto = z.infer<typeof BulkJobDto>;

export const BulkJobsQuery = z.object({
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
export type BulkJobsQuery = z.infer<typeof BulkJobsQuery>;
export const BulkJobList = z
  .object({ items: z.array(BulkJobDto), nextCursor: Cursor.nullable() })
  .meta({ id: 'BulkJobList' });
export type BulkJobList = z.infer<typeof BulkJobList>;

export const BadRowsQuery = z.object({
  /** Rows behind this line of the file. */
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type BadRowsQuery = z.infer<typeof BadRowsQuery>;

export const BadRowDto = z.object({
  /** As a spreadsheet counts: the header is line 1. */
  line: z.number().int(),
  /** SKU, and place or market where they are part of what names the row. */
  key: z.string(),
  faults: z.array(
    z.object({
      column: z.string().nullable(),
      code: z.enum(Object.keys(BULK_FAULTS) as [BulkFaultCode, ...BulkFaultCode[]]),
      message: z.string(),
    }),
  ),
});
export type BadRowDto = z.infer<typeof BadRowDto>;
export const BadRowList = z.object({ items: z.array(BadRowDto) }).meta({ id: 'BadRowList' });
export type BadRowList = z.infer<typeof BadRowList>;

/** `file`: what was sent, or what was written. `errors`: bad rows with what is wrong with them. */
export const StartDownload = z
  .object({ file: z.enum(['file', 'errors']) })
  .strict()
  .meta({ id: 'StartDownload' });
export type StartDownload = z.infer<typeof StartDownload>;
/** An address of the same API that needs no token and runs out after a few minutes. */
export const DownloadLink = z.object({ path: z.string() }).meta({ id: 'DownloadLink' });
export type DownloadLink = z.infer<typeof DownloadLink>;

export const DownloadToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
