import { CLAIM_KINDS, CLAIM_STATES } from '@green-apple/domain-catalog';
import { MARKET_CODES } from '@green-apple/domain-pricing/market';
import { z } from 'zod';
import { Slug, Uuid } from './primitives.ts';

export const AdminClaim = z
  .object({
    id: Uuid,
    product: z.object({ id: Uuid, slug: Slug, title: z.string() }),
    kind: z.enum(CLAIM_KINDS),
    /** Where it may be said: nowhere else, whatever is approved there. */
    market: z.enum(MARKET_CODES),
    wording: z.string(),
    /** References, one each. */
    evidence: z.array(z.string()),
    state: z.enum(CLAIM_STATES),
    proposedBy: z.string(),
    proposedAt: z.string(),
    approvedBy: z.string().nullable(),
    approvedAt: z.string().nullable(),
    /** ISO day, the last on which it may show. */
    expiresOn: z.string(),
    /** True when the day is over: approved or not, nobody sees it. */
    expired: z.boolean(),
    /** True for what the asking employee has proposed: somebody else approves it. */
    own: z.boolean(),
    version: z.number().int(),
  })
  .meta({ id: 'AdminClaim' });
export type AdminClaim = z.infer<typeof AdminClaim>;
export const AdminClaimList = z
  .object({ items: z.array(AdminClaim), waiting: z.number().int() })
  .meta({ id: 'AdminClaimList' });
export type AdminClaimList = z.infer<typeof AdminClaimList>;

export const AdminClaimsQuery = z.object({
  state: z.enum(CLAIM_STATES).optional(),
  product: Uuid.optional(),
});
export type AdminClaimsQuery = z.infer<typeof AdminClaimsQuery>;

export const ProposeClaim = z
  .object({
    productId: Uuid,
    kind: z.enum(CLAIM_KINDS),
    market: z.enum(MARKET_CODES).default('US'),
    wording: z.string().trim().min(1).max(300),
    evidence: z.array(z.string().trim().min(1).max(500)).min(1).max(20),
    expiresOn: z.iso.date(),
  })
  .strict()
  .meta({ id: 'ProposeClaim' });
export type ProposeClaim = z.infer<typeof ProposeClaim>;

/** Sent with `If-Match: "<version>"`. */
export const DecideClaim = z
  .object({ decision: z.enum(['approve', 'withdraw']) })
  .strict()
  .meta({ id: 'DecideClaim' });
export type DecideClaim = z.infer<typeof DecideClaim>;
