export * from './bulk-desk.repository.ts';
export * from './bulk-export.reader.ts';
export * from './bulk-run.repository.ts';
export * from './bulk-sweep.repository.ts';
export type { BulkFailure, BulkJob, BulkState } from './bulk-job.ts';
