import { Injectable } from '@nestjs/common';
import {
  inTransaction,
  type AuditTrail,
  type OfferDeskKind,
  type OfferDeskRepository,
  type OfferDeskRows,
  type PriceBookRepository,
  type Writer,
} from '@green-apple/persistence';
import { ProblemError } from '../../../platform/index.ts';
import { MISSING_OFFER, notAsSeen, noteDeed, type Deed } from './offer-deed.ts';

export interface SwitchInput<Kind extends OfferDeskKind> extends Deed {
  readonly kind: Kind;
  readonly id: string;
  readonly expectedVersion: number;
  readonly active: boolean;
}

/** Switches a promotion, a campaign, a price list or a gift card on or off, and writes down who did. */
@Injectable()
export class SwitchOffer {
  private readonly writer: Writer;
  private readonly desk: OfferDeskRepository;
  private readonly trail: AuditTrail;
  private readonly prices: PriceBookRepository;

  constructor(
    writer: Writer,
    desk: OfferDeskRepository,
    trail: AuditTrail,
    prices: PriceBookRepository,
  ) {
    this.writer = writer;
    this.prices = prices;
    this.desk = desk;
    this.trail = trail;
  }

  async execute<Kind extends OfferDeskKind>(
    input: SwitchInput<Kind>,
  ): Promise<OfferDeskRows[Kind]> {
    const { kind, id, active } = input;
    return inTransaction(this.writer, async (transaction) => {
      const result = await this.desk.switch(input, transaction);
      if (result.code === 'NOT_FOUND' || result.code === 'VERSION_CONFLICT')
        throw notAsSeen(kind, result);
      if (result.code === 'SWITCHED')
        await noteDeed(
          this.trail,
          {
            entityType: kind,
            entityId: id,
            what: `switched-${active ? 'on' : 'off'}`,
            before: { active: !active },
            after: { active },
          },
          input,
          transaction,
        );
      const row = await this.desk.byId(kind, id, transaction);
      if (row === null) throw new ProblemError(MISSING_OFFER[kind]);
      if (kind === 'price-list' && result.code === 'SWITCHED')
        await this.prices.announce({ id, version: row.version }, input.correlationId, transaction);
      return row;
    });
  }
}
