import type { AdminCollection, KeepCollection } from '@green-apple/contracts-http';
import type { Collection } from '@green-apple/domain-catalog';
import { writerSelect, type Parameters, type Writer } from '../pools.ts';
import { violatedConstraint, type Transaction } from '../transaction.ts';
import type { CatalogSource } from './catalog-source.ts';
import { READ_POINT } from './projection.ts';
import { translationsOf } from './translation-sql.ts';

const COLUMNS = `c.slug, c.name, c.blurb, c.rules, c.pinned, c.excluded, c.sort, c.active,
  to_json(c.shown_from) #>> '{}' as "shownFrom", to_json(c.shown_until) #>> '{}' as "shownUntil",
  c.seo_title as "seoTitle", c.seo_description as "seoDescription", c.noindex,
  coalesce((select json_agg(h.slug order by h.left_at desc) from catalog.collection_slug_history h
    where h.collection_id = c.id), '[]'::json) as "formerSlugs"`;

/** Collections as one snapshot saw them; see `ProductReading.readPoint`. */
export interface CollectionReading {
  readonly readPoint: number;
  readonly collections: readonly Collection[];
}

/** All that are switched on, in their order, whatever the hour; in one statement. */
export async function collectionsNow(source: CatalogSource): Promise<CollectionReading> {
  const [row] = await source.select<{ readPoint: string; collections: Collection[] }>(
    `select ${READ_POINT} as "readPoint", coalesce((select json_agg(one) from (
       select ${COLUMNS}, ${translationsOf('collection_translation', 'collection_id', 'c.id')} as translations
       from catalog.collection c where c.active order by c.position, c.slug) one), '[]'::json)
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

export type RemoveCollectionResult =
  | {
      readonly code: 'REMOVED' | 'ARCHIVED';
      readonly before: AdminCollection;
      /** The version that the event is about. */
      readonly version: number;
    }
  | { readonly code: 'ALREADY_ARCHIVED' }
  | Extract<KeepCollectionResult, { code: 'COLLECTION_NOT_FOUND' | 'VERSION_CONFLICT' }>;

/** What may lead to a collection: shoppers who saw it, and pages that name its as theirs for search engines. */
const REFERRED_TO = `(c.seen or catalog.is_open_to_shoppers(c.active, c.shown_from)
  or exists (select from catalog.product p where p.seo_canonical = '/collections/' || c.slug))`;

/** Collections as employees edit them, on the writer. */
export class CollectionRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  list(transaction?: Transaction): Promise<AdminCollection[]> {
    return this.#read('true', {}, transaction);
  }

  /**
   * A new one, or with `expectedVersion` the next state of one that is there, put away or not. A repeated creation
   * changes nothing.
   */
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
           shown_from, shown_until, position, seo_title, seo_description, noindex)
         values ($id, $slug, $name, $blurb, cast($rules as jsonb), cast($pinned as uuid[]),
           cast($excluded as uuid[]), $sort, $active, $shownFrom, $shownUntil, $position,
           $seoTitle, $seoDescription, $noindex)
         on conflict (id) do update set slug = excluded.slug, name = excluded.name, blurb = excluded.blurb,
           rules = excluded.rules, pinned = excluded.pinned, excluded = excluded.excluded,
           sort = excluded.sort, active = excluded.active, shown_from = excluded.shown_from,
           shown_until = excluded.shown_until, position = excluded.position, seo_title = excluded.seo_title,
           seo_description = excluded.seo_description, noindex = excluded.noindex, archived_at = null,
           version = catalog.collection.version + 1
         returning id`,
        { id, ...collection, rules: JSON.stringify(collection.rules) },
        transaction,
      );
    } catch (error) {
      const constraint = violatedConstraint(error);
      if (constraint === 'collection_slug_key' || constraint === 'collection_slug_history_pkey')
        return { code: 'SLUG_TAKEN' };
      throw error;
    }
    const [after] = await this.#read('c.id = cast($id as uuid)', { id }, transaction);
    if (!after) throw new Error('a collection vanished in its transaction');
    return { code: 'KEPT', before, after };
  }

  /** Removes one that nothing leads to; puts away any other, whose addresses then lead nowhere and stay its own. */
  async remove(
    id: string,
    expectedVersion: number,
    transaction: Transaction,
  ): Promise<RemoveCollectionResult> {
    const before = await this.#locked(id, transaction);
    if (!before) return { code: 'COLLECTION_NOT_FOUND' };
    if (before.version !== expectedVersion)
      return { code: 'VERSION_CONFLICT', currentVersion: before.version };
    if (before.archivedAt !== null) return { code: 'ALREADY_ARCHIVED' };
    const version = before.version + 1;
    const removed = await writerSelect(
      this.#writer,
      `delete from catalog.collection c where c.id = $id and not ${REFERRED_TO} returning c.id`,
      { id },
      transaction,
    );
    if (removed.length > 0) return { code: 'REMOVED', before, version };
    await writerSelect(
      this.#writer,
      `update catalog.collection set active = false, archived_at = now(), version = $version
       where id = $id returning id`,
      { id, version },
      transaction,
    );
    return { code: 'ARCHIVED', before, version };
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
      `select c.id, ${COLUMNS}, c.position, c.version, to_json(c.archived_at) #>> '{}' as "archivedAt",
         coalesce((select json_object_agg(p.id, p.title) from catalog.product p
           where p.id = any(c.pinned || c.excluded)), '{}'::json) as titles
       from catalog.collection c where ${where}
       order by c.archived_at is not null, c.position, c.slug`,
      parameters,
      transaction,
    );
  }
}
