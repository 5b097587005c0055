import type { EditVariant } from '@green-apple/contracts-http';
import { FOLLOWS_ITS_ITEM } from '@green-apple/domain-catalog';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';
import {
  lockEdition,
  raiseEdition,
  type EditionInput,
  type EditionRefusal,
} from './product-edition.ts';
import { codeTaken, type CodeTaken } from './variant-code.ts';

export interface EditVariantInput extends EditionInput {
  readonly variantId: string;
  readonly change: EditVariant;
}

type Field = keyof EditVariant;

export type EditVariantResult =
  /** What it changed, and what that was. */
  | {
      readonly code: 'EDITED';
      readonly sku: string;
      readonly before: EditVariant;
      readonly after: EditVariant;
    }
  | { readonly code: 'UNCHANGED' }
  | { readonly code: 'VARIANT_NOT_FOUND' }
  /** It is a pack: these follow from what is in it. */
  | { readonly code: 'FOLLOWS_ITS_ITEM'; readonly fields: readonly Field[] }
  | CodeTaken
  | EditionRefusal;

const COLUMNS = {
  title: 'title',
  barcode: 'barcode',
  count: 'count',
  unit: 'unit',
  flavour: 'flavour',
  daysOfSupply: 'days_of_supply',
  weightGrams: 'weight_grams',
  taxCode: 'tax_code',
} as const satisfies Record<Field, string>;

interface SizeRow extends Required<EditVariant> {
  readonly sku: string;
  readonly isPack: boolean;
}

const READ_SQL = `
  select v.sku, ${Object.entries(COLUMNS)
    .map(([field, column]) => `v.${column} as "${field}"`)
    .join(', ')},
    exists (select from inventory.multipack m where m.variant_id = v.id) as "isPack"
  from catalog.variant v
  where v.id = cast($variantId as uuid) and v.product_id = cast($productId as uuid) for update of v`;

const pick = (row: EditVariant, fields: readonly Field[]): EditVariant =>
  Object.fromEntries(fields.map((field) => [field, row[field]]));

/** Sizes as employees edit them, on the writer, inside the caller's transaction: a refusal is to be rolled back. */
export class VariantEditRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** Raises the product's version and tells the shop. Packs of the size follow by themselves. */
  async edit(input: EditVariantInput, transaction: Transaction): Promise<EditVariantResult> {
    const { productId, variantId, change } = input;
    const refusal = await lockEdition(this.#writer, input, transaction);
    if (refusal) return refusal;
    const [size] = await writerSelect<SizeRow>(
      this.#writer,
      READ_SQL,
      { productId, variantId },
      transaction,
    );
    if (!size) return { code: 'VARIANT_NOT_FOUND' };
    const { sku, isPack } = size;
    const fields = (Object.keys(change) as Field[]).filter((one) => change[one] !== size[one]);
    if (fields.length === 0) return { code: 'UNCHANGED' };
    const following = fields.filter((one) => FOLLOWS_ITS_ITEM.some((other) => other === one));
    if (isPack && following.length > 0) return { code: 'FOLLOWS_ITS_ITEM', fields: following };
    const after = pick(change, fields);
    try {
      await writerSelect(
        this.#writer,
        `update catalog.variant set ${fields.map((one) => `${COLUMNS[one]} = $${one}`).join(', ')}
         where id = cast($variantId as uuid) returning id`,
        { variantId, ...after },
        transaction,
      );
    } catch (error) {
      const taken = codeTaken(error);
      if (taken) return taken;
      throw error;
    }
    await raiseEdition(this.#writer, input, transaction);
    return { code: 'EDITED', sku, before: pick(size, fields), after };
  }
}
