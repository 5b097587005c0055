export {
  HISTORY_POINT,
  latestPoint,
  parseHistoryPoint,
  type HistoryPoint,
} from './history-point.ts';
export { isLogPosition, type LogPosition } from './log-position.ts';
export * from './open-reader.ts';
export * from './writer-position.ts';
