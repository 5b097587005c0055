import type { AttributeUses } from '@green-apple/contracts-http';
import { countedSql } from '../counted-sql.ts';
import type { Reader } from '../pools.ts';

const counted = (what: string): string => `(${countedSql(what)})`;

/** What products say by attributes. To count it all of a large catalogue is read, so nobody who edits waits for it. */
export class AttributeUseReader {
  readonly #reader: Reader;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  async read(): Promise<AttributeUses> {
    const items = await this.#reader.select<AttributeUses['items'][number]>(
      `select a.id, case a.scope
         when 'product' then ${counted('from catalog.product p where p.attributes ? a.code')}
         else ${counted('distinct v.product_id from catalog.variant v where v.attributes ? a.code')}
         end as "productCount"
       from catalog.attribute a order by a.position, a.code`,
    );
    return { items };
  }
}
