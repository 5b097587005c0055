import type { AdminClaim } from '@green-apple/contracts-http';
import {
  CLAIM_LIFETIME_DAYS,
  CLAIM_STATES,
  needsDisclaimer,
  type ClaimKind,
} from '@green-apple/domain-catalog';
import { US } from '@green-apple/domain-pricing/market';

export const KIND_TEXT: Readonly<Record<ClaimKind, string>> = {
  'structure-function': 'Structure or function of the body',
  'nutrient-content': 'What is in it',
  'general-wellness': 'General wellness',
};

/** Each kind with what it entails. */
export const KIND_CHOICES = (Object.keys(KIND_TEXT) as ClaimKind[]).map((value) => ({
  value,
  label: `${KIND_TEXT[value]}${needsDisclaimer(value, US.code) ? ' (in the US with the disclaimer)' : ''}`,
}));

export const STATE_TABS: readonly { state: AdminClaim['state']; label: string }[] =
  CLAIM_STATES.map((state) => ({
    state,
    label: { proposed: 'Waiting', approved: 'Approved', withdrawn: 'Withdrawn' }[state],
  }));

/** The state of the list that an address asks for; what waits unless it says otherwise. */
export const stateOf = (text: string | undefined): AdminClaim['state'] =>
  CLAIM_STATES.find((state) => state === text) ?? 'proposed';

/** The last day that an approval of `today` (ISO day) may hold. */
export const latestExpiry = (today: string): string =>
  new Date(Date.parse(today) + (CLAIM_LIFETIME_DAYS - 1) * 86_400_000).toISOString().slice(0, 10);

/** References as they are typed: one a line. */
export const referencesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
