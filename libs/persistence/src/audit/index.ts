export * from './audit-chain.ts';
export * from './audit-trail.ts';
export * from './audit.reader.ts';
