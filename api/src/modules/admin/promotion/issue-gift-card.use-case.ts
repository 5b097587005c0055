import { Injectable } from '@nestjs/common';
import type { AdminGiftCard, CreateGiftCard, IssuedGiftCard } from '@green-apple/contracts-http';
import { secretCode } from '@green-apple/domain-promotion';
import {
  inTransaction,
  type AuditTrail,
  type OfferDeskRepository,
  type StoredValueRepository,
  type Transaction,
  type Writer,
} from '@green-apple/persistence';
import { randomInt } from 'node:crypto';
import { ProblemError } from '../../../platform/index.ts';
import { noteDeed, type Deed } from './offer-deed.ts';

export interface IssueDependencies {
  readonly writer: Writer;
  readonly desk: OfferDeskRepository;
  readonly values: StoredValueRepository;
  readonly trail: AuditTrail;
}

/** Issues a gift card. Its code is in the first answer and nowhere else: not in the log, not in the audit. */
@Injectable()
export class IssueGiftCard {
  private readonly its: IssueDependencies;

  constructor(dependencies: IssueDependencies) {
    this.its = dependencies;
  }

  async execute(card: CreateGiftCard, deed: Deed): Promise<IssuedGiftCard> {
    return inTransaction(this.its.writer, async (transaction) => {
      const earlier = await this.its.desk.byId('gift-card', card.id, transaction);
      if (earlier !== null) return { ...earlier, code: null };
      const code = secretCode(randomInt, 4);
      await this.its.values.issue(
        { ...card, kind: 'gift-card', code, customerKey: null },
        transaction,
      );
      const { id: entityId, minor, currency, expiresAt } = card;
      await noteDeed(
        this.its.trail,
        {
          entityType: 'gift-card',
          entityId,
          what: 'issued',
          after: { minor, currency, expiresAt },
        },
        deed,
        transaction,
      );
      return { ...(await this.issued(card.id, transaction)), code };
    });
  }

  private async issued(id: string, transaction: Transaction): Promise<AdminGiftCard> {
    const card = await this.its.desk.byId('gift-card', id, transaction);
    if (card === null) throw new ProblemError('GIFT_CARD_NOT_FOUND');
    return card;
  }
}
