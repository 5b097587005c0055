import type { BulkFormat } from '@green-apple/domain-catalog';

/** Where the file that an export writes lies in the store. */
export const exportKeyOf = (jobId: string, format: BulkFormat): string =>
  `${jobId}/export.${format}`;

/** Where the report of an import's bad rows lies. */
export const errorsKeyOf = (jobId: string): string => `${jobId}/errors.csv`;
