export * from './product-media.repository.ts';
export * from './rendition.repository.ts';
