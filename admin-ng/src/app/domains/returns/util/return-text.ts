import type { AdminReturn } from '@green-apple/contracts-http';
import {
  RETURN_STATES,
  type ReturnDecision,
  type ReturnReason,
  type ReturnReview,
  type ReturnState,
} from '@green-apple/domain-order';
import { usualTrouble, type FailureCode } from '../../shared/util-attempt/attempt.ts';

/** Each state as the desk calls it. */
export const STATE_TEXT: Readonly<Record<ReturnState, string>> = {
  requested: 'Requested',
  approved: 'Approved',
  labelled: 'Label sent',
  in_transit: 'On its way',
  received: 'Arrived',
  inspected: 'Looked at',
  refunded: 'Money given back',
  exchanged: 'Exchanged',
  rejected: 'Not accepted',
  refused: 'Declined',
  cancelled: 'Cancelled',
  expired: 'Label not used',
};

export const STATE_CHOICES = RETURN_STATES.map((value) => ({ value, label: STATE_TEXT[value] }));

/** Why it comes back, in the desk's words. */
export const REASON_TEXT: Readonly<Record<ReturnReason, string>> = {
  changed_mind: 'Changed their mind',
  wrong_choice: 'Not right for them',
  ordered_too_many: 'Ordered too many',
  wrong_item: 'Got something else',
  not_as_described: 'Not as described',
  damaged: 'Arrived damaged',
  reaction: 'Did not tolerate it',
};

/** Why a person has to look first. */
export const REVIEW_TEXT: Readonly<Record<ReturnReview, string>> = {
  our_fault: 'The shopper says that it is our fault.',
  intolerance: 'The shopper did not tolerate it: ask how they are before anything else.',
  high_value: 'It is worth more than what is approved by rule.',
};

export const reviewText = (review: string | null): string =>
  review === null ? '' : ((REVIEW_TEXT as Record<string, string>)[review] ?? 'Please look first.');

/** Why not, in the desk's words. */
export const DECISION_TEXT: Readonly<Record<ReturnDecision, string>> = {
  outside_policy: 'Not covered by our policy',
  already_settled: 'Settled in another way',
  keep_it: 'They may keep it',
  suspected_misuse: 'Looks like misuse',
};

const HISTORY_REASONS: Readonly<Record<string, string>> = {
  ...DECISION_TEXT,
  shopper_request: 'The shopper asked for it',
  label_unused: 'Its label was not used in time',
  not_accepted: 'Nothing of it was accepted',
  settled_before: 'The money had gone back before',
};

/** Empty for no reason; an unknown code is shown readable rather than hidden. */
export const historyReason = (code: string | null): string =>
  code === null ? '' : (HISTORY_REASONS[code] ?? code.replaceAll('_', ' '));

/** Why something could not be asked of a return. */
export function returnTrouble(code: FailureCode): string {
  switch (code) {
    case 'VERSION_CONFLICT':
      return 'It was changed since you opened it. Here is how it stands now; nothing of yours was done.';
    case 'RETURN_MOVED_ON':
      return 'This return has moved on meanwhile, so that cannot be done any more.';
    case 'RETURN_NOT_FOUND':
      return 'This return is not there any more.';
    case 'INSPECTION_INVALID':
      return 'What was found does not add up to what was announced. Nothing was written down.';
    case 'VALIDATION_FAILED':
      return 'Something that was typed does not fit. Nothing was written down.';
    default:
      return usualTrouble(code);
  }
}

/** What was asked of its run a moment ago. */
const ASKED_TEXT: Readonly<Record<string, string>> = {
  approve: 'Being approved…',
  refuse: 'Being declined…',
  cancel: 'The shopper is calling it off…',
  receive: 'Being marked as arrived…',
  inspect: 'Being settled…',
};
export const askedText = (asked: string | null): string =>
  asked === null ? '' : (ASKED_TEXT[asked] ?? 'Being worked on…');

/** `3 × Magnesium` for a line, or the first with how many more. */
export function contentOf({ lines: [first, ...others] }: Pick<AdminReturn, 'lines'>): string {
  if (first === undefined) return '';
  const more = others.length === 0 ? '' : `, and ${others.length} more`;
  return `${first.quantity} × ${first.title}${more}`;
}
