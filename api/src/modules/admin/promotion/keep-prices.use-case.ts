import { Injectable } from '@nestjs/common';
import type { AdminPriceList, WritePrices } from '@green-apple/contracts-http';
import {
  inTransaction,
  type AuditTrail,
  type OfferDeskRepository,
  type PriceBookRepository,
  type Writer,
} from '@green-apple/persistence';
import { ProblemError } from '../../../platform/index.ts';
import { MISSING_OFFER, notAsSeen, noteDeed, type Deed } from './offer-deed.ts';

export interface PriceDependencies {
  readonly writer: Writer;
  readonly desk: OfferDeskRepository;
  readonly prices: PriceBookRepository;
  readonly trail: AuditTrail;
}

export interface WritePricesInput extends Deed {
  readonly id: string;
  readonly expectedVersion: number;
  readonly prices: WritePrices;
}

/** Writes prices into a list: entries, version, audit and the news of it in one transaction. */
@Injectable()
export class KeepPrices {
  private readonly its: PriceDependencies;

  constructor(dependencies: PriceDependencies) {
    this.its = dependencies;
  }

  async write(input: WritePricesInput): Promise<AdminPriceList> {
    const { id, prices } = input;
    return inTransaction(this.its.writer, async (transaction) => {
      const seen = await this.its.desk.touch({ kind: 'price-list', ...input }, transaction);
      if (seen.code !== 'TOUCHED') throw notAsSeen('price-list', seen);
      const result = await this.its.prices.write(id, prices, transaction);
      if (result.code === 'SKUS_UNKNOWN')
        throw new ProblemError('VALIDATION_FAILED', {
          errors: result.skus.map((sku) => ({
            path: 'entries',
            message: `There is no item ${sku}`,
          })),
        });
      await noteDeed(
        this.its.trail,
        {
          entityType: 'price-list',
          entityId: id,
          what: 'prices-written',
          before: { entries: result.before },
          after: { entries: prices.entries },
        },
        input,
        transaction,
      );
      const list = await this.its.desk.byId('price-list', id, transaction);
      if (list === null) throw new ProblemError(MISSING_OFFER['price-list']);
      const skus = [...new Set(prices.entries.map(({ sku }) => sku))];
      await this.its.prices.announce(
        { id, version: list.version, skus },
        input.correlationId,
        transaction,
      );
      return list;
    });
  }
}
