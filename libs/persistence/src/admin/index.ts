export * from './attribute-use.reader.ts';
export * from './cursor.ts';
export * from './offer-desk.repository.ts';
export * from './order-detail.reader.ts';
export * from './order-list.reader.ts';
export * from './product-list.reader.ts';
export * from './reference.reader.ts';
