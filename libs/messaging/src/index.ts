export * from './aws-clients.ts';
export * from './consumer.ts';
export * from './dead-letter.ts';
export * from './inbox.ts';
export * from './object-store.ts';
export * from './publisher.ts';
export * from './redrive.ts';
export * from './topology.ts';
