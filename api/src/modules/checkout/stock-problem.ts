import type { Shortage } from '@green-apple/domain-inventory';
import type { Bag } from '@green-apple/persistence';
import { ProblemError } from '../../platform/index.ts';

/** OUT_OF_STOCK with the lines that are short, by their names. */
export function outOfStock(bag: Bag, shortages: readonly Shortage[]): ProblemError {
  const lines = shortages.map(({ variantId, requested, available }) => {
    const line = bag.lines.find((candidate) => candidate.variantId === variantId);
    return {
      variantId,
      title: line === undefined ? 'An item' : `${line.title}, ${line.variantTitle}`,
      requested,
      available,
    };
  });
  const first = lines[0];
  return new ProblemError('OUT_OF_STOCK', {
    lines,
    ...(first === undefined ? {} : { detail: sentence(first) }),
  });
}

function sentence({ title, available }: { readonly title: string; readonly available: number }) {
  return available <= 0
    ? `${title} is sold out. Nothing was charged. Take it out of your bag to go on.`
    : `Only ${available} left of ${title}. Nothing was charged. Change the quantity to go on.`;
}
