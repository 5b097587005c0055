export * from './setting.repository.ts';
