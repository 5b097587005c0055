export { valueLabel } from './stored-value.mapper.ts';
export * from './stored-value.repository.ts';
