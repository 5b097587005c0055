import type { AdminReview } from '@green-apple/contracts-http';
import { REVIEW_STATES, type Rejection, type TextFinding } from '@green-apple/domain-catalog';

/** What stands out in a text, for the moderator. */
export const FINDING_TEXT: Readonly<Record<TextFinding, string>> = {
  link: 'A link',
  contact: 'An address or a number',
  health_claim: 'A claim about a disease',
  shouting: 'Mostly capitals',
};

/** Why not, in the moderator's words. */
export const REJECTION_TEXT: Readonly<Record<Rejection, string>> = {
  off_topic: 'Not about this product',
  personal_data: 'Names people, addresses or numbers',
  advertising: 'Advertises something else',
  health_claim: 'Claims an effect on a disease',
  abusive: 'Unkind to somebody',
};

const STATE_TEXT: Readonly<Record<AdminReview['state'], string>> = {
  pending: 'Waiting',
  published: 'Published',
  rejected: 'Turned down',
};

export const STATE_TABS: readonly { state: AdminReview['state']; label: string }[] =
  REVIEW_STATES.map((state) => ({
    state,
    label: STATE_TEXT[state],
  }));

/** The state of the list that an address asks for; what waits unless it says otherwise. */
export const stateOf = (text: string | undefined): AdminReview['state'] =>
  REVIEW_STATES.find((state) => state === text) ?? 'pending';

/** Where a buyer's answer stands, and why. */
export const stateWords = ({
  state,
  rejectedBecause,
}: Pick<AdminReview, 'state' | 'rejectedBecause'>): string =>
  rejectedBecause === null ? STATE_TEXT[state] : `Turned down: ${REJECTION_TEXT[rejectedBecause]}`;
