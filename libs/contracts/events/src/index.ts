export * from './job-message.ts';
export * from './shop-event.ts';
