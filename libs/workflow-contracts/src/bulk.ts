export interface BulkInput {
  readonly jobId: string;
}

/** What is to be done next for a file: read it, take its rows over all together or some at a time, write it. */
export type BulkTask = 'check' | 'apply_whole' | 'apply_some' | 'export' | 'end' | 'rest';

/** Steps of a file with many rows. Each goes on where an earlier try of it stood, and may run twice. */
export interface BulkActivities {
  nextBulkTask(input: BulkInput): Promise<BulkTask>;
  /** Reads the file row by row, holds each against the shop and keeps what came of it. */
  checkBulkFile(input: BulkInput): Promise<void>;
  /** Takes over as many rows as one call should; what is left is found by `nextBulkTask`. */
  applyBulkRows(input: BulkInput): Promise<void>;
  /** Takes over all rows or none. */
  applyBulkFile(input: BulkInput): Promise<void>;
  writeBulkExport(input: BulkInput): Promise<void>;
  /** Rows are taken over: the report is written, the deed is noted. */
  endBulk(input: BulkInput): Promise<void>;
  /** A step failed for good: somebody has to look, and may let it go on. */
  giveBulkUp(input: BulkInput): Promise<void>;
}

export interface BulkResult {
  /** How many steps this run and those before it made. */
  readonly steps: number;
}
