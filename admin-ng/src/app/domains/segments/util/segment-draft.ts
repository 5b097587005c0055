import type { AdminSegment, CreateSegment, SegmentCondition } from '@green-apple/contracts-http';
import { fromAmountText, toAmountText } from '../../shared/util-money/amount-text.ts';
import { fromStoreClock, toStoreClock } from '../../shared/util-time/store-time.ts';

export type ConditionType = SegmentCondition['type'];

/** A condition as it is typed: each field as text, empty for nothing. */
export interface ConditionDraft {
  readonly type: ConditionType;
  readonly atLeast: string;
  readonly atMost: string;
  readonly amount: string;
  readonly days: string;
  readonly from: string;
  readonly until: string;
  readonly what: 'product' | 'category';
  readonly in: readonly string[];
}

export interface SegmentDraft {
  readonly name: string;
  readonly code: string;
  readonly note: string;
  readonly kind: 'hand' | 'rule';
  readonly conditions: readonly ConditionDraft[];
  /** What the ids in the conditions are called. */
  readonly names: Readonly<Record<string, string>>;
}

export const CONDITION_LABELS: Readonly<Record<ConditionType, string>> = {
  orders: 'How many orders',
  spent: 'How much was spent',
  'first-order': 'When the first order was',
  quiet: 'No order lately',
  bought: 'What was bought',
  market: 'In which market',
};

export const emptyCondition = (type: ConditionType): ConditionDraft => ({
  type,
  atLeast: type === 'orders' ? '2' : '',
  atMost: '',
  amount: '',
  days: type === 'quiet' ? '90' : '',
  from: '',
  until: '',
  what: 'product',
  in: [],
});

export const NEW_SEGMENT: SegmentDraft = {
  name: '',
  code: '',
  note: '',
  kind: 'rule',
  conditions: [emptyCondition('orders')],
  names: {},
};

export function toSegmentDraft(segment: AdminSegment, timeZone: string): SegmentDraft {
  const { name, code, note, kind, conditions, names } = segment;
  const count = (value: number | null): string => value?.toString() ?? '';
  const clock = (iso: string | null): string => (iso === null ? '' : toStoreClock(iso, timeZone));
  const toDraft = (condition: SegmentCondition): ConditionDraft => {
    const empty = { ...emptyCondition(condition.type), atLeast: '', days: '' };
    const days = 'days' in condition ? count(condition.days) : '';
    switch (condition.type) {
      case 'orders':
        return {
          ...empty,
          atLeast: count(condition.atLeast),
          atMost: count(condition.atMost),
          days,
        };
      case 'spent':
        return {
          ...empty,
          amount: toAmountText(condition.atLeastMinor),
          days,
          in: [condition.market],
        };
      case 'first-order':
        return { ...empty, from: clock(condition.startsAt), until: clock(condition.endsAt) };
      case 'quiet':
        return { ...empty, days };
      case 'bought':
        return { ...empty, what: condition.what, in: condition.in, days };
      case 'market':
        return { ...empty, in: condition.in };
    }
  };
  return { name, code, note, kind, conditions: conditions.map(toDraft), names };
}

/** What the draft stands for; what makes no sense is for the contract to refuse. */
export function fromSegmentDraft(
  draft: SegmentDraft,
  timeZone: string,
  homeMarket: string,
): CreateSegment {
  const count = (text: string): number | null => (text.trim() === '' ? null : Number(text));
  const toCondition = (one: ConditionDraft): SegmentCondition => {
    const days = count(one.days);
    switch (one.type) {
      case 'orders':
        return { type: 'orders', atLeast: count(one.atLeast), atMost: count(one.atMost), days };
      case 'spent':
        return {
          type: 'spent',
          market: one.in[0] ?? homeMarket,
          atLeastMinor: fromAmountText(one.amount) ?? Number.NaN,
          days,
        };
      case 'first-order':
        return {
          type: 'first-order',
          startsAt: fromStoreClock(one.from, timeZone),
          endsAt: fromStoreClock(one.until, timeZone),
        };
      case 'quiet':
        return { type: 'quiet', days: days ?? Number.NaN };
      case 'bought':
        return { type: 'bought', what: one.what, in: [...one.in], days };
      case 'market':
        return { type: 'market', in: [...one.in] };
    }
  };
  return {
    name: draft.name.trim(),
    code: draft.code.trim() || codeFromName(draft.name),
    note: draft.note.trim(),
    kind: draft.kind,
    conditions: draft.kind === 'rule' ? draft.conditions.map(toCondition) : [],
  };
}

/** "Best customers" becomes `best-customers`. */
export const codeFromName = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-|-$/g, '');

const FIELDS: Readonly<Record<string, string>> = {
  name: 'It needs a name.',
  code: 'The code is of small letters, digits and single dashes.',
  atLeastMinor: 'The amount is one like 200 or 199.90.',
  days: 'Days are a whole number from 1 to 3650.',
  atLeast: 'Orders are a whole number: at least, at most, or both.',
  atMost: 'The most is a whole number that is not below the least.',
  startsAt: 'Say from when on, or before when.',
  endsAt: 'The end lies after the beginning.',
  in: 'Choose at least one product, category or market.',
};

/** Faults of a contract, each once, in words for the form. */
export const faultWords = (
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): string[] => [
  ...new Set(
    issues.map(({ path, message }) => {
      const field = [...path].reverse().find((part) => typeof part === 'string');
      return FIELDS[String(field)] ?? message;
    }),
  ),
];
