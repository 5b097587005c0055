import { writerSelect, type Reader, type Writer } from '../pools.ts';

/** Where statements of the catalogue run: readers, or the writer for what must be up to date. */
export type CatalogSource = Pick<Reader, 'select'>;

/** Reads that must see every committed change go to the writer. */
export const writerSource = (writer: Writer): CatalogSource => ({
  select: (sql, parameters) => writerSelect(writer, sql, parameters),
});
