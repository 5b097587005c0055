import { Injectable } from '@nestjs/common';
import type {
  AdminGiftCard,
  CreateGiftCard,
  CreateStoreCredit,
  IssuedGiftCard,
} from '@green-apple/contracts-http';
import { secretCode } from '@green-apple/domain-promotion';
import {
  customerKey,
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
  /** Turns an address into the key that credit is kept by. */
  readonly customerKeySecret: string;
}

/**
 * Issues a gift card, or credit for one customer. Its code is in the first answer and nowhere else: not in the log,
 * not in the audit.
 */
@Injectable()
export class IssueGiftCard {
  private readonly its: IssueDependencies;

  constructor(dependencies: IssueDependencies) {
    this.its = dependencies;
  }

  async execute(card: CreateGiftCard | CreateStoreCredit, deed: Deed): Promise<IssuedGiftCard> {
    return inTransaction(this.its.writer, async (transaction) => {
      const earlier = await this.its.desk.byId('gift-card', card.id, transaction);
      if (earlier !== null) return { ...earlier, code: null };
      const code = secretCode(randomInt, 4);
      const { id: entityId, minor, currency, expiresAt } = card;
      const owner = 'email' in card ? customerKey(card.email, this.its.customerKeySecret) : null;
      const kind = owner === null ? 'gift-card' : 'store-credit';
      await this.its.values.issue(
        { id: entityId, kind, code, minor, currency, expiresAt, customerKey: owner },
        transaction,
      );
      await noteDeed(
        this.its.trail,
        {
          entityType: 'gift-card',
          entityId,
          what: 'issued',
          after: { kind, minor, currency, expiresAt },
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
