import type { LimitedLine, OverLimit, ServedLine } from '@green-apple/domain-inventory';
import { STATE_RATES } from '@green-apple/domain-tax';
import type { Bag } from '@green-apple/persistence';
import { ProblemError } from '../../platform/index.ts';

/** OUT_OF_STOCK with the lines that are short, by their names. */
export function outOfStock(bag: Bag, short: readonly ServedLine[]): ProblemError {
  const lines = short.map(({ lineId, requested, available }) =>
    named(bag, lineId, requested, Math.max(0, available)),
  );
  const first = lines[0];
  return new ProblemError('OUT_OF_STOCK', {
    lines,
    ...(first === undefined ? {} : { detail: sentence(first) }),
  });
}

/** NO_LONGER_SOLD with the lines that left the shop; the rest of the bag can go on without them. */
export function noLongerSold(bag: Bag, gone: Bag['lines']): ProblemError {
  return new ProblemError('NO_LONGER_SOLD', {
    detail: `We no longer sell ${listed(bag, gone)}. Nothing was charged. Take ${gone.length === 1 ? 'it' : 'them'} out of your bag to go on.`,
    lines: gone.map(({ lineId, quantity }) => named(bag, lineId, quantity, 0)),
  });
}

/** PURCHASE_LIMIT with the lines that count towards it. */
export function limitProblem(bag: Bag, over: OverLimit): ProblemError {
  const title = bag.lines.find(({ productId }) => productId === over.productId)?.title;
  return new ProblemError('PURCHASE_LIMIT', {
    detail: `One order can have ${over.maxPerOrder} of ${title ?? 'this item'}, and your bag holds ${over.requested}. Nothing was charged. Lower the quantity to go on.`,
    lines: over.lineIds.map((lineId) => named(bag, lineId, over.requested, over.maxPerOrder)),
  });
}

/** AGE_CONFIRMATION_NEEDED with the lines that ask for it. */
export function ageProblem(bag: Bag, age: number): ProblemError {
  const lines = bag.lines.filter(({ limit }) => limit.minimumAge !== null);
  return new ProblemError('AGE_CONFIRMATION_NEEDED', {
    detail: `${listed(bag, lines)} can only be sold to people of ${age} or older. Nothing was charged. Confirm your age to go on.`,
    lines: lines.map(({ lineId, quantity }) => named(bag, lineId, quantity, quantity)),
  });
}

/** ADDRESS_NOT_SERVED with the lines that may not go there. */
export function keptOutProblem(
  bag: Bag,
  lines: readonly LimitedLine[],
  region: string,
): ProblemError {
  const state = STATE_RATES.get(region)?.name ?? region;
  return new ProblemError('ADDRESS_NOT_SERVED', {
    detail: `We may not send ${listed(bag, lines)} to ${state}. Nothing was charged. Take it out of your bag, or choose another address.`,
    lines: lines.map(({ lineId, quantity }) => named(bag, lineId, quantity, 0)),
  });
}

function named(bag: Bag, lineId: string, requested: number, available: number) {
  const line = bag.lines.find((candidate) => candidate.lineId === lineId);
  const title = line === undefined ? 'An item' : `${line.title}, ${line.variantTitle}`;
  return { variantId: line?.variantId ?? lineId, title, requested, available };
}

const listed = (bag: Bag, lines: readonly { readonly lineId: string }[]): string =>
  lines
    .map(({ lineId }) => bag.lines.find((line) => line.lineId === lineId)?.title ?? 'An item')
    .filter((title, index, all) => all.indexOf(title) === index)
    .join(', ');

function sentence({ title, available }: { readonly title: string; readonly available: number }) {
  return available <= 0
    ? `${title} is sold out. Nothing was charged. Take it out of your bag to go on.`
    : `Only ${available} left of ${title}. Nothing was charged. Change the quantity to go on.`;
}
