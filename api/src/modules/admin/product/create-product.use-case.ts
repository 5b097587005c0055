import type { AdminProduct, CreateProduct, CreateVariant } from '@green-apple/contracts-http';
import {
  inTransaction,
  type AddVariantResult,
  type AuditTrail,
  type CreateProductResult,
  type ProductCreationRepository,
  type ProductRepository,
  type Transaction,
  type Writer,
} from '@green-apple/persistence';
import { ProblemError } from '../../../platform/index.ts';
import { diseaseClaim } from '../claim/disease-claim.ts';
import { noteDeed, type Deed } from '../promotion/offer-deed.ts';
import { claimedText } from './claimed-text.ts';
import { takenCode } from './taken-code.ts';

export interface NewSize {
  readonly productId: string;
  readonly expectedVersion: number;
  readonly variantId: string;
  readonly fields: CreateVariant;
}

/** Makes products and their sizes: with the audit row and the event, or not at all. */
export class CreateProductUseCase {
  private readonly writer: Writer;
  private readonly creation: ProductCreationRepository;
  private readonly products: ProductRepository;
  private readonly trail: AuditTrail;

  constructor(
    writer: Writer,
    creation: ProductCreationRepository,
    products: ProductRepository,
    trail: AuditTrail,
  ) {
    this.writer = writer;
    this.creation = creation;
    this.products = products;
    this.trail = trail;
  }

  /** A draft. Throws a problem where it cannot be made; a repeat of the same id finds what the first one made. */
  create(id: string, fields: CreateProduct, deed: Deed): Promise<AdminProduct> {
    const { title, summary, directions } = fields;
    const claimed = claimedText({ title, summary, directions });
    if (claimed) throw diseaseClaim(claimed.path, claimed.phrase);
    return inTransaction(this.writer, async (transaction) => {
      const { correlationId } = deed;
      const result = await this.creation.create({ id, fields, correlationId }, transaction);
      if (result.code !== 'CREATED' && result.code !== 'KNOWN')
        throw new ProblemError(result.code, takenAt(result));
      if (result.code === 'CREATED') await this.note(id, 'created', fields, deed, transaction);
      return this.there(id, transaction);
    });
  }

  addSize(size: NewSize, deed: Deed): Promise<AdminProduct> {
    return inTransaction(this.writer, async (transaction) => {
      const input = { ...size, correlationId: deed.correlationId };
      const result = await this.creation.addVariant(input, transaction);
      if (result.code !== 'ADDED' && result.code !== 'KNOWN') throw refused(result);
      if (result.code === 'ADDED')
        await this.note(size.productId, 'size_added', size.fields, deed, transaction);
      return this.there(size.productId, transaction);
    });
  }

  private note(
    entityId: string,
    what: string,
    after: object,
    deed: Deed,
    transaction: Transaction,
  ): Promise<void> {
    return noteDeed(
      this.trail,
      { entityType: 'product', entityId, what, after },
      deed,
      transaction,
    );
  }

  private async there(id: string, transaction: Transaction): Promise<AdminProduct> {
    const product = await this.products.byId(id, transaction);
    if (product === null) throw new Error('what was just made is not there');
    return product;
  }
}

const takenAt = ({ code }: CreateProductResult) =>
  code === 'SLUG_TAKEN' ? { errors: [{ path: 'slug', message: 'Leads to another product' }] } : {};

function refused(result: Exclude<AddVariantResult, { code: 'ADDED' | 'KNOWN' }>): ProblemError {
  switch (result.code) {
    case 'CODE_TAKEN':
      return takenCode(result);
    case 'VERSION_CONFLICT':
      return new ProblemError(result.code, { currentVersion: result.currentVersion });
    case 'PRODUCT_NOT_FOUND':
      return new ProblemError(result.code);
  }
}
