import type { ReferenceData } from '@green-apple/contracts-http';
import type { Reader } from '../pools.ts';

/** Categories and brands for the back office's choices. */
export class ReferenceReader {
  readonly #reader: Reader;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  async read(): Promise<ReferenceData> {
    const [categories, brands] = await Promise.all([
      this.#reader.select<ReferenceData['categories'][number]>(
        'select id, slug, name, parent_id as "parentId" from catalog.category order by position, name',
      ),
      this.#reader.select<ReferenceData['brands'][number]>(
        'select id, slug, name from catalog.brand order by name',
      ),
    ]);
    return { categories, brands };
  }
}
