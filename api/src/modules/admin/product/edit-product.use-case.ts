import { Injectable } from '@nestjs/common';
import type { Employee } from '@green-apple/auth';
import type { AdminProduct, EditProduct } from '@green-apple/contracts-http';
import type { LabelWarningCode } from '@green-apple/domain-catalog';
import {
  inTransaction,
  type AuditTrail,
  type ProductRepository,
  type UpdateProductResult,
  type Writer,
} from '@green-apple/persistence';
import { claimedText, type ClaimedText } from './claimed-text.ts';
import { unwarned } from './unwarned.ts';
import { productChanges } from './product-changes.ts';

export interface EditProductInput {
  readonly employee: Employee;
  readonly productId: string;
  readonly expectedVersion: number;
  readonly change: EditProduct;
  readonly correlationId: string;
  /** ISO 8601 */
  readonly now: string;
}

export type EditProductResult =
  | { readonly code: 'EDITED'; readonly product: AdminProduct }
  | { readonly code: 'UNCHANGED'; readonly product: AdminProduct }
  | ({ readonly code: 'DISEASE_CLAIM' } & ClaimedText)
  | { readonly code: 'LABEL_WARNING_MISSING'; readonly missing: readonly LabelWarningCode[] }
  | Exclude<UpdateProductResult, { code: 'UPDATED' }>;

/** Carries a result out of a transaction that must leave nothing behind. */
class NothingToKeep extends Error {
  readonly result: EditProductResult;

  constructor(result: EditProductResult) {
    super('rolled back on purpose');
    this.result = result;
  }
}

/** Change, audit row and event in one writer transaction: all of them or none. */
@Injectable()
export class EditProductUseCase {
  private readonly writer: Writer;
  private readonly products: ProductRepository;
  private readonly trail: AuditTrail;

  constructor(writer: Writer, products: ProductRepository, trail: AuditTrail) {
    this.writer = writer;
    this.products = products;
    this.trail = trail;
  }

  async execute(input: EditProductInput): Promise<EditProductResult> {
    const claimed = claimedText(input.change);
    if (claimed) return { code: 'DISEASE_CLAIM', ...claimed };
    try {
      return await inTransaction(this.writer, (transaction) => this.edit(input, transaction));
    } catch (error) {
      if (error instanceof NothingToKeep) return error.result;
      throw error;
    }
  }

  private async edit(
    input: EditProductInput,
    transaction: Parameters<ProductRepository['update']>[1],
  ): Promise<EditProductResult> {
    const result = await this.products.update(
      {
        id: input.productId,
        expectedVersion: input.expectedVersion,
        change: input.change,
        correlationId: input.correlationId,
      },
      transaction,
    );
    if (result.code !== 'UPDATED') throw new NothingToKeep(result);
    const changes = productChanges(result.before, result.after);
    // Saving without a change raises no version, wakes no indexer and is no deed to remember.
    if (changes === null) throw new NothingToKeep({ code: 'UNCHANGED', product: result.before });
    const missing = unwarned(result.before, result.after);
    if (missing.length > 0) throw new NothingToKeep({ code: 'LABEL_WARNING_MISSING', missing });
    await this.trail.append(
      {
        at: input.now,
        actorId: input.employee.id,
        actorName: input.employee.name,
        action: 'product.edited',
        entityType: 'product',
        entityId: input.productId,
        ...changes,
        correlationId: input.correlationId,
      },
      transaction,
    );
    return { code: 'EDITED', product: result.after };
  }
}
