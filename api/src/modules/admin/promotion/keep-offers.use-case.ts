import { Injectable } from '@nestjs/common';
import type { Employee } from '@green-apple/auth';
import type {
  AdminCampaign,
  AdminPromotion,
  CodeBatch,
  CreateCampaign,
  CreateCodeBatch,
  CreatePromotion,
} from '@green-apple/contracts-http';
import { readRule, secretCodes } from '@green-apple/domain-promotion';
import {
  inTransaction,
  violatedConstraint,
  type AuditTrail,
  type CodeBatchRepository,
  type OfferDeskRepository,
  type Transaction,
  type Writer,
} from '@green-apple/persistence';
import { randomInt } from 'node:crypto';
import { ProblemError } from '../../../platform/index.ts';

/** Who does it, when, and in which request. */
export interface Deed {
  readonly employee: Employee;
  readonly correlationId: string;
  /** ISO 8601 */
  readonly now: string;
}

export interface OfferDependencies {
  readonly writer: Writer;
  readonly desk: OfferDeskRepository;
  readonly batches: CodeBatchRepository;
  readonly trail: AuditTrail;
}

/**
 * New promotions, campaigns and batches of codes: row and audit entry in one transaction. Their ids come from
 * the client, so that a request sent twice makes one of them and gets the same answer.
 */
@Injectable()
export class KeepOffers {
  private readonly its: OfferDependencies;

  constructor(dependencies: OfferDependencies) {
    this.its = dependencies;
  }

  async createPromotion(promotion: CreatePromotion, deed: Deed): Promise<AdminPromotion> {
    // What the shop would not understand would lower no price: better to say so now.
    if (readRule(promotion.conditions, promotion.action) === null)
      throw new ProblemError('VALIDATION_FAILED', {
        errors: [{ path: 'conditions', message: 'This rule is not understood' }],
      });
    try {
      return await inTransaction(this.its.writer, async (transaction) => {
        if (await this.its.desk.createPromotion(promotion, transaction))
          await this.note('promotion', 'created', promotion, deed, transaction);
        return this.found('PROMOTION_NOT_FOUND', 'promotion', promotion.id, transaction);
      });
    } catch (error) {
      throw named(error);
    }
  }

  async createCampaign(campaign: CreateCampaign, deed: Deed): Promise<AdminCampaign> {
    return inTransaction(this.its.writer, async (transaction) => {
      if (await this.its.desk.createCampaign(campaign, transaction))
        await this.note('campaign', 'created', campaign, deed, transaction);
      return this.found('CAMPAIGN_NOT_FOUND', 'campaign', campaign.id, transaction);
    });
  }

  /** Draws the codes and stores them in one go; the audit entry knows how many, not which. */
  async createCodes(promotionId: string, batch: CreateCodeBatch, deed: Deed): Promise<CodeBatch> {
    return inTransaction(this.its.writer, async (transaction) => {
      const promotion = await this.found(
        'PROMOTION_NOT_FOUND',
        'promotion',
        promotionId,
        transaction,
      );
      if (promotion.kind !== 'coupon' || promotion.code !== null)
        throw new ProblemError('VALIDATION_FAILED', {
          errors: [{ path: 'id', message: 'Only a coupon without a code of its own has batches' }],
        });
      const { id, size } = batch;
      const known = await this.its.batches.codes(id, promotionId, transaction);
      if (known !== null) return { id, promotionId, codes: known };
      const codes = await this.its.batches.create(
        { id, promotionId, codes: secretCodes(randomInt, size) },
        transaction,
      );
      const entry = { id: promotionId, batchId: id, size };
      await this.note('promotion', 'codes-created', entry, deed, transaction);
      return { id, promotionId, codes: codes.toSorted() };
    });
  }

  private async found<Kind extends 'promotion' | 'campaign'>(
    missing: 'PROMOTION_NOT_FOUND' | 'CAMPAIGN_NOT_FOUND',
    kind: Kind,
    id: string,
    transaction: Transaction,
  ) {
    const row = await this.its.desk.byId(kind, id, transaction);
    if (row === null) throw new ProblemError(missing);
    return row;
  }

  private async note(
    entityType: 'promotion' | 'campaign',
    what: string,
    { id, ...after }: { readonly id: string } & Readonly<Record<string, unknown>>,
    { employee, correlationId, now }: Deed,
    transaction: Transaction,
  ): Promise<void> {
    await this.its.trail.append(
      {
        at: now,
        actorId: employee.id,
        actorName: employee.name,
        action: `${entityType}.${what}`,
        entityType,
        entityId: id,
        before: null,
        after,
        correlationId,
      },
      transaction,
    );
  }
}

/** Constraints of the database in the words of the API. */
function named(error: unknown): unknown {
  switch (violatedConstraint(error)) {
    case 'promotion_code_key':
      return new ProblemError('CODE_TAKEN', {}, { cause: error });
    case 'promotion_campaign_id_fkey':
      return new ProblemError('CAMPAIGN_NOT_FOUND', {}, { cause: error });
    default:
      return error;
  }
}
