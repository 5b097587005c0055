import { RETURN_REASONS_DE, RETURN_REFUSALS_DE } from './german.ts';
import type { WordLanguage } from './word-language.ts';

/** Why something is sent back. Never renamed: rows hold the reason. */
export const RETURN_REASONS = {
  changed_mind: 'I changed my mind',
  wrong_choice: 'It is not right for me',
  ordered_too_many: 'I ordered too many',
  wrong_item: 'I got something else',
  not_as_described: 'It is not as described',
  damaged: 'It arrived damaged',
  reaction: 'I did not tolerate it',
} as const;
export type ReturnReason = keyof typeof RETURN_REASONS;
export const RETURN_REASON_CODES = Object.keys(RETURN_REASONS) as ReturnReason[];

export const returnReasonWords = (reason: ReturnReason, language: WordLanguage): string =>
  ({ en: RETURN_REASONS, de: RETURN_REASONS_DE })[language][reason];

export const isReturnReason = (text: string): text is ReturnReason =>
  Object.hasOwn(RETURN_REASONS, text);

/** Reasons that are ours to answer for: they hold for opened goods and for goods that are otherwise kept. */
const OUR_FAULT: readonly ReturnReason[] = ['wrong_item', 'not_as_described', 'damaged'];
export const isOurFault = (reason: ReturnReason): boolean => OUR_FAULT.includes(reason);

/** Why a line, or a unit of it, cannot be sent back, with what the shopper reads. Never renamed. */
export const RETURN_REFUSALS = {
  NOT_DELIVERED: 'It has not reached you yet.',
  NOTHING_LEFT: 'All of it is on its way back, or was given back already.',
  WINDOW_OVER: 'The time to send it back is over.',
  FINAL_SALE: 'It was sold for good, so it can only come back when something is wrong with it.',
  HYGIENE: 'For reasons of hygiene it can only come back when something is wrong with it.',
  GIFT: 'It was a gift with your order and is yours to keep.',
  OPENED: 'Opened, it can only come back when something is wrong with it.',
} as const;
export type ReturnRefusal = keyof typeof RETURN_REFUSALS;
export const RETURN_REFUSAL_CODES = Object.keys(RETURN_REFUSALS) as ReturnRefusal[];

export const returnRefusalWords = (code: ReturnRefusal, language: WordLanguage): string =>
  ({ en: RETURN_REFUSALS, de: RETURN_REFUSALS_DE })[language][code];

/** Products that are not simply taken back. */
export const RETURN_RULES = ['final_sale', 'hygiene'] as const;
export type ReturnRule = (typeof RETURN_RULES)[number];

/** Who pays the postage of what comes back when nothing is wrong with it. */
export type LabelPayer = 'shop' | 'shopper';

export interface ReturnPolicy {
  /** Days after delivery in which a return can be asked for. */
  readonly windowDays: number;
  /** Days after delivery in which the law lets a shopper withdraw, whatever is said of a product; 0 where it does not. */
  readonly withdrawalDays: number;
  /** Days in which an approved return has to be on its way. */
  readonly sendWithinDays: number;
  /** Up to this worth, in minor units, nobody has to look first. */
  readonly approvedUpToMinor: number;
}

/** What holds in markets that say nothing else. */
export const RETURN_POLICY: ReturnPolicy = {
  windowDays: 30,
  withdrawalDays: 0,
  sendWithinDays: 14,
  approvedUpToMinor: 150_00,
};

/** A line of an order as far as a return looks at it. */
export interface ReturnableLine {
  readonly lineId: string;
  /** Units that have reached the shopper, replacements among them. */
  readonly delivered: number;
  /** Units in returns that were not let go, and units whose money was given back without one. */
  readonly taken: number;
  /** When the newest of them was delivered, in milliseconds since 1970; null before that. */
  readonly deliveredAt: number | null;
  readonly isGift: boolean;
  readonly rule: ReturnRule | null;
  /** Days after delivery that hold for this product; null for the policy's. */
  readonly windowDays: number | null;
  readonly labelBy: LabelPayer;
}

/** What of a line may still come back. A `why` beside units names what else has to be true for them. */
export interface ReturnChoice {
  readonly lineId: string;
  readonly units: number;
  /** Until when it can be asked for, in milliseconds since 1970; null before delivery. */
  readonly until: number | null;
  readonly why: ReturnRefusal | null;
  /** Only when something is wrong with it. */
  readonly faultOnly: boolean;
  readonly labelBy: LabelPayer;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** What of a line can be sent back as things stand. */
export function returnChoice(
  line: ReturnableLine,
  policy: ReturnPolicy,
  now: number,
): ReturnChoice {
  const { lineId, delivered, taken, deliveredAt, isGift, labelBy } = line;
  const { withdrawalDays } = policy;
  const days = Math.max(line.windowDays ?? policy.windowDays, withdrawalDays);
  const until = deliveredAt === null ? null : deliveredAt + days * DAY_MS;
  const withdraws = deliveredAt !== null && now <= deliveredAt + withdrawalDays * DAY_MS;
  const rule = withdraws ? null : line.rule;
  const no = (why: ReturnRefusal): ReturnChoice => ({
    lineId,
    units: 0,
    until,
    why,
    faultOnly: false,
    labelBy,
  });
  if (until === null || delivered === 0) return no('NOT_DELIVERED');
  if (isGift) return no('GIFT');
  if (delivered - taken <= 0) return no('NOTHING_LEFT');
  if (now > until) return no('WINDOW_OVER');
  const why = rule === null ? null : rule === 'hygiene' ? 'HYGIENE' : 'FINAL_SALE';
  return { lineId, units: delivered - taken, until, why, faultOnly: rule !== null, labelBy };
}

export interface ReturnWish {
  readonly lineId: string;
  readonly quantity: number;
  readonly reason: ReturnReason;
  /** The shopper has broken its seal. */
  readonly opened: boolean;
}

export type ReturnAnswer =
  | { readonly code: 'ALLOWED' }
  | { readonly code: 'LINE_UNKNOWN'; readonly lineId: string }
  | { readonly code: 'TOO_MANY'; readonly lineId: string; readonly left: number }
  | { readonly code: 'NOT_RETURNABLE'; readonly lineId: string; readonly why: ReturnRefusal };

/**
 * Whether all that a shopper wants to send back may come back; the first line that may not is the answer. A line
 * may be named more than once, e.g. one unit damaged and one too many. Throws a RangeError for quantities that
 * are no whole numbers from one up.
 */
export function returnAnswer(
  wishes: readonly ReturnWish[],
  choices: readonly ReturnChoice[],
): ReturnAnswer {
  const wanted = new Map<string, number>();
  for (const { lineId, quantity, reason, opened } of wishes) {
    if (!Number.isSafeInteger(quantity) || quantity < 1)
      throw new RangeError(`not a quantity: ${quantity}`);
    const choice = choices.find((each) => each.lineId === lineId);
    if (choice === undefined) return { code: 'LINE_UNKNOWN', lineId };
    if (choice.units === 0)
      return { code: 'NOT_RETURNABLE', lineId, why: choice.why ?? 'NOTHING_LEFT' };
    if (!isOurFault(reason) && choice.faultOnly && choice.why !== null)
      return { code: 'NOT_RETURNABLE', lineId, why: choice.why };
    // Nobody finds out that they do not tolerate something while it is closed: a person looks at it.
    if (!isOurFault(reason) && reason !== 'reaction' && opened)
      return { code: 'NOT_RETURNABLE', lineId, why: 'OPENED' };
    const all = (wanted.get(lineId) ?? 0) + quantity;
    if (all > choice.units) return { code: 'TOO_MANY', lineId, left: choice.units };
    wanted.set(lineId, all);
  }
  return { code: 'ALLOWED' };
}

/**
 * Who pays the postage of one parcel with all of this in it: the house as soon as anything in it is our fault, the
 * shopper when a product in it says so.
 */
export const labelPayer = (
  wishes: ReadonlyArray<Pick<ReturnWish, 'lineId' | 'reason'>>,
  choices: ReadonlyArray<Pick<ReturnChoice, 'lineId' | 'labelBy'>>,
): LabelPayer =>
  wishes.every(({ reason }) => !isOurFault(reason)) &&
  choices.some(
    ({ lineId, labelBy }) => labelBy === 'shopper' && wishes.some((wish) => wish.lineId === lineId),
  )
    ? 'shopper'
    : 'shop';

/** Why a person looks at a return before it is approved; null when nobody has to. */
export type ReturnReview = 'our_fault' | 'intolerance' | 'high_value';

export function returnReview(
  wishes: ReadonlyArray<Pick<ReturnWish, 'reason'>>,
  worthMinor: number,
  policy: ReturnPolicy,
): ReturnReview | null {
  // Somebody who did not tolerate a product is asked how they are, not sent a label.
  if (wishes.some(({ reason }) => reason === 'reaction')) return 'intolerance';
  if (wishes.some(({ reason }) => isOurFault(reason))) return 'our_fault';
  return worthMinor > policy.approvedUpToMinor ? 'high_value' : null;
}

/** When an approved return that is not on its way is closed, in milliseconds since 1970. */
export const sendBy = (policy: ReturnPolicy, approvedAt: number): number =>
  approvedAt + policy.sendWithinDays * DAY_MS;
