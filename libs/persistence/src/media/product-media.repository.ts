import type { AdminMediaList, ChangeMedia } from '@green-apple/contracts-http';
import { PICTURES_MOST, type PictureHead } from '@green-apple/domain-catalog';
import { v7 as uuidv7 } from 'uuid';
import { insertOutbox } from '../outbox.ts';
import { writerSelect, type Parameters, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';
import { renditionsWanted } from './renditions-wanted.ts';
import { showPictures } from './show-pictures.ts';

/** A file that is stored, and what its head says. */
export interface SentPicture extends PictureHead {
  readonly id: string;
  readonly key: string;
  readonly originalKey: string;
  readonly sha256: string;
  readonly bytes: number;
}

export type MediaDeed =
  | { readonly type: 'describe'; readonly mediaId: string; readonly change: ChangeMedia }
  | { readonly type: 'arrange'; readonly ids: readonly string[] }
  | { readonly type: 'remove'; readonly mediaId: string }
  | { readonly type: 'retry'; readonly mediaId: string };

const MEDIA = `select m.id, m.kind, m.alt, json_build_object('x', m.focus_x, 'y', m.focus_y) as focus, p.width,
    p.height, p.sha256, p.bytes, p.state, p.fault,
    case when p.state = 'ready' then json_build_object('key', p.key, 'alt', m.alt, 'widths', p.widths, 'tint', p.tint,
      'width', p.width, 'height', p.height, 'formats', p.formats,
      'focus', json_build_object('x', m.focus_x, 'y', m.focus_y)) end as image,
    to_json(m.added_at) #>> '{}' as "addedAt"
  from catalog.product_media m join catalog.picture p on p.id = m.picture_id
  where m.product_id = cast($productId as uuid) order by m.position`;

/** Pictures of products as employees keep them, on the writer. */
export class ProductMediaRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** Null when there is no such product. With a lock nobody else changes its pictures meanwhile. */
  async list(productId: string, lockedBy?: Transaction): Promise<AdminMediaList | null> {
    // Read only once the lock is held: a statement that had to wait for it would mix what was with what is.
    if (lockedBy)
      await this.#select(
        'select id from catalog.product where id = cast($productId as uuid) for update',
        { productId },
        lockedBy,
      );
    const [list] = await this.#select<AdminMediaList>(
      `select json_build_object('id', p.id, 'slug', p.slug, 'title', p.title, 'version', p.version) as product,
         p.media_version as version,
         (select coalesce(json_agg(m), '[]') from (${MEDIA}) m) as items
       from catalog.product p where p.id = cast($productId as uuid)`,
      { productId },
      lockedBy,
    );
    return list ?? null;
  }

  /** The picture a file became when it was sent before, for whichever product. */
  async pictureBySha256(sha256: string, transaction?: Transaction): Promise<string | null> {
    const [row] = await this.#select<{ id: string }>(
      'select id from catalog.picture where sha256 = $sha256',
      { sha256 },
      transaction,
    );
    return row?.id ?? null;
  }

  /**
   * Puts a picture behind the others of a product whose list is locked. Somebody else may have sent the same file
   * meanwhile: then theirs is shown, and the answer says that this one is not needed.
   */
  async add(
    input: {
      readonly productId: string;
      readonly sent: SentPicture;
      readonly alt: string;
      readonly by: { readonly id: string; readonly name: string };
      readonly correlationId: string;
    },
    transaction: Transaction,
  ): Promise<{ readonly needed: boolean }> {
    const { productId, sent, alt, by, correlationId } = input;
    const { type, animated: _, ...row } = sent;
    const added = await this.#select(
      `insert into catalog.picture (id, key, sha256, original_key, media_type, bytes, state, width, height, uploaded_by,
         uploaded_by_name)
       values (cast($id as uuid), $key, $sha256, $originalKey, $type, cast($bytes as integer), 'processing',
         cast($width as integer), cast($height as integer), $by, $name)
       on conflict (sha256) do nothing returning id`,
      { ...row, type, by: by.id, name: by.name },
      transaction,
    );
    await this.#select(
      `with picture as (
         update catalog.picture set unused_since = null where sha256 = $sha256 returning id
       )
       insert into catalog.product_media (id, product_id, picture_id, position, alt)
       select cast($id as uuid), cast($productId as uuid), picture.id,
         (select coalesce(max(position), 0) + 1 from catalog.product_media where product_id = cast($productId as uuid)),
         $alt
       from picture returning id`,
      { id: uuidv7(), productId, sha256: sent.sha256, alt },
      transaction,
    );
    if (added.length > 0)
      await insertOutbox(this.#writer, transaction, [renditionsWanted(sent.id, correlationId)]);
    await showPictures(this.#writer, transaction, { productId, seen: true, correlationId });
    return { needed: added.length > 0 };
  }

  isFull(list: AdminMediaList): boolean {
    return list.items.length >= PICTURES_MOST;
  }

  /** Does what is asked of a product whose list is locked and was looked at. */
  async apply(
    productId: string,
    deed: MediaDeed,
    correlationId: string,
    transaction: Transaction,
  ): Promise<void> {
    if (deed.type === 'describe')
      await this.#describe(productId, deed.mediaId, deed.change, transaction);
    if (deed.type === 'arrange')
      await this.#select(
        `update catalog.product_media m set position = place.at
         from jsonb_array_elements_text(cast($ids as jsonb)) with ordinality place (id, at)
         where m.id = cast(place.id as uuid) and m.product_id = cast($productId as uuid) returning m.id`,
        { productId, ids: JSON.stringify(deed.ids) },
        transaction,
      );
    if (deed.type === 'remove') await this.#remove(productId, deed.mediaId, transaction);
    if (deed.type === 'retry') {
      const [again] = await this.#select<{ id: string }>(
        `update catalog.picture set state = 'processing', fault = null, asked_at = now()
         where id = (select picture_id from catalog.product_media where id = cast($mediaId as uuid)
           and product_id = cast($productId as uuid)) and state = 'failed' returning id`,
        { productId, mediaId: deed.mediaId },
        transaction,
      );
      if (again)
        await insertOutbox(this.#writer, transaction, [renditionsWanted(again.id, correlationId)]);
    }
    await showPictures(this.#writer, transaction, { productId, seen: true, correlationId });
  }

  #describe(productId: string, mediaId: string, change: ChangeMedia, transaction: Transaction) {
    return this.#select(
      `update catalog.product_media set alt = coalesce($alt, alt), kind = coalesce($kind, kind),
         focus_x = coalesce(cast($x as numeric), focus_x), focus_y = coalesce(cast($y as numeric), focus_y)
       where id = cast($mediaId as uuid) and product_id = cast($productId as uuid) returning id`,
      {
        productId,
        mediaId,
        alt: change.alt ?? null,
        kind: change.kind ?? null,
        x: change.focus?.x ?? null,
        y: change.focus?.y ?? null,
      },
      transaction,
    );
  }

  /** Its files stay for a while: pages that are open still show them. */
  async #remove(productId: string, mediaId: string, transaction: Transaction): Promise<void> {
    const [removed] = await this.#select<{ pictureId: string }>(
      `delete from catalog.product_media where id = cast($mediaId as uuid) and product_id = cast($productId as uuid)
       returning picture_id as "pictureId"`,
      { productId, mediaId },
      transaction,
    );
    if (removed)
      await this.#select(
        `update catalog.picture p set unused_since = now() where p.id = cast($pictureId as uuid)
           and not exists (select from catalog.product_media m where m.picture_id = p.id) returning p.id`,
        { pictureId: removed.pictureId },
        transaction,
      );
  }

  #select<Row extends object>(sql: string, bind: Parameters, transaction?: Transaction) {
    return writerSelect<Row>(this.#writer, sql, bind, transaction);
  }
}
