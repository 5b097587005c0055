import type { Employee } from '@green-apple/auth';
import type { ProposeClaim } from '@green-apple/contracts-http';
import { diseaseClaims, isFittingExpiry } from '@green-apple/domain-catalog';
import {
  inTransaction,
  type AuditTrail,
  type ClaimDeskRepository,
  type StoredClaim,
  type Writer,
} from '@green-apple/persistence';

export interface ProposeClaimInput {
  readonly claim: ProposeClaim;
  readonly employee: Employee;
  readonly correlationId: string;
  /** ISO 8601. */
  readonly now: string;
}

export type ProposeClaimResult =
  | { readonly code: 'PROPOSED'; readonly claim: StoredClaim }
  | { readonly code: 'PRODUCT_NOT_FOUND' }
  | { readonly code: 'DISEASE_CLAIM'; readonly phrase: string }
  | { readonly code: 'EXPIRY_UNFIT' };

/** A claim that nobody sees until somebody else has approved it. */
export class ProposeClaimUseCase {
  private readonly writer: Writer;
  private readonly desk: ClaimDeskRepository;
  private readonly trail: AuditTrail;

  constructor(writer: Writer, desk: ClaimDeskRepository, trail: AuditTrail) {
    this.writer = writer;
    this.desk = desk;
    this.trail = trail;
  }

  async execute(input: ProposeClaimInput): Promise<ProposeClaimResult> {
    const { claim, employee, now, correlationId } = input;
    const [phrase] = diseaseClaims(claim.wording);
    if (phrase !== undefined) return { code: 'DISEASE_CLAIM', phrase };
    if (!isFittingExpiry(claim.expiresOn, now.slice(0, 10))) return { code: 'EXPIRY_UNFIT' };
    return inTransaction(this.writer, async (transaction) => {
      const id = await this.desk.propose(claim, employee, transaction);
      if (id === null) return { code: 'PRODUCT_NOT_FOUND' };
      const proposed = await this.desk.one(id, transaction);
      if (proposed === null) throw new Error('a claim vanished in its own transaction');
      await this.trail.append(
        {
          at: now,
          actorId: employee.id,
          actorName: employee.name,
          action: 'claim.proposed',
          entityType: 'claim',
          entityId: id,
          before: null,
          after: {
            product: claim.productId,
            market: claim.market,
            kind: claim.kind,
            wording: claim.wording,
          },
          correlationId,
        },
        transaction,
      );
      return { code: 'PROPOSED', claim: proposed };
    });
  }
}
