export * from './load-config.ts';
export * from './variables.ts';
