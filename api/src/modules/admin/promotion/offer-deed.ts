import type { Employee } from '@green-apple/auth';
import type { AuditTrail, NotAsSeen, OfferDeskKind, Transaction } from '@green-apple/persistence';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../../platform/index.ts';

/** Who does it, when, and in which request. */
export interface Deed {
  readonly employee: Employee;
  readonly correlationId: string;
  /** ISO 8601 */
  readonly now: string;
}

export const deedOf = (employee: Employee, request: FastifyRequest): Deed => ({
  employee,
  correlationId: request.id,
  now: new Date().toISOString(),
});

export interface DoneDeed {
  readonly entityType: string;
  readonly entityId: string;
  readonly what: string;
  readonly before?: object | null;
  readonly after: object | null;
}

/** Writes down what was done, in the transaction that does it. */
export async function noteDeed(
  trail: AuditTrail,
  { entityType, entityId, what, before = null, after }: DoneDeed,
  { employee, correlationId, now }: Deed,
  transaction: Transaction,
): Promise<void> {
  await trail.append(
    {
      at: now,
      actorId: employee.id,
      actorName: employee.name,
      action: `${entityType}.${what}`,
      entityType,
      entityId,
      before: before === null ? null : { ...before },
      after: after === null ? null : { ...after },
      correlationId,
    },
    transaction,
  );
}

export const MISSING_OFFER = {
  promotion: 'PROMOTION_NOT_FOUND',
  campaign: 'CAMPAIGN_NOT_FOUND',
  'price-list': 'PRICE_LIST_NOT_FOUND',
  'gift-card': 'GIFT_CARD_NOT_FOUND',
} as const satisfies Record<OfferDeskKind, string>;

/** The problem of a change that was made on something else than what is there. */
export function notAsSeen(kind: OfferDeskKind, result: NotAsSeen): ProblemError {
  return result.code === 'NOT_FOUND'
    ? new ProblemError(MISSING_OFFER[kind])
    : new ProblemError('VERSION_CONFLICT', { currentVersion: result.currentVersion });
}
