import type { AdminProduct } from '@green-apple/contracts-http';
import {
  inTransaction,
  type AuditTrail,
  type EditVariantInput,
  type EditVariantResult,
  type ProductRepository,
  type Transaction,
  type VariantEditRepository,
  type Writer,
} from '@green-apple/persistence';
import { ProblemError } from '../../../platform/index.ts';
import { noteDeed, type Deed } from '../promotion/offer-deed.ts';
import { takenCode } from './taken-code.ts';

export type EditSizeInput = Omit<EditVariantInput, 'correlationId'>;

/** Changes what a size is called and what is in it: with the audit row and the event, or not at all. */
export class EditSizeUseCase {
  private readonly writer: Writer;
  private readonly sizes: VariantEditRepository;
  private readonly products: ProductRepository;
  private readonly trail: AuditTrail;

  constructor(
    writer: Writer,
    sizes: VariantEditRepository,
    products: ProductRepository,
    trail: AuditTrail,
  ) {
    this.writer = writer;
    this.sizes = sizes;
    this.products = products;
    this.trail = trail;
  }

  /** The product as it is then. Throws a problem where it cannot be. */
  execute(input: EditSizeInput, deed: Deed): Promise<AdminProduct> {
    return inTransaction(this.writer, async (transaction) => {
      const { correlationId } = deed;
      const result = await this.sizes.edit({ ...input, correlationId }, transaction);
      if (result.code === 'EDITED') await this.note(input.productId, result, deed, transaction);
      else if (result.code !== 'UNCHANGED') throw refused(result);
      const product = await this.products.byId(input.productId, transaction);
      if (product === null) throw new Error('a product vanished under its lock');
      return product;
    });
  }

  private note(
    entityId: string,
    { sku, before, after }: Extract<EditVariantResult, { code: 'EDITED' }>,
    deed: Deed,
    transaction: Transaction,
  ): Promise<void> {
    const ofSize = (said: object): object =>
      Object.fromEntries(
        Object.entries(said).map(([field, value]) => [`${sku} · ${field}`, value]),
      );
    const deeds = { what: 'edited', before: ofSize(before), after: ofSize(after) };
    return noteDeed(this.trail, { entityType: 'product', entityId, ...deeds }, deed, transaction);
  }
}

function refused(
  result: Exclude<EditVariantResult, { code: 'EDITED' | 'UNCHANGED' }>,
): ProblemError {
  switch (result.code) {
    case 'CODE_TAKEN':
      return takenCode(result);
    case 'FOLLOWS_ITS_ITEM':
      return new ProblemError('VALIDATION_FAILED', {
        errors: result.fields.map((path) => ({
          path,
          message: 'This is a pack: it follows from what is in it.',
        })),
      });
    case 'VERSION_CONFLICT':
      return new ProblemError(result.code, { currentVersion: result.currentVersion });
    case 'PRODUCT_NOT_FOUND':
    case 'VARIANT_NOT_FOUND':
      return new ProblemError(result.code);
  }
}
