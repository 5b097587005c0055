export type { ReturnMove, ReturnMoved } from './move-return.ts';
export * from './return-desk.repository.ts';
export * from './return-label.repository.ts';
export * from './return-list.reader.ts';
export * from './return.repository.ts';
export * from './stored-return.ts';
export * from './return-rule.repository.ts';
