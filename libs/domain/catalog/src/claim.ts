export const CLAIM_KINDS = ['structure-function', 'nutrient-content', 'general-wellness'] as const;
export type ClaimKind = (typeof CLAIM_KINDS)[number];

export const CLAIM_STATES = ['proposed', 'approved', 'withdrawn'] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

/** What the law of the United States asks to stand with claims about the structure or a function of the body (21 CFR 101.93(c)). */
export const CLAIM_DISCLAIMER =
  'These statements have not been evaluated by the Food and Drug Administration. ' +
  'This product is not intended to diagnose, treat, cure, or prevent any disease.';

/**
 * "High in vitamin C" and "a cup for quiet evenings" go without it, and so does what another market's authority has
 * authorised.
 */
export const needsDisclaimer = (kind: ClaimKind, market: string): boolean =>
  kind === 'structure-function' && market === 'US';

/** Days for which an approval may hold at most: evidence is looked at again every two years. */
export const CLAIM_LIFETIME_DAYS = 731;

/** True when a claim may stop showing on `expiresOn`, approved on `today` (ISO days). */
export function isFittingExpiry(expiresOn: string, today: string): boolean {
  const days = (Date.parse(expiresOn) - Date.parse(today)) / 86_400_000;
  return days >= 0 && days <= CLAIM_LIFETIME_DAYS;
}

export type ClaimAnswer =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly code: 'CLAIM_OWN' | 'CLAIM_MOVED_ON' | 'CLAIM_EXPIRED' };

/** Whether somebody may approve a claim now: the second person does, while it holds. */
export function approvalAnswer(
  claim: { readonly state: ClaimState; readonly proposedBy: string; readonly expiresOn: string },
  approver: string,
  today: string,
): ClaimAnswer {
  if (claim.state !== 'proposed') return { allowed: false, code: 'CLAIM_MOVED_ON' };
  if (claim.proposedBy === approver) return { allowed: false, code: 'CLAIM_OWN' };
  if (claim.expiresOn < today) return { allowed: false, code: 'CLAIM_EXPIRED' };
  return { allowed: true };
}
