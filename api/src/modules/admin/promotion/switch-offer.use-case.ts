import { Injectable } from '@nestjs/common';
import {
  inTransaction,
  type AuditTrail,
  type OfferDeskKind,
  type OfferDeskRepository,
  type OfferDeskRows,
  type Writer,
} from '@green-apple/persistence';
import { ProblemError } from '../../../platform/index.ts';
import type { Deed } from './keep-offers.use-case.ts';

export interface SwitchInput<Kind extends OfferDeskKind> extends Deed {
  readonly kind: Kind;
  readonly id: string;
  readonly expectedVersion: number;
  readonly active: boolean;
}

const MISSING = {
  promotion: 'PROMOTION_NOT_FOUND',
  campaign: 'CAMPAIGN_NOT_FOUND',
  'gift-card': 'GIFT_CARD_NOT_FOUND',
} as const;

/** Switches a promotion, a campaign or a gift card on or off, and writes down who did. */
@Injectable()
export class SwitchOffer {
  private readonly writer: Writer;
  private readonly desk: OfferDeskRepository;
  private readonly trail: AuditTrail;

  constructor(writer: Writer, desk: OfferDeskRepository, trail: AuditTrail) {
    this.writer = writer;
    this.desk = desk;
    this.trail = trail;
  }

  async execute<Kind extends OfferDeskKind>(
    input: SwitchInput<Kind>,
  ): Promise<OfferDeskRows[Kind]> {
    const { kind, id, active, employee } = input;
    return inTransaction(this.writer, async (transaction) => {
      const result = await this.desk.switch(input, transaction);
      if (result.code === 'NOT_FOUND') throw new ProblemError(MISSING[kind]);
      if (result.code === 'VERSION_CONFLICT')
        throw new ProblemError('VERSION_CONFLICT', { currentVersion: result.currentVersion });
      if (result.code === 'SWITCHED')
        await this.trail.append(
          {
            at: input.now,
            actorId: employee.id,
            actorName: employee.name,
            action: `${kind}.switched-${active ? 'on' : 'off'}`,
            entityType: kind,
            entityId: id,
            before: { active: !active },
            after: { active },
            correlationId: input.correlationId,
          },
          transaction,
        );
      const row = await this.desk.byId(kind, id, transaction);
      if (row === null) throw new ProblemError(MISSING[kind]);
      return row;
    });
  }
}
