import { RETURN_DECISIONS_DE, RETURN_STATES_DE } from './german.ts';
import type { ReturnState } from './return-state.ts';
import type { WordLanguage } from './word-language.ts';

const STATES: Readonly<Record<ReturnState, string>> = {
  requested: 'We have your request and answer within one working day.',
  approved: 'Approved. We are getting your label ready.',
  labelled: 'Your label is ready. Print it, stick it on the parcel and hand it to the carrier.',
  in_transit: 'On its way back to us.',
  received: 'It is here. We look at it next.',
  inspected: 'We have looked at it and are settling it now.',
  refunded: 'Your money is on its way back to you.',
  exchanged: 'Your replacement is on its way.',
  rejected: 'We could not accept what came back. We wrote to you about it.',
  refused: 'We cannot take this back.',
  cancelled: 'You cancelled this return.',
  expired: 'The label was not used in time, so we closed this return.',
};

const WORDS = { en: STATES, de: RETURN_STATES_DE } as const;

/** A return's state in a sentence for the shopper. */
export const returnMessage = (state: ReturnState, language: WordLanguage = 'en'): string =>
  WORDS[language][state];

/** Why staff refused a return, with what the shopper reads. Never renamed: rows hold the code. */
export const RETURN_DECISIONS = {
  outside_policy: 'It is not covered by our return policy.',
  already_settled: 'We have settled it with you in another way.',
  keep_it: 'You need not send it back: keep it, and we make it right.',
  suspected_misuse: 'We could not confirm this return. Please write to us.',
} as const;
export type ReturnDecision = keyof typeof RETURN_DECISIONS;
export const RETURN_DECISION_CODES = Object.keys(RETURN_DECISIONS) as ReturnDecision[];

export const isReturnDecision = (text: string): text is ReturnDecision =>
  Object.hasOwn(RETURN_DECISIONS, text);

export const returnDecisionWords = (decision: ReturnDecision, language: WordLanguage): string =>
  ({ en: RETURN_DECISIONS, de: RETURN_DECISIONS_DE })[language][decision];
