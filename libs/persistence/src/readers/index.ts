export { isLogPosition, type LogPosition } from './log-position.ts';
export * from './open-reader.ts';
export * from './writer-position.ts';
