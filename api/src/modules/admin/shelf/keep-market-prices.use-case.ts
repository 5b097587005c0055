import type { Employee } from '@green-apple/auth';
import type { AdminProductPrices, MarketPrice } from '@green-apple/contracts-http';
import type { MarketCode } from '@green-apple/domain-pricing';
import {
  inTransaction,
  type AuditTrail,
  type KeepMarketPricesInput as PricesInput,
  type KeepMarketPricesResult,
  type MarketPriceRepository,
  type Transaction,
  type Writer,
} from '@green-apple/persistence';
import { changedFields } from '../changed-fields.ts';

export interface KeepMarketPricesInput extends PricesInput {
  readonly employee: Employee;
  /** ISO 8601. */
  readonly now: string;
}

export type KeepMarketPricesOutcome =
  | { readonly code: 'KEPT' | 'UNCHANGED'; readonly prices: AdminProductPrices }
  | Exclude<KeepMarketPricesResult, { code: 'KEPT' }>;

/** Carries what was found out of a transaction that must leave nothing behind. */
class NothingToKeep extends Error {
  readonly prices: AdminProductPrices;

  constructor(prices: AdminProductPrices) {
    super('rolled back on purpose');
    this.prices = prices;
  }
}

/** What sizes of a product cost in one market, with the audit row and the event, or not at all. */
export class KeepMarketPrices {
  private readonly writer: Writer;
  private readonly repository: MarketPriceRepository;
  private readonly trail: AuditTrail;

  constructor(writer: Writer, repository: MarketPriceRepository, trail: AuditTrail) {
    this.writer = writer;
    this.repository = repository;
    this.trail = trail;
  }

  async execute(input: KeepMarketPricesInput): Promise<KeepMarketPricesOutcome> {
    try {
      return await inTransaction(this.writer, (transaction) => this.keep(input, transaction));
    } catch (error) {
      if (error instanceof NothingToKeep) return { code: 'UNCHANGED', prices: error.prices };
      throw error;
    }
  }

  private async keep(
    input: KeepMarketPricesInput,
    transaction: Transaction,
  ): Promise<KeepMarketPricesOutcome> {
    const { market, employee, productId, correlationId, now } = input;
    const result = await this.repository.keep(input, transaction);
    if (result.code !== 'KEPT') return result;
    const changed = changedFields(flat(result.before, market), flat(result.after, market));
    if (changed === null) throw new NothingToKeep(result.before);
    await this.trail.append(
      {
        at: now,
        actorId: employee.id,
        actorName: employee.name,
        action: 'product.edited',
        entityType: 'product',
        entityId: productId,
        ...changed,
        correlationId,
      },
      transaction,
    );
    return { code: 'KEPT', prices: result.after };
  }
}

const NO_PRICE: { readonly [Field in keyof MarketPrice]: null } = {
  listMinor: null,
  saleMinor: null,
  saleStartsAt: null,
  saleEndsAt: null,
};

/** Every field by its market and article number; without a price they are all null. */
function flat({ variants }: AdminProductPrices, market: MarketCode): Record<string, unknown> {
  return Object.fromEntries(
    variants.flatMap(({ sku, prices }) => {
      const { listMinor, saleMinor, saleStartsAt, saleEndsAt } =
        prices.find((price) => price.market === market) ?? NO_PRICE;
      return Object.entries({ listMinor, saleMinor, saleStartsAt, saleEndsAt }).map(
        ([field, value]) => [`${market} · ${sku} · ${field}`, value],
      );
    }),
  );
}
