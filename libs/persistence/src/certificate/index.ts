export * from './certificate-desk.repository.ts';
export * from './certificate.reader.ts';
export * from './document.repository.ts';
