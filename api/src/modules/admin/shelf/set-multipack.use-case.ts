import type { Employee } from '@green-apple/auth';
import type { AdminProduct } from '@green-apple/contracts-http';
import {
  inTransaction,
  type AuditTrail,
  type MultipackRepository,
  type ProductRepository,
  type SetMultipackResult,
  type Transaction,
  type Writer,
} from '@green-apple/persistence';

export interface SetMultipackInput {
  readonly productId: string;
  readonly variantId: string;
  readonly expectedVersion: number;
  /** Null makes it a single item again. */
  readonly pack: { readonly componentId: string; readonly units: number } | null;
  readonly employee: Employee;
  readonly correlationId: string;
  /** ISO 8601. */
  readonly now: string;
}

export type SetMultipackOutcome =
  | { readonly code: 'SET'; readonly product: AdminProduct }
  | Exclude<SetMultipackResult, { code: 'SET' }>;

/** A size becomes so many of another one, or a single item again: with the audit row and the event, or not at all. */
export class SetMultipack {
  private readonly writer: Writer;
  private readonly packs: MultipackRepository;
  private readonly products: ProductRepository;
  private readonly trail: AuditTrail;

  constructor(
    writer: Writer,
    packs: MultipackRepository,
    products: ProductRepository,
    trail: AuditTrail,
  ) {
    this.writer = writer;
    this.packs = packs;
    this.products = products;
    this.trail = trail;
  }

  execute(input: SetMultipackInput): Promise<SetMultipackOutcome> {
    return inTransaction(this.writer, (transaction) => this.set(input, transaction));
  }

  private async set(
    input: SetMultipackInput,
    transaction: Transaction,
  ): Promise<SetMultipackOutcome> {
    const { productId, employee, correlationId, now } = input;
    const before = await this.products.byId(productId, transaction);
    const result = await this.packs.set(input, transaction);
    if (result.code !== 'SET') return result;
    const after = await this.products.byId(productId, transaction);
    if (before === null || after === null) throw new Error('a product vanished under its lock');
    await this.trail.append(
      {
        at: now,
        actorId: employee.id,
        actorName: employee.name,
        action: 'product.edited',
        entityType: 'product',
        entityId: productId,
        before: said(before, input.variantId),
        after: said(after, input.variantId),
        correlationId,
      },
      transaction,
    );
    return { code: 'SET', product: after };
  }
}

/** What a size is, in words of its article numbers. */
function said({ variants }: AdminProduct, variantId: string): Record<string, unknown> {
  const variant = variants.find(({ id }) => id === variantId);
  const held = variants.find(({ id }) => id === variant?.multipack?.variantId);
  const what = held ? `${variant?.multipack?.units} × ${held.sku}` : 'a single item';
  return { [`${variant?.sku ?? variantId} · is`]: what };
}
