import type { AdminSegment, SegmentCondition } from '@green-apple/contracts-http';

/** How the words that depend on the shop are said. */
export interface SegmentSpeech {
  readonly nameOf: (id: string) => string;
  /** An instant on the stores' clock. */
  readonly timeText: (iso: string) => string;
  readonly moneyText: (minor: number, market: string) => string;
}

const times = (count: number): string =>
  count === 1 ? 'once' : count === 2 ? 'twice' : `${count.toLocaleString('en-US')} times`;

const within = (days: number | null): string =>
  days === null ? '' : days === 1 ? ' in the last day' : ` in the last ${days} days`;

const listed = (names: readonly string[]): string =>
  names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} or ${names.at(-1) as string}`;

/** One condition as a customer would be told of: "ordered at least twice in the last 90 days". */
export function conditionWords(condition: SegmentCondition, speech: SegmentSpeech): string {
  switch (condition.type) {
    case 'orders': {
      const { atLeast, atMost, days } = condition;
      if (atMost === 0) return `ordered nothing${within(days)}`;
      if (atLeast !== null && atLeast === atMost) return `ordered ${times(atLeast)}${within(days)}`;
      const bounds = [
        ...(atLeast === null ? [] : [`at least ${times(atLeast)}`]),
        ...(atMost === null ? [] : [`at most ${times(atMost)}`]),
      ];
      return `ordered ${bounds.join(' and ')}${within(days)}`;
    }
    case 'spent':
      return `spent ${speech.moneyText(condition.atLeastMinor, condition.market)} or more${within(condition.days)}`;
    case 'first-order': {
      const { startsAt, endsAt } = condition;
      const bounds = [
        ...(startsAt === null ? [] : [`from ${speech.timeText(startsAt)} on`]),
        ...(endsAt === null ? [] : [`before ${speech.timeText(endsAt)}`]),
      ];
      return `ordered for the first time ${bounds.join(' and ')}`;
    }
    case 'quiet':
      return `has ordered before, but not${within(condition.days)}`;
    case 'bought': {
      const what = listed(condition.in.map(speech.nameOf));
      return condition.what === 'product'
        ? `bought ${what}${within(condition.days)}`
        : `bought something of ${what}${within(condition.days)}`;
    }
    case 'market':
      return `ordered in ${listed(condition.in)}`;
  }
}

/** A whole rule: a sentence whose parts must all hold. */
export function segmentWords(
  { kind, conditions }: Pick<AdminSegment, 'kind' | 'conditions'>,
  speech: SegmentSpeech,
): string {
  if (kind === 'hand') return 'Kept by hand';
  const text = conditions.map((condition) => conditionWords(condition, speech)).join(', and ');
  return `Whoever ${text}`;
}
