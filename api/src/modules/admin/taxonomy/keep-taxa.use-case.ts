import type { AdminBrand, AdminCategory } from '@green-apple/contracts-http';
import {
  inTransaction,
  insertOutbox,
  type AuditTrail,
  type TaxonRefusal,
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
      const result = await this.taxa.create(id, fields, transaction);
      if (result.code !== 'KEPT') throw this.refusal(result);
      const { before, after } = result;
      if (before === null) await this.tell('created', { before, after }, deed, transaction);
      return after;
    });
  }

  change(id: string, version: number, fields: Edit, deed: Deed): Promise<Taxon> {
    return inTransaction(this.writer, async (transaction) => {
      const result = await this.taxa.change(id, version, fields, transaction);
      if (result.code !== 'KEPT') throw this.refusal(result);
      await this.tell('edited', result, deed, transaction);
      return result.after;
    });
  }

  remove(id: string, version: number, deed: Deed): Promise<void> {
    return inTransaction(this.writer, async (transaction) => {
      const result = await this.taxa.remove(id, version, transaction);
      if (result.code !== 'REMOVED') throw this.refusal(result);
      await this.tell('removed', { before: result.before, after: null }, deed, transaction);
    });
  }

  /** To be thrown inside the transaction, so that a refusal leaves nothing behind. */
  private refusal(result: TaxonRefusal): ProblemError {
    if (result.code === 'NOT_FOUND') return new ProblemError(KINDS[this.kind].missing);
    return result.code === 'VERSION_CONFLICT'
      ? new ProblemError(result.code, { currentVersion: result.currentVersion })
      : new ProblemError(result.code);
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

/** What an audit entry shows of it. */
const facts = (taxon: AdminBrand | AdminCategory): object => ({
  ...taxon,
  id: undefined,
  version: undefined,
  productCount: undefined,
});
