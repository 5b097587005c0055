import { packFault, type PackFacts, type PackFault } from '@green-apple/domain-catalog';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';
import {
  lockEdition,
  raiseEdition,
  type EditionInput,
  type EditionRefusal,
} from './product-edition.ts';

export interface SetMultipackInput extends EditionInput {
  readonly variantId: string;
  /** Null makes it a single item again. */
  readonly pack: { readonly componentId: string; readonly units: number } | null;
}

export type SetMultipackResult =
  | { readonly code: 'SET' }
  | { readonly code: 'VARIANT_NOT_FOUND' }
  | { readonly code: 'MULTIPACK_NOT_POSSIBLE'; readonly fault: PackFault }
  | EditionRefusal;

interface FactsRow extends Omit<PackFacts, 'componentId' | 'ownUnits'> {
  /** False when the product has no such size to pack. */
  readonly componentKnown: boolean;
}

/** A statement of its own: the next one sees the levels that a file has opened meanwhile. */
const LOCK_ITEM_SQL = `
  select v.id from catalog.variant v where v.id = cast($variantId as uuid) for update`;

/** Whoever buys, counts or takes goods in of the size waits until it is decided what it is. */
const LOCK_SQL = `
  with levels as (
    select s.on_hand from inventory.stock_level s where s.variant_id = cast($variantId as uuid) for update),
  ahead as (
    select b.unit_limit from inventory.backorder b where b.variant_id = cast($variantId as uuid) for update)
  select cast(coalesce((select sum(on_hand) from levels), 0)
    + coalesce((select sum(unit_limit) from ahead), 0) as integer) as "ownUnits"`;

const FACTS_SQL = `
  select v.id as "variantId", v.active,
    ($componentId = '' or exists (select from catalog.variant c
      where cast(c.id as text) = $componentId and c.product_id = v.product_id)) as "componentKnown",
    exists (select from inventory.bundle_component b
      where cast(b.bundle_variant_id as text) = $componentId) as "componentIsMade",
    exists (select from inventory.bundle_component b where b.component_variant_id = v.id) as "isPart",
    case when exists (select from inventory.multipack m where m.variant_id = v.id) then 'pack'
      when exists (select from inventory.bundle_component b where b.bundle_variant_id = v.id) then 'set'
      else 'itself' end as "madeOf",
    exists (select from ordering.line l where l.variant_id = v.id) as ordered
  from catalog.variant v
  where v.id = cast($variantId as uuid) and v.product_id = cast($productId as uuid)`;

const FOLLOW_SQL = `
  update catalog.variant pack set count = item.count * cast($units as integer), unit = item.unit,
    flavour = item.flavour, days_of_supply = item.days_of_supply * cast($units as integer),
    weight_grams = item.weight_grams * cast($units as integer), tax_code = item.tax_code
  from catalog.variant item
  where pack.id = cast($variantId as uuid) and item.id = cast($componentId as uuid) returning pack.id`;

/** Sizes that are so many of another one, on the writer. */
export class MultipackRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** Anything but `SET` has changed nothing. Raises the product's version and tells the shop. */
  async set(input: SetMultipackInput, transaction: Transaction): Promise<SetMultipackResult> {
    const refusal = await lockEdition(this.#writer, input, transaction);
    if (refusal) return refusal;
    const facts = await this.#facts(input, transaction);
    if (facts === null) return { code: 'VARIANT_NOT_FOUND' };
    const fault = packFault(facts);
    if (fault !== null) return { code: 'MULTIPACK_NOT_POSSIBLE', fault };
    await this.#write(input, transaction);
    await raiseEdition(this.#writer, input, transaction);
    return { code: 'SET' };
  }

  async #facts(
    { productId, variantId, pack }: SetMultipackInput,
    transaction: Transaction,
  ): Promise<PackFacts | null> {
    await writerSelect(this.#writer, LOCK_ITEM_SQL, { variantId }, transaction);
    const [stock] = await writerSelect<Pick<PackFacts, 'ownUnits'>>(
      this.#writer,
      LOCK_SQL,
      { variantId },
      transaction,
    );
    const componentId = pack?.componentId ?? null;
    const [row] = await writerSelect<FactsRow>(
      this.#writer,
      FACTS_SQL,
      { productId, variantId, componentId: componentId ?? '' },
      transaction,
    );
    if (!stock || !row?.componentKnown) return null;
    return { ...row, ...stock, componentId };
  }

  async #write({ variantId, pack }: SetMultipackInput, transaction: Transaction): Promise<void> {
    const run = (sql: string, bind: Record<string, unknown>) =>
      writerSelect(this.#writer, sql, { variantId, ...bind }, transaction);
    await run(
      `delete from inventory.bundle_component where bundle_variant_id = cast($variantId as uuid)
       returning component_variant_id`,
      {},
    );
    if (pack === null) return;
    await run(
      `insert into inventory.bundle_component (bundle_variant_id, component_variant_id, quantity)
       values (cast($variantId as uuid), cast($componentId as uuid), cast($units as integer))
       returning component_variant_id`,
      { ...pack },
    );
    await run(FOLLOW_SQL, { ...pack });
  }
}
