import type {
  AdminBrand,
  AdminCategory,
  CreateBrand,
  CreateCategory,
  EditBrand,
  EditCategory,
} from '@green-apple/contracts-http';
import { categoryFault } from '@green-apple/domain-catalog';
import { writerSelect, type Parameters, type Writer } from '../pools.ts';
import { violatedConstraint, type Transaction } from '../transaction.ts';

type NotAsSeen =
  | { readonly code: 'NOT_FOUND' }
  | { readonly code: 'VERSION_CONFLICT'; readonly currentVersion: number };

type KeepTaxonResult<Taxon> =
  | { readonly code: 'KEPT'; readonly before: Taxon | null; readonly after: Taxon }
  | NotAsSeen
  | { readonly code: 'CODE_TAKEN' }
  /** It would stand in itself, under nothing, or too far down. */
  | { readonly code: 'CATEGORY_MISPLACED' };

type RemoveTaxonResult<Taxon> =
  | { readonly code: 'REMOVED'; readonly before: Taxon }
  | NotAsSeen
  | { readonly code: 'STILL_IN_USE' };

/** Why a brand or category was not made, changed or removed. */
export type TaxonRefusal = Exclude<
  KeepTaxonResult<never> | RemoveTaxonResult<never>,
  { code: 'KEPT' | 'REMOVED' }
>;

/** Places of categories are judged against the whole tree, so one at a time moves in it. */
const LOCK_TREE = 'lock table catalog.category in share row exclusive mode';

/** One table of brands or categories as employees edit it, on the writer, inside the caller's transaction. */
export class TaxonRepository<
  Taxon extends { readonly id: string; readonly version: number },
  Create extends object,
  Edit extends object,
> {
  readonly #writer: Writer;
  readonly #table: TaxonTable;

  constructor(writer: Writer, table: TaxonTable) {
    this.#writer = writer;
    this.#table = table;
  }

  list(transaction?: Transaction): Promise<Taxon[]> {
    return this.#read('true', {}, transaction);
  }

  /** A repeat of the same id changes nothing and finds what the first one made. */
  async create(
    id: string,
    fields: Create,
    transaction: Transaction,
  ): Promise<KeepTaxonResult<Taxon>> {
    const before = await this.#held(id, transaction);
    if (before) return { code: 'KEPT', before, after: before };
    if (!(await this.#fits(id, fields, transaction))) return { code: 'CATEGORY_MISPLACED' };
    const columns = ['slug', ...this.#table.columns.map(({ name }) => name)];
    const values = ['$slug', ...this.#table.columns.map(({ value }) => value)];
    try {
      await this.#run(
        `insert into ${this.#table.name} (id, ${columns.join(', ')}) values ($id, ${values.join(', ')})`,
        { id, ...fields },
        transaction,
      );
    } catch (error) {
      if (violatedConstraint(error) === this.#table.slugKey) return { code: 'CODE_TAKEN' };
      throw error;
    }
    return { code: 'KEPT', before: null, after: await this.#there(id, transaction) };
  }

  async change(
    id: string,
    expectedVersion: number,
    fields: Edit,
    transaction: Transaction,
  ): Promise<KeepTaxonResult<Taxon>> {
    const before = await this.#held(id, transaction);
    if (!before) return { code: 'NOT_FOUND' };
    if (before.version !== expectedVersion)
      return { code: 'VERSION_CONFLICT', currentVersion: before.version };
    if (!(await this.#fits(id, fields, transaction))) return { code: 'CATEGORY_MISPLACED' };
    const sets = this.#table.columns.map(({ name, value }) => `${name} = ${value}`);
    await this.#run(
      `update ${this.#table.name} set ${sets.join(', ')}, version = version + 1 where id = $id`,
      { id, ...fields },
      transaction,
    );
    return { code: 'KEPT', before, after: await this.#there(id, transaction) };
  }

  /** Only what holds nothing goes; the foreign keys have the last word. */
  async remove(
    id: string,
    expectedVersion: number,
    transaction: Transaction,
  ): Promise<RemoveTaxonResult<Taxon>> {
    const before = await this.#held(id, transaction);
    if (!before) return { code: 'NOT_FOUND' };
    if (before.version !== expectedVersion)
      return { code: 'VERSION_CONFLICT', currentVersion: before.version };
    try {
      await this.#run(`delete from ${this.#table.name} where id = $id`, { id }, transaction);
    } catch (error) {
      if (this.#table.heldBy.includes(violatedConstraint(error) ?? ''))
        return { code: 'STILL_IN_USE' };
      throw error;
    }
    return { code: 'REMOVED', before };
  }

  async #fits(id: string, fields: object, transaction: Transaction): Promise<boolean> {
    if (!('parentId' in fields)) return true;
    const parentId = typeof fields.parentId === 'string' ? fields.parentId : null;
    const tree = await writerSelect<{ id: string; parentId: string | null }>(
      this.#writer,
      'select id, parent_id as "parentId" from catalog.category',
      {},
      transaction,
    );
    return categoryFault(tree, id, parentId) === null;
  }

  async #held(id: string, transaction: Transaction): Promise<Taxon | null> {
    if (this.#table.inTree) await this.#run(LOCK_TREE, {}, transaction);
    const name = this.#table.name;
    await this.#run(`select id from ${name} where id = $id for update`, { id }, transaction);
    return (await this.#read('t.id = cast($id as uuid)', { id }, transaction))[0] ?? null;
  }

  async #there(id: string, transaction: Transaction): Promise<Taxon> {
    const [after] = await this.#read('t.id = cast($id as uuid)', { id }, transaction);
    if (!after) throw new Error('what was just written is not there');
    return after;
  }

  #read(where: string, parameters: Parameters, transaction?: Transaction): Promise<Taxon[]> {
    const { name, columns, order, productColumn } = this.#table;
    const fields = columns.map((column) => `t.${column.name} as "${column.field}"`).join(', ');
    return writerSelect<Taxon>(
      this.#writer,
      `select t.id, t.slug, ${fields}, t.version,
         (select count(*)::int from catalog.product p where p.${productColumn} = t.id) as "productCount"
       from ${name} t where ${where} order by ${order}`,
      parameters,
      transaction,
    );
  }

  #run(sql: string, parameters: Parameters, transaction: Transaction): Promise<unknown> {
    return writerSelect(this.#writer, sql, parameters, transaction);
  }
}

interface Column {
  readonly name: string;
  readonly field: string;
  /** The parameter that fills it. */
  readonly value: string;
}

/** What is different between brands and categories. */
export interface TaxonTable {
  readonly name: string;
  readonly slugKey: string;
  readonly columns: readonly Column[];
  readonly order: string;
  readonly productColumn: string;
  /** Foreign keys of whatever is in it. */
  readonly heldBy: readonly string[];
  readonly inTree: boolean;
}

export type BrandRepository = TaxonRepository<AdminBrand, CreateBrand, EditBrand>;
export const brandRepository = (writer: Writer): BrandRepository =>
  new TaxonRepository(writer, {
    name: 'catalog.brand',
    slugKey: 'brand_slug_key',
    columns: [
      { name: 'name', field: 'name', value: '$name' },
      { name: 'story', field: 'story', value: '$story' },
    ],
    order: 't.name',
    productColumn: 'brand_id',
    heldBy: ['product_brand_id_fkey'],
    inTree: false,
  });

export type CategoryRepository = TaxonRepository<AdminCategory, CreateCategory, EditCategory>;
export const categoryRepository = (writer: Writer): CategoryRepository =>
  new TaxonRepository(writer, {
    name: 'catalog.category',
    slugKey: 'category_slug_key',
    columns: [
      { name: 'name', field: 'name', value: '$name' },
      { name: 'blurb', field: 'blurb', value: '$blurb' },
      { name: 'parent_id', field: 'parentId', value: 'cast($parentId as uuid)' },
      { name: 'position', field: 'position', value: '$position' },
    ],
    order: 't.position, t.name',
    productColumn: 'category_id',
    heldBy: ['product_category_id_fkey', 'category_parent_id_fkey'],
    inTree: true,
  });
