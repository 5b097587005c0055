import { Injectable } from '@nestjs/common';
import type { CodeBatch, CreateCodeBatch } from '@green-apple/contracts-http';
import { secretCodes } from '@green-apple/domain-promotion';
import {
  inTransaction,
  type AuditTrail,
  type CodeBatchRepository,
  type OfferDeskRepository,
  type Transaction,
  type Writer,
} from '@green-apple/persistence';
import { randomInt } from 'node:crypto';
import { ProblemError } from '../../../platform/index.ts';
import { noteDeed, type Deed } from './offer-deed.ts';

export interface CodeDependencies {
  readonly writer: Writer;
  readonly desk: OfferDeskRepository;
  readonly batches: CodeBatchRepository;
  readonly trail: AuditTrail;
}

export interface BatchInput {
  readonly promotionId: string;
  readonly batchId: string;
}

/** Single-use codes: drawn and stored in one go, handed out once, taken back. Audit entries know no code. */
@Injectable()
export class KeepCodes {
  private readonly its: CodeDependencies;

  constructor(dependencies: CodeDependencies) {
    this.its = dependencies;
  }

  list(promotionId: string): Promise<CodeBatch[]> {
    return this.its.batches.list(promotionId);
  }

  async create(promotionId: string, batch: CreateCodeBatch, deed: Deed): Promise<CodeBatch> {
    const { id, size } = batch;
    return inTransaction(this.its.writer, async (transaction) => {
      await this.refuseOthers(promotionId, transaction);
      const known = await this.its.batches.byId(id, promotionId, transaction);
      if (known !== null) return known;
      await this.its.batches.create(
        { id, promotionId, codes: secretCodes(randomInt, size) },
        transaction,
      );
      const after = { batchId: id, size };
      await this.note(promotionId, 'codes-created', after, deed, transaction);
      return this.found({ promotionId, batchId: id }, transaction);
    });
  }

  /** The codes, for the first who asks. Whoever loses them revokes the batch and makes another. */
  async takeOut(input: BatchInput, deed: Deed): Promise<string[]> {
    return inTransaction(this.its.writer, async (transaction) => {
      await this.found(input, transaction);
      const codes = await this.its.batches.takeOut(input.batchId, transaction);
      if (codes === null) throw new ProblemError('CODES_DOWNLOADED');
      const after = { batchId: input.batchId };
      await this.note(input.promotionId, 'codes-downloaded', after, deed, transaction);
      return codes;
    });
  }

  async revoke(input: BatchInput, deed: Deed): Promise<CodeBatch> {
    return inTransaction(this.its.writer, async (transaction) => {
      const { left } = await this.found(input, transaction);
      if (await this.its.batches.revoke(input.batchId, transaction)) {
        const after = { batchId: input.batchId, revoked: left };
        await this.note(input.promotionId, 'codes-revoked', after, deed, transaction);
      }
      return this.found(input, transaction);
    });
  }

  private async refuseOthers(promotionId: string, transaction: Transaction): Promise<void> {
    const promotion = await this.its.desk.byId('promotion', promotionId, transaction);
    if (promotion === null) throw new ProblemError('PROMOTION_NOT_FOUND');
    if (promotion.kind !== 'coupon' || promotion.code !== null)
      throw new ProblemError('VALIDATION_FAILED', {
        errors: [{ path: 'id', message: 'Only a coupon without a code of its own has batches' }],
      });
  }

  private async found(
    { promotionId, batchId }: BatchInput,
    transaction: Transaction,
  ): Promise<CodeBatch> {
    const batch = await this.its.batches.byId(batchId, promotionId, transaction);
    if (batch === null) throw new ProblemError('CODE_BATCH_NOT_FOUND');
    return batch;
  }

  private note(
    entityId: string,
    what: string,
    after: object,
    deed: Deed,
    transaction: Transaction,
  ): Promise<void> {
    return noteDeed(
      this.its.trail,
      { entityType: 'promotion', entityId, what, after },
      deed,
      transaction,
    );
  }
}
