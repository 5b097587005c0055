import type { AdminBrand, AdminCategory } from '@green-apple/contracts-http';
import {
  inTransaction,
  insertOutbox,
  type AuditTrail,
  type KeepTaxonResult,
  type RemoveTaxonResult,
  type TaxonRepository,
  type Transaction,
  type Writer,
} from '@green-apple/persistence';
import { ProblemError } from '../../../platform/index.ts';
import { noteDeed, type Deed } from '../promotion/offer-deed.ts';

const KINDS = {
  brand: { missing: 'BRAND_NOT_FOUND', event: 'brand.changed', key: 'brandId' },
  category: { missing: 'CATEGORY_NOT_FOUND', event: 'category.changed', key: 'categoryId' },
} as const;

/** Brands or categories: change, audit entry and event in one transaction. */
export class KeepTaxa<
  Taxon extends AdminBrand | AdminCategory,
  Create extends object,
  Edit extends object,
> {
  private readonly writer: Writer;
  private readonly kind: keyof typeof KINDS;
  private readonly taxa: TaxonRepository<Taxon, Create, Edit>;
  private readonly trail: AuditTrail;

  constructor(
    writer: Writer,
    kind: keyof typeof KINDS,
    taxa: TaxonRepository<Taxon, Create, Edit>,
    trail: AuditTrail,
  ) {
    this.writer = writer;
    this.kind = kind;
    this.taxa = taxa;
    this.trail = trail;
  }

  list(): Promise<Taxon[]> {
    return this.taxa.list();
  }

  create(id: string, fields: Create, deed: Deed): Promise<Taxon> {
    return inTransaction(this.writer, async (transaction) => {
      const { before, after } = this.done(await this.taxa.create(id, fields, transaction), 'KEPT');
      if (before === null) await this.tell('created', { before, after }, deed, transaction);
      return after;
    });
  }

  change(id: string, version: number, fields: Edit, deed: Deed): Promise<Taxon> {
    return inTransaction(this.writer, async (transaction) => {
      const { before, after } = this.done(
        await this.taxa.change(id, version, fields, transaction),
        'KEPT',
      );
      await this.tell('edited', { before, after }, deed, transaction);
      return after;
    });
  }

  remove(id: string, version: number, deed: Deed): Promise<void> {
    return inTransaction(this.writer, async (transaction) => {
      const { before } = this.done(await this.taxa.remove(id, version, transaction), 'REMOVED');
      await this.tell('removed', { before, after: null }, deed, transaction);
    });
  }

  /** Thrown inside the transaction, so that a refusal leaves nothing behind. */
  private done<
    Result extends KeepTaxonResult<Taxon> | RemoveTaxonResult<Taxon>,
    Code extends Result['code'],
  >(result: Result, code: Code): Extract<Result, { code: Code }> {
    if (isDone(result, code)) return result;
    if (result.code === 'NOT_FOUND') throw new ProblemError(KINDS[this.kind].missing);
    if (result.code === 'VERSION_CONFLICT')
      throw new ProblemError(result.code, { currentVersion: result.currentVersion });
    if (result.code === 'KEPT' || result.code === 'REMOVED')
      throw new Error(`unexpected ${result.code}`);
    throw new ProblemError(result.code);
  }

  private async tell(
    what: string,
    { before, after }: { readonly before: Taxon | null; readonly after: Taxon | null },
    deed: Deed,
    transaction: Transaction,
  ): Promise<void> {
    const taxon = after ?? before;
    if (!taxon) return;
    const { event, key } = KINDS[this.kind];
    const entry = { entityType: this.kind, entityId: taxon.id, what };
    await noteDeed(
      this.trail,
      { ...entry, before: before && facts(before), after: after && facts(after) },
      deed,
      transaction,
    );
    await insertOutbox(this.writer, transaction, [
      {
        topic: 'events',
        kind: event,
        aggregateType: this.kind,
        aggregateId: taxon.id,
        aggregateVersion: after ? after.version : taxon.version + 1,
        body: { [key]: taxon.id },
        correlationId: deed.correlationId,
      },
    ]);
  }
}

const isDone = <Result extends { readonly code: string }, Code extends Result['code']>(
  result: Result,
  code: Code,
): result is Extract<Result, { code: Code }> => result.code === code;

/** What an audit entry shows of it. */
const facts = (taxon: AdminBrand | AdminCategory): object => ({
  ...taxon,
  id: undefined,
  version: undefined,
  productCount: undefined,
});
