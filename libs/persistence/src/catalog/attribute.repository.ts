import type { AdminAttribute, CreateAttribute, EditAttribute } from '@green-apple/contracts-http';
import type { AttributeDefinition } from '@green-apple/domain-catalog';
import { insertOutbox } from '../outbox.ts';
import { writerSelect, type Parameters, type Writer } from '../pools.ts';
import { violatedConstraint, type Transaction } from '../transaction.ts';
import type { CatalogSource } from './catalog-source.ts';
import { READ_POINT } from './projection.ts';
import { translationsOf } from './translation-sql.ts';

const COLUMNS =
  'a.code, a.name, a.kind, a.scope, a.multiple, a.filterable, a.unit, a.steps, a.choices, a.position, a.version';

const TRANSLATIONS = translationsOf('attribute_translation', 'attribute_id', 'a.id');

/** All definitions in their order, by whatever runs the statement. */
export const attributeDefinitions = (
  select: (sql: string) => Promise<AttributeDefinition[]>,
): Promise<AttributeDefinition[]> =>
  select(`select ${COLUMNS} from catalog.attribute a order by a.position, a.code`);

/** Definitions as one snapshot saw them; see `ProductReading.readPoint`. */
export interface AttributeReading {
  readonly readPoint: number;
  readonly definitions: readonly AttributeDefinition[];
}

/** All definitions for whoever shows products, in one statement. */
export async function attributesNow(source: CatalogSource): Promise<AttributeReading> {
  const [row] = await source.select<{ readPoint: string; definitions: AttributeDefinition[] }>(
    `select ${READ_POINT} as "readPoint", coalesce((select json_agg(one) from (
       select ${COLUMNS}, ${TRANSLATIONS} as translations
       from catalog.attribute a order by a.position, a.code) one), '[]'::json) as definitions`,
  );
  return { readPoint: Number(row?.readPoint ?? 0), definitions: row?.definitions ?? [] };
}

export type KeepAttributeResult =
  | {
      readonly code: 'KEPT';
      readonly before: AdminAttribute | null;
      readonly after: AdminAttribute;
    }
  | { readonly code: 'ATTRIBUTE_NOT_FOUND' }
  | { readonly code: 'CODE_TAKEN' }
  | { readonly code: 'VERSION_CONFLICT'; readonly currentVersion: number }
  /** Products have values that the change would forbid. */
  | { readonly code: 'ATTRIBUTE_IN_USE' };

export type RemoveAttributeResult =
  | { readonly code: 'REMOVED'; readonly before: AdminAttribute }
  | Exclude<KeepAttributeResult, { code: 'KEPT' | 'CODE_TAKEN' }>;

/** Something in the catalogue has a value of it. */
const IN_USE = `exists (select from catalog.product p where p.attributes ? $code)
  or exists (select from catalog.variant v where v.attributes ? $code)`;

/** Values in the catalogue that a definition would no longer take: a choice that goes, several where one may be. */
const MISFIT = `exists (
  select from (select p.attributes -> $code as list from catalog.product p where p.attributes ? $code
    union all select v.attributes -> $code from catalog.variant v where v.attributes ? $code) said
  where (not cast($multiple as boolean) and jsonb_array_length(said.list) > 1)
    or (cast($kind as text) = 'choice' and exists (select from jsonb_array_elements_text(said.list) as item (value)
      where item.value <> all(cast($choices as text[])))))`;

/** Definitions as employees edit them, on the writer, inside the caller's transaction. */
export class AttributeRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  list(transaction?: Transaction): Promise<AdminAttribute[]> {
    return this.#read('true', {}, transaction);
  }

  /** A repeat of the same id changes nothing and finds what the first one made. */
  async create(attribute: CreateAttribute, transaction: Transaction): Promise<KeepAttributeResult> {
    const before = await this.#byId(attribute.id, transaction);
    if (before) return { code: 'KEPT', before, after: before };
    try {
      await this.#run(
        `insert into catalog.attribute
           (id, code, name, kind, scope, multiple, filterable, unit, steps, choices, position)
         values ($id, $code, $name, $kind, $scope, $multiple, $filterable, $unit, cast($steps as jsonb),
           cast($choices as jsonb), $position) returning id`,
        { ...attribute, ...asJson(attribute) },
        transaction,
      );
    } catch (error) {
      if (violatedConstraint(error) === 'attribute_code_key') return { code: 'CODE_TAKEN' };
      throw error;
    }
    const after = await this.#byId(attribute.id, transaction);
    if (!after) throw new Error('an attribute vanished in its transaction');
    return { code: 'KEPT', before: null, after };
  }

  /** Writes the event `attribute.changed`: names stand in the index and on pages. */
  async update(
    input: {
      readonly id: string;
      readonly expectedVersion: number;
      readonly change: EditAttribute;
    },
    transaction: Transaction,
  ): Promise<KeepAttributeResult> {
    const found = await this.#held(input, transaction);
    if (found.code !== 'HELD') return found;
    const { before } = found;
    const next = { ...before, ...input.change };
    const [misfit] = await this.#run<{ found: boolean }>(
      `select ${MISFIT} as found`,
      {
        code: before.code,
        kind: before.kind,
        multiple: next.multiple,
        choices: next.choices.map(({ code }) => code),
      },
      transaction,
    );
    if (misfit?.found) return { code: 'ATTRIBUTE_IN_USE' };
    await this.#run(
      `update catalog.attribute set name = $name, multiple = $multiple, filterable = $filterable,
         unit = $unit, steps = cast($steps as jsonb), choices = cast($choices as jsonb), position = $position,
         version = version + 1 where id = $id returning id`,
      {
        id: input.id,
        name: next.name,
        multiple: next.multiple,
        filterable: next.filterable,
        unit: next.unit,
        position: next.position,
        ...asJson(next),
      },
      transaction,
    );
    const after = await this.#byId(input.id, transaction);
    if (!after) throw new Error('an attribute vanished under its lock');
    await this.#announce(after.id, after.version, transaction);
    return { code: 'KEPT', before, after };
  }

  async remove(
    input: { readonly id: string; readonly expectedVersion: number },
    transaction: Transaction,
  ): Promise<RemoveAttributeResult> {
    const found = await this.#held(input, transaction);
    if (found.code !== 'HELD') return found;
    const [use] = await this.#run<{ found: boolean }>(
      `select ${IN_USE} as found`,
      { code: found.before.code },
      transaction,
    );
    if (use?.found) return { code: 'ATTRIBUTE_IN_USE' };
    await this.#run(
      'delete from catalog.attribute where id = $id returning id',
      { id: input.id },
      transaction,
    );
    await this.#announce(input.id, input.expectedVersion + 1, transaction);
    return { code: 'REMOVED', before: found.before };
  }

  /** The attribute, with nobody writing values or other definitions until the transaction ends. */
  async #held(
    { id, expectedVersion }: { readonly id: string; readonly expectedVersion: number },
    transaction: Transaction,
  ) {
    await this.#run('select catalog.lock_attributes(true)', {}, transaction);
    const before = await this.#byId(id, transaction);
    if (!before) return { code: 'ATTRIBUTE_NOT_FOUND' as const };
    if (before.version !== expectedVersion)
      return { code: 'VERSION_CONFLICT' as const, currentVersion: before.version };
    return { code: 'HELD' as const, before };
  }

  async #byId(id: string, transaction: Transaction): Promise<AdminAttribute | null> {
    return (await this.#read('a.id = cast($id as uuid)', { id }, transaction))[0] ?? null;
  }

  #read(
    where: string,
    parameters: Parameters,
    transaction?: Transaction,
  ): Promise<AdminAttribute[]> {
    return writerSelect<AdminAttribute>(
      this.#writer,
      `select a.id, ${COLUMNS} from catalog.attribute a
       where ${where} order by a.position, a.code`,
      parameters,
      transaction,
    );
  }

  async #announce(id: string, version: number, transaction: Transaction): Promise<void> {
    await insertOutbox(this.#writer, transaction, [
      {
        topic: 'events',
        kind: 'attribute.changed',
        aggregateType: 'attribute',
        aggregateId: id,
        aggregateVersion: version,
        body: { attributeId: id },
      },
    ]);
  }

  #run<Row extends object>(
    sql: string,
    parameters: Parameters,
    transaction: Transaction,
  ): Promise<Row[]> {
    return writerSelect<Row>(this.#writer, sql, parameters, transaction);
  }
}

const asJson = ({ steps, choices }: Pick<CreateAttribute, 'steps' | 'choices'>) => ({
  steps: JSON.stringify(steps),
  choices: JSON.stringify(choices),
});
