import type { AdminCollection, KeepCollection } from '@green-apple/contracts-http';
import type { Collection } from '@green-apple/domain-catalog';
import { writerSelect, type Parameters, type Writer } from '../pools.ts';
import { violatedConstraint, type Transaction } from '../transaction.ts';
import type { CatalogSource } from './catalog.reader.ts';
import { READ_POINT } from './projection.ts';

const COLUMNS = `c.slug, c.name, c.blurb, c.rules, c.pinned, c.excluded, c.sort, c.active,
  to_json(c.shown_from) #>> '{}' as "shownFrom", to_json(c.shown_until) #>> '{}' as "shownUntil"`;

/** Collections as one snapshot saw them; see `ProductReading.readPoint`. */
export interface CollectionReading {
  readonly readPoint: number;
  readonly collections: readonly Collection[];
}

/** All that are switched on, in their order, whatever the hour; in one statement. */
export async function collectionsNow(source: CatalogSource): Promise<CollectionReading> {
  const [row] = await source.select<{ readPoint: string; collections: Collection[] }>(
    `select ${READ_POINT} as "readPoint", coalesce((select json_agg(one) from (
       select ${COLUMNS} from catalog.collection c where c.active order by c.position, c.slug) one), '[]'::json)
       as collections`,
  );
  return { readPoint: Number(row?.readPoint ?? 0), collections: row?.collections ?? [] };
}

export type KeepCollectionResult =
  | {
      readonly code: 'KEPT';
      readonly before: AdminCollection | null;
      readonly after: AdminCollection;
    }
  | { readonly code: 'SLUG_TAKEN' }
  | { readonly code: 'COLLECTION_NOT_FOUND' }
  | { readonly code: 'VERSION_CONFLICT'; readonly currentVersion: number };

/** Collections as employees edit them, on the writer. */
export class CollectionRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  list(transaction?: Transaction): Promise<AdminCollection[]> {
    return this.#read('true', {}, transaction);
  }

  /** A new one, or with `expectedVersion` the next state of one that is there. A repeated creation changes nothing. */
  async keep(
    id: string,
    collection: KeepCollection,
    expectedVersion: number | null,
    transaction: Transaction,
  ): Promise<KeepCollectionResult> {
    const before = await this.#locked(id, transaction);
    if (expectedVersion === null && before) return { code: 'KEPT', before, after: before };
    if (expectedVersion !== null && !before) return { code: 'COLLECTION_NOT_FOUND' };
    if (before && before.version !== expectedVersion)
      return { code: 'VERSION_CONFLICT', currentVersion: before.version };
    try {
      await writerSelect(
        this.#writer,
        `insert into catalog.collection (id, slug, name, blurb, rules, pinned, excluded, sort, active,
           shown_from, shown_until, position)
         values ($id, $slug, $name, $blurb, cast($rules as jsonb), cast($pinned as uuid[]),
           cast($excluded as uuid[]), $sort, $active, $shownFrom, $shownUntil, $position)
         on conflict (id) do update set slug = excluded.slug, name = excluded.name, blurb = excluded.blurb,
           rules = excluded.rules, pinned = excluded.pinned, excluded = excluded.excluded,
           sort = excluded.sort, active = excluded.active, shown_from = excluded.shown_from,
           shown_until = excluded.shown_until, position = excluded.position,
           version = catalog.collection.version + 1
         returning id`,
        { id, ...collection, rules: JSON.stringify(collection.rules) },
        transaction,
      );
    } catch (error) {
      if (violatedConstraint(error) === 'collection_slug_key') return { code: 'SLUG_TAKEN' };
      throw error;
    }
    const [after] = await this.#read('c.id = cast($id as uuid)', { id }, transaction);
    if (!after) throw new Error('a collection vanished in its transaction');
    return { code: 'KEPT', before, after };
  }

  async #locked(id: string, transaction: Transaction): Promise<AdminCollection | null> {
    await writerSelect(
      this.#writer,
      'select id from catalog.collection where id = $id for update',
      { id },
      transaction,
    );
    return (await this.#read('c.id = cast($id as uuid)', { id }, transaction))[0] ?? null;
  }

  #read(
    where: string,
    parameters: Parameters,
    transaction?: Transaction,
  ): Promise<AdminCollection[]> {
    return writerSelect<AdminCollection>(
      this.#writer,
      `select c.id, ${COLUMNS}, c.position, c.version,
         coalesce((select json_object_agg(p.id, p.title) from catalog.product p
           where p.id = any(c.pinned || c.excluded)), '{}'::json) as titles
       from catalog.collection c where ${where} order by c.position, c.slug`,
      parameters,
      transaction,
    );
  }
}
