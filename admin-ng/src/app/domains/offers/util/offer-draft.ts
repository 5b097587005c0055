import type { AdminPromotion, EditPromotion } from '@green-apple/contracts-http';
import { MARKETS, US, type MarketCode } from '@green-apple/domain-pricing/market';
import { readRule, type Action, type Condition } from '@green-apple/domain-promotion';
import { fromStoreClock, toStoreClock } from '../../shared/util-time/store-time.ts';

/** An offer as it is edited: times on the stores' clock, limits as they are typed. */
export interface OfferDraft {
  readonly name: string;
  readonly kind: 'automatic' | 'coupon';
  readonly code: string;
  readonly conditions: readonly Condition[];
  readonly action: Action;
  readonly priority: number;
  readonly stackable: boolean;
  readonly starts: string;
  readonly ends: string;
  readonly usageLimit: string;
  readonly perCustomerLimit: string;
  readonly campaignId: string;
  /** Empty: every market. */
  readonly market: MarketCode | '';
  /** What the ids in the rule are called. */
  readonly names: Readonly<Record<string, string>>;
}

export const NEW_OFFER: OfferDraft = {
  name: '',
  kind: 'automatic',
  code: '',
  conditions: [],
  action: { type: 'percent-off', percent: 10, scope: 'order' },
  priority: 100,
  stackable: false,
  starts: '',
  ends: '',
  usageLimit: '',
  perCustomerLimit: '',
  campaignId: '',
  market: US.code,
  names: {},
};

export function toDraft(offer: AdminPromotion, timeZone: string): OfferDraft {
  const rule = readRule(offer.conditions, offer.action) ?? NEW_OFFER;
  const clock = (at: string | null) => (at === null ? '' : toStoreClock(at, timeZone));
  return {
    name: offer.name,
    kind: offer.kind,
    code: offer.code ?? '',
    conditions: rule.conditions,
    action: rule.action,
    priority: offer.priority,
    stackable: offer.stackable,
    starts: clock(offer.startsAt),
    ends: clock(offer.endsAt),
    usageLimit: offer.usageLimit?.toString() ?? '',
    perCustomerLimit: offer.perCustomerLimit?.toString() ?? '',
    campaignId: offer.campaignId ?? '',
    market: MARKETS.find(({ code }) => code === offer.market)?.code ?? '',
    names: offer.names,
  };
}

const countOf = (text: string): number | null => (text.trim() === '' ? null : Number(text));

/** What is sent; call it on drafts without faults. */
export function toTerms(draft: OfferDraft, timeZone: string): EditPromotion {
  const { name, kind, code, conditions, action, priority, stackable, campaignId } = draft;
  return {
    name: name.trim(),
    kind,
    code: kind === 'coupon' && code.trim() !== '' ? code.trim().toUpperCase() : null,
    // The domain's rules are read-only views of the same shapes.
    conditions: structuredClone(conditions) as EditPromotion['conditions'],
    action: structuredClone(action) as EditPromotion['action'],
    priority,
    stackable,
    startsAt: fromStoreClock(draft.starts, timeZone),
    endsAt: fromStoreClock(draft.ends, timeZone),
    usageLimit: countOf(draft.usageLimit),
    perCustomerLimit: countOf(draft.perCustomerLimit),
    campaignId: campaignId === '' ? null : campaignId,
    market: draft.market === '' ? null : draft.market,
  };
}

/** What is missing or makes no sense, in sentences. */
export function draftFaults(draft: OfferDraft): string[] {
  const wholeCount = (text: string) => text.trim() === '' || /^[1-9]\d{0,8}$/.test(text.trim());
  const faults: [boolean, string][] = [
    [draft.name.trim() === '', 'Give it a name: shoppers read it in their breakdown.'],
    [
      draft.kind === 'coupon' &&
        draft.code !== '' &&
        !/^[A-Za-z0-9-]{3,40}$/.test(draft.code.trim()),
      'A code has 3 to 40 letters, digits or dashes.',
    ],
    [
      readRule(draft.conditions, draft.action) === null,
      'The rule is not whole: choose something in every condition, and amounts above zero.',
    ],
    [
      draft.starts !== '' && draft.ends !== '' && draft.starts >= draft.ends,
      'It ends before it starts.',
    ],
    [
      !wholeCount(draft.usageLimit) || !wholeCount(draft.perCustomerLimit),
      'Limits are whole numbers above zero, or empty.',
    ],
    [
      draft.action.type === 'gift-line' && draft.campaignId !== '',
      'A gift is paid by no campaign.',
    ],
    [
      draft.market === '' &&
        (draft.campaignId !== '' ||
          [draft.action, ...draft.conditions].some((part) => 'minor' in part)),
      'Amounts and budgets are of one currency: choose the market.',
    ],
  ];
  return faults.filter(([broken]) => broken).map(([, text]) => text);
}

export const CONDITION_CHOICES: ReadonlyArray<{ value: Condition['type']; label: string }> = [
  { value: 'category', label: 'Items of a category' },
  { value: 'brand', label: 'Items of a brand' },
  { value: 'product', label: 'Certain products' },
  { value: 'goal', label: 'Items for a goal' },
  { value: 'min-subtotal', label: 'They cost at least' },
  { value: 'min-quantity', label: 'There are at least' },
  { value: 'segment', label: 'The customer is in a segment' },
  { value: 'first-order', label: 'It is a first order' },
  { value: 'weekly', label: 'Days and hours of the week' },
  { value: 'store', label: 'Collected at a store' },
];

export const conditionLabel = (type: Condition['type']): string =>
  CONDITION_CHOICES.find(({ value }) => value === type)?.label ?? type;

export function newCondition(type: Condition['type']): Condition {
  switch (type) {
    case 'min-subtotal':
      return { type, minor: 5000 };
    case 'min-quantity':
      return { type, quantity: 2 };
    case 'first-order':
      return { type };
    case 'weekly':
      return { type, days: [6, 7], from: '00:00', to: '24:00' };
    default:
      return { type, in: [] };
  }
}

export const ACTION_CHOICES: ReadonlyArray<{ value: Action['type']; label: string }> = [
  { value: 'percent-off', label: 'Percent off' },
  { value: 'amount-off', label: 'Amount off' },
  { value: 'fixed-price', label: 'Fixed price for each' },
  { value: 'buy-x-get-y', label: 'Buy some, get some' },
  { value: 'bundle-price', label: 'Price for a bundle' },
  { value: 'gift-line', label: 'A gift' },
  { value: 'free-shipping', label: 'Free standard delivery' },
];

export function newAction(type: Action['type']): Action {
  switch (type) {
    case 'percent-off':
      return { type, percent: 10, scope: 'order' };
    case 'amount-off':
      return { type, minor: 500 };
    case 'fixed-price':
      return { type, minor: 1000 };
    case 'buy-x-get-y':
      return { type, buy: 2, get: 1, percent: 100 };
    case 'bundle-price':
      return { type, items: [], minor: 2500 };
    case 'gift-line':
      return { type, variantId: '', quantity: 1 };
    case 'free-shipping':
      return { type };
  }
}

/** Names typed with commas between them. */
export const namesOf = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean),
  ),
];

/** "12.50" in minor units; 0 for what is no amount, which no rule accepts. */
export const minorOf = (text: string): number => {
  const minor = Math.round(Number(text) * 100);
  return Number.isSafeInteger(minor) && minor > 0 ? minor : 0;
};

export type OfferState = 'off' | 'planned' | 'running' | 'ended';

export function offerState(
  { active, startsAt, endsAt }: Pick<AdminPromotion, 'active' | 'startsAt' | 'endsAt'>,
  now: number,
): OfferState {
  if (!active) return 'off';
  if (endsAt !== null && Date.parse(endsAt) <= now) return 'ended';
  return startsAt !== null && Date.parse(startsAt) > now ? 'planned' : 'running';
}

export const OFFER_STATE_TEXT: Readonly<Record<OfferState, string>> = {
  off: 'Off',
  planned: 'Planned',
  running: 'Running',
  ended: 'Ended',
};
