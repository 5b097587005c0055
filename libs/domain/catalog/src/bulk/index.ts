export { attributeColumn, attributeValuesOf } from './attribute-columns.ts';
export type { BulkValue } from './cells.ts';
export * from './columns.ts';
export { BULK_FAULTS, fault, type BulkFault, type BulkFaultCode } from './faults.ts';
export { guardCell, unguardCell } from './formula-guard.ts';
export * from './judge.ts';
export * from './pace.ts';
export * from './plain-packshot.ts';
export * from './row.ts';
