export * from './access/access.decorator.ts';
export type { AccessChecker, AccessCheckers } from './access/access.guard.ts';
export * from './errors/problem-error.ts';
export { PROBLEMS } from './errors/problem-table.ts';
export type { HealthCheck } from './health/health-check.ts';
export * from './http/create-http-app.ts';
export { CORRELATION_HEADER } from './http/correlation.ts';
export { LongLived } from './http/deadline.interceptor.ts';
