import { Injectable } from '@nestjs/common';
import type {
  AdminCampaign,
  AdminPriceList,
  AdminPromotion,
  CreateCampaign,
  CreatePriceList,
  CreatePromotion,
} from '@green-apple/contracts-http';
import { marketOf } from '@green-apple/domain-pricing';
import { readRule } from '@green-apple/domain-promotion';
import {
  inTransaction,
  violatedConstraint,
  type AuditTrail,
  type OfferDeskRepository,
  type OfferDeskRows,
  type OfferEdits,
  type PriceBookRepository,
  type SegmentDeskRepository,
  type Transaction,
  type Writer,
} from '@green-apple/persistence';
import { ProblemError } from '../../../platform/index.ts';
import { changedFields } from '../changed-fields.ts';
import { MISSING_OFFER, notAsSeen, noteDeed, type Deed } from './offer-deed.ts';

export interface EditOfferInput<Kind extends keyof OfferEdits> {
  readonly kind: Kind;
  readonly id: string;
  readonly expectedVersion: number;
  readonly to: OfferEdits[Kind];
}

/**
 * New and changed promotions, campaigns and price lists: row and audit entry in one transaction. The ids of new ones come from
 * the client, so that a request sent twice makes one of them and gets the same answer.
 */
@Injectable()
export class KeepOffers {
  private readonly writer: Writer;
  private readonly desk: OfferDeskRepository;
  private readonly trail: AuditTrail;
  private readonly prices: PriceBookRepository;
  private readonly segments: Pick<SegmentDeskRepository, 'unknownOf'>;

  constructor(
    writer: Writer,
    desk: OfferDeskRepository,
    trail: AuditTrail,
    prices: PriceBookRepository,
    segments: Pick<SegmentDeskRepository, 'unknownOf'>,
  ) {
    this.writer = writer;
    this.prices = prices;
    this.segments = segments;
    this.desk = desk;
    this.trail = trail;
  }

  async createPromotion(promotion: CreatePromotion, deed: Deed): Promise<AdminPromotion> {
    refuseNonsense(promotion);
    return this.inNamedTransaction(async (transaction) => {
      const { id, ...after } = promotion;
      await this.refuseUnknown(segmentsOf(promotion), transaction);
      if (await this.desk.createPromotion(promotion, transaction))
        await this.note('promotion', { id, what: 'created', after }, deed, transaction);
      return this.found('promotion', id, transaction);
    });
  }

  async createCampaign(campaign: CreateCampaign, deed: Deed): Promise<AdminCampaign> {
    return this.inNamedTransaction(async (transaction) => {
      const { id, ...after } = campaign;
      if (await this.desk.createCampaign(campaign, transaction))
        await this.note('campaign', { id, what: 'created', after }, deed, transaction);
      return this.found('campaign', id, transaction);
    });
  }

  async createPriceList(list: CreatePriceList, deed: Deed): Promise<AdminPriceList> {
    return this.inNamedTransaction(async (transaction) => {
      const { id, ...after } = list;
      await this.refuseUnknown(segmentsOf(list), transaction);
      const { currency } = marketOf(list.market);
      if (await this.desk.createPriceList({ ...list, currency }, transaction))
        await this.note('price-list', { id, what: 'created', after }, deed, transaction);
      return this.found('price-list', id, transaction);
    });
  }

  /** Carts and quotes see the new terms at once; orders keep the receipt they were placed with. */
  async edit<Kind extends keyof OfferEdits>(
    input: EditOfferInput<Kind>,
    deed: Deed,
  ): Promise<OfferDeskRows[Kind]> {
    const { kind, id, to } = input;
    if ('action' in to) refuseNonsense(to);
    return this.inNamedTransaction(async (transaction) => {
      const result = await this.desk.edit(input, transaction);
      if (result.code === 'KIND_CHANGED')
        throw new ProblemError('VALIDATION_FAILED', {
          errors: [{ path: 'kind', message: 'A promotion does not become a coupon, nor back' }],
        });
      if (result.code !== 'EDITED') throw notAsSeen(kind, result);
      const before = segmentsOf(result.before);
      const added = segmentsOf(to).filter((code) => !before.includes(code));
      await this.refuseUnknown(added, transaction);
      const changes = changedFields(result.before, to);
      if (changes !== null)
        await this.note(kind, { id, what: 'edited', ...changes }, deed, transaction);
      const now = await this.found(kind, id, transaction);
      if (kind === 'price-list' && changes !== null)
        await this.prices.announce({ id, version: now.version }, deed.correlationId, transaction);
      return now;
    });
  }

  /** What nobody can be in would be an offer to nobody. One that is archived is known. */
  private async refuseUnknown(codes: readonly string[], transaction: Transaction): Promise<void> {
    if (codes.length === 0) return;
    const [unknown] = await this.segments.unknownOf(codes, transaction);
    if (unknown !== undefined)
      throw new ProblemError('SEGMENT_NOT_FOUND', {
        detail: `There is no segment of customers “${unknown}”.`,
      });
  }

  private async found<Kind extends keyof OfferEdits>(
    kind: Kind,
    id: string,
    transaction: Transaction,
  ): Promise<OfferDeskRows[Kind]> {
    const row = await this.desk.byId(kind, id, transaction);
    if (row === null) throw new ProblemError(MISSING_OFFER[kind]);
    return row;
  }

  private note(
    entityType: keyof OfferEdits,
    {
      id,
      ...did
    }: { readonly id: string; readonly what: string; readonly before?: object; after: object },
    deed: Deed,
    transaction: Transaction,
  ): Promise<void> {
    return noteDeed(this.trail, { entityType, entityId: id, ...did }, deed, transaction);
  }

  private async inNamedTransaction<Result>(
    work: (transaction: Transaction) => Promise<Result>,
  ): Promise<Result> {
    try {
      return await inTransaction(this.writer, work);
    } catch (error) {
      throw named(error);
    }
  }
}

/** Codes of the segments that the terms of an offer, or of a price list, ask for. */
function segmentsOf(terms: object): string[] {
  const { conditions = [], group = null } = terms as Partial<
    Pick<CreatePromotion, 'conditions'> & Pick<CreatePriceList, 'group'>
  >;
  const named = conditions.flatMap((condition) =>
    condition.type === 'segment' ? condition.in : [],
  );
  return [...named, ...(group === null ? [] : [group])];
}

/** What the shop would not understand would lower no price: better to say so now. */
function refuseNonsense({ conditions, action }: Pick<CreatePromotion, 'conditions' | 'action'>) {
  if (readRule(conditions, action) === null)
    throw new ProblemError('VALIDATION_FAILED', {
      errors: [{ path: 'conditions', message: 'This rule is not understood' }],
    });
}

/** Constraints of the database in the words of the API. */
function named(error: unknown): unknown {
  const below = (path: string, message: string) =>
    new ProblemError('VALIDATION_FAILED', { errors: [{ path, message }] }, { cause: error });
  switch (violatedConstraint(error)) {
    case 'promotion_code_key':
      return new ProblemError('CODE_TAKEN', {}, { cause: error });
    case 'promotion_campaign_id_fkey':
      return new ProblemError('CAMPAIGN_NOT_FOUND', {}, { cause: error });
    case 'promotion_paid_in_its_market':
      return below('campaignId', 'This campaign pays in another market');
    case 'promotion_within_limit':
      return below('usageLimit', 'It has been used more often than that');
    case 'campaign_within_budget':
      return below('spendLimitMinor', 'More than that is spent or used already');
    default:
      return error;
  }
}
