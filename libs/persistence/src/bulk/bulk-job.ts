import type { BulkFormat, BulkKind, BulkPolicy, HeaderFault } from '@green-apple/domain-catalog';

export type BulkState =
  'checking' | 'checked' | 'applying' | 'exporting' | 'done' | 'cancelled' | 'failed';

/** Why a job could not go on. `GAVE_UP` can be tried again, the others need another file. */
export type BulkFailure =
  | HeaderFault
  | { readonly code: 'NOT_READABLE'; readonly line: number }
  | { readonly code: 'ROWS_CHANGED'; readonly rows: number }
  | { readonly code: 'GAVE_UP'; readonly during: BulkState };

/** A job as its row says. */
export interface BulkJob {
  readonly id: string;
  readonly direction: 'import' | 'export';
  readonly kind: BulkKind;
  readonly format: BulkFormat;
  readonly policy: BulkPolicy | null;
  readonly state: BulkState;
  readonly cancelRequested: boolean;
  readonly fileName: string;
  readonly fileKey: string | null;
  readonly fileBytes: number;
  readonly fileSha256: string | null;
  readonly header: readonly string[] | null;
  readonly errorsKey: string | null;
  /** The last line that was read, and the last that was taken over. */
  readonly checkedLine: number;
  readonly appliedLine: number;
  readonly readBytes: number;
  readonly totalRows: number | null;
  readonly badRows: number;
  readonly newRows: number;
  readonly changedRows: number;
  readonly sameRows: number;
  readonly doneRows: number;
  readonly appliedRows: number;
  readonly phaseStartedAt: string;
  readonly failure: BulkFailure | null;
  readonly requestedBy: string;
  readonly requestedByName: string;
  readonly correlationId: string | null;
  readonly createdAt: string;
  readonly finishedAt: string | null;
  /** While it rests: until when its rows and files are kept. */
  readonly keptUntil: string | null;
  /** `going`: nobody can use its files any more. */
  readonly keeping: 'kept' | 'going' | 'gone';
}

export const BULK_JOB_FIELDS = `x.id, x.direction, x.kind, x.format, x.policy, x.state,
  x.cancel_requested as "cancelRequested", x.file_name as "fileName", x.file_key as "fileKey",
  x.file_bytes::float8 as "fileBytes", x.file_sha256 as "fileSha256", x.header, x.errors_key as "errorsKey",
  x.checked_line as "checkedLine", x.applied_line as "appliedLine", x.read_bytes::float8 as "readBytes",
  x.total_rows as "totalRows", x.bad_rows as "badRows", x.new_rows as "newRows", x.changed_rows as "changedRows",
  x.same_rows as "sameRows", x.done_rows as "doneRows", x.applied_rows as "appliedRows",
  to_json(x.phase_started_at) #>> '{}' as "phaseStartedAt", x.failure, x.requested_by as "requestedBy",
  x.requested_by_name as "requestedByName", x.correlation_id as "correlationId",
  to_json(x.created_at) #>> '{}' as "createdAt", to_json(x.finished_at) #>> '{}' as "finishedAt",
  to_json(x.kept_until) #>> '{}' as "keptUntil", x.keeping`;
