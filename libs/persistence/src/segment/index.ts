export * from './segment-desk.repository.ts';
export * from './segment-run.repository.ts';
export * from './segment.reader.ts';
