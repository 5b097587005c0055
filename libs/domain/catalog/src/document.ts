/** What a document may be: something every browser shows, and that runs no code on the shop's pages. */
export const DOCUMENT_TYPES = ['application/pdf', 'image/png', 'image/jpeg', 'image/webp'] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

/** The largest document that is taken in. */
export const DOCUMENT_MOST_BYTES = 10 * 1024 * 1024;

export const DOCUMENT_ENDINGS: Readonly<Record<DocumentType, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
};

const text = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));

const SIGNS: Readonly<Record<DocumentType, (bytes: Uint8Array) => boolean>> = {
  'application/pdf': (bytes) => text(bytes, 0, 5) === '%PDF-',
  'image/png': (bytes) => text(bytes, 0, 8) === '\x89PNG\r\n\x1a\n',
  'image/jpeg': (bytes) => text(bytes, 0, 3) === '\xff\xd8\xff',
  'image/webp': (bytes) => text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 12) === 'WEBP',
};

/** What a file is by its first bytes, whatever its name or sender says; null for anything else. */
export const documentTypeOf = (bytes: Uint8Array): DocumentType | null =>
  DOCUMENT_TYPES.find((type) => SIGNS[type](bytes)) ?? null;

/** How big a document is, in words: "84 KB", "1.2 MB", "15 MB". */
export function sizeWords(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  return `${Math.round((bytes / 1024 / 1024) * 10) / 10} MB`;
}
