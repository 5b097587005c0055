import type {
  Texts,
  Translation,
  TranslationKind,
  Translations,
} from '@green-apple/domain-catalog';
import { insertOutbox } from '../outbox.ts';
import { writerSelect, type Parameters, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';

/** A thing of the catalogue, what it says, and what of that is said in other languages. */
export interface TranslatedThing {
  readonly version: number;
  /** As it is written, by field; all there are, also empty ones. */
  readonly base: Texts;
  readonly translations: Translations;
}

export interface KeepTranslationInput {
  readonly kind: TranslationKind;
  readonly id: string;
  readonly locale: string;
  /** Of the thing itself, as the employee saw it. */
  readonly expectedVersion: number;
  /** All texts in this language; none takes the translation away. They translate what is written now. */
  readonly texts: Texts;
  readonly correlationId: string;
}

export type KeepTranslationResult =
  | {
      readonly code: 'KEPT';
      readonly before: TranslatedThing;
      readonly after: TranslatedThing;
    }
  | { readonly code: 'UNCHANGED'; readonly before: TranslatedThing }
  | { readonly code: 'NOT_FOUND' }
  | { readonly code: 'VERSION_CONFLICT'; readonly currentVersion: number };

interface Kind {
  /** Names the tables, `catalog.<name>` and `catalog.<name>_translation`. */
  readonly table: string;
  /** Its texts as JSON, over the alias `t`. */
  readonly texts: string;
  /** What else the thing has to say about having been changed. */
  readonly touch?: string;
}

const fields = (names: Readonly<Record<string, string>>): string =>
  `jsonb_build_object(${Object.entries(names)
    .map(([field, column]) => `'${field}', ${column}`)
    .join(', ')})`;

const KINDS: Readonly<Record<TranslationKind, Kind>> = {
  product: {
    table: 'product',
    texts: `${fields({
      title: 't.title',
      subtitle: 't.subtitle',
      summary: 't.summary',
      description: 't.description',
      benefits: 't.benefits',
      directions: 't.directions',
      warnings: 't.warnings',
      seoTitle: 't.seo_title',
      seoDescription: 't.seo_description',
    })} || coalesce((
      select jsonb_object_agg('alt.' || (picture.value ->> 'key'), picture.value -> 'alt')
      from jsonb_array_elements(t.images) as picture (value)), '{}')`,
    touch: ', updated_at = now()',
  },
  brand: { table: 'brand', texts: fields({ story: 't.story' }) },
  category: { table: 'category', texts: fields({ name: 't.name', blurb: 't.blurb' }) },
  collection: { table: 'collection', texts: fields({ name: 't.name', blurb: 't.blurb' }) },
  attribute: {
    table: 'attribute',
    texts: `jsonb_strip_nulls(${fields({ name: 't.name', unit: 't.unit' })}) || coalesce((
      select jsonb_object_agg('choice.' || (choice.value ->> 'code'), choice.value -> 'label')
      from jsonb_array_elements(t.choices) as choice (value)), '{}')`,
  },
};

const TRANSLATIONS = ({ table }: Kind): string => `coalesce((
  select json_object_agg(o.locale, json_build_object('texts', o.texts, 'source', o.source))
  from catalog.${table}_translation o where o.${table}_id = t.id), '{}'::json)`;

/** The same whatever order the database keeps fields in. */
const canonical = (texts: Texts): string =>
  JSON.stringify(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1)));
const isSame = (a: Translation | undefined, b: Translation): boolean =>
  canonical(a?.texts ?? {}) === canonical(b.texts) &&
  canonical(a?.source ?? {}) === canonical(b.source);

/** Texts of the catalogue in other languages, as employees edit them; on the writer, in the caller's transaction. */
export class TranslationRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** Null when there is no such thing. */
  async byId(
    kind: TranslationKind,
    id: string,
    transaction?: Transaction,
  ): Promise<TranslatedThing | null> {
    const { table, texts } = KINDS[kind];
    const [row] = await this.#run<TranslatedThing>(
      `select t.version, ${texts} as base, ${TRANSLATIONS(KINDS[kind])} as translations
       from catalog.${table} t where t.id = cast($id as uuid)`,
      { id },
      transaction,
    );
    return row ?? null;
  }

  /** The same, with nobody changing it until the transaction ends. */
  async held(
    kind: TranslationKind,
    id: string,
    transaction: Transaction,
  ): Promise<TranslatedThing | null> {
    await this.#run(
      `select id from catalog.${KINDS[kind].table} where id = cast($id as uuid) for update`,
      { id },
      transaction,
    );
    return this.byId(kind, id, transaction);
  }

  /**
   * Puts texts in the place of those of one language, raises the version of the thing by one and writes its
   * event. What changes nothing does neither.
   */
  async keep(
    input: KeepTranslationInput,
    transaction: Transaction,
  ): Promise<KeepTranslationResult> {
    const { kind, id, locale, texts } = input;
    const { table, touch = '' } = KINDS[kind];
    const before = await this.held(kind, id, transaction);
    if (!before) return { code: 'NOT_FOUND' };
    if (before.version !== input.expectedVersion)
      return { code: 'VERSION_CONFLICT', currentVersion: before.version };
    const source: Texts = Object.fromEntries(
      Object.keys(texts).map((field) => [field, before.base[field] ?? '']),
    );
    if (isSame(before.translations[locale], { texts, source }))
      return { code: 'UNCHANGED', before };
    const key = `${table}_id`;
    const written = { id, locale, texts: JSON.stringify(texts), source: JSON.stringify(source) };
    await (Object.keys(texts).length === 0
      ? this.#run(
          `delete from catalog.${table}_translation where ${key} = cast($id as uuid) and locale = $locale`,
          { id, locale },
          transaction,
        )
      : this.#run(
          `insert into catalog.${table}_translation (${key}, locale, texts, source)
           values (cast($id as uuid), $locale, cast($texts as jsonb), cast($source as jsonb))
           on conflict (${key}, locale) do update set texts = excluded.texts, source = excluded.source,
             updated_at = now()`,
          written,
          transaction,
        ));
    await this.#run(
      `update catalog.${table} set version = version + 1${touch} where id = cast($id as uuid)`,
      { id },
      transaction,
    );
    const after = await this.byId(kind, id, transaction);
    if (!after) throw new Error('what was translated vanished under its lock');
    await this.#announce(input, after.version, transaction);
    return { code: 'KEPT', before, after };
  }

  async #announce(
    { kind, id, correlationId }: KeepTranslationInput,
    version: number,
    transaction: Transaction,
  ): Promise<void> {
    await insertOutbox(this.#writer, transaction, [
      {
        topic: 'events',
        kind: `${kind}.changed`,
        aggregateType: kind,
        aggregateId: id,
        aggregateVersion: version,
        body: { [`${kind}Id`]: id, ...(kind === 'product' ? { version } : {}) },
        correlationId,
      },
    ]);
  }

  #run<Row extends object>(
    sql: string,
    parameters: Parameters,
    transaction?: Transaction,
  ): Promise<Row[]> {
    return writerSelect<Row>(this.#writer, sql, parameters, transaction);
  }
}
