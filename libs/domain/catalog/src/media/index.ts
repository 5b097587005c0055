export * from './focus.ts';
export * from './picture-head.ts';
export * from './picture.ts';
