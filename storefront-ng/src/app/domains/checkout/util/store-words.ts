import type { PickupStoreDto } from '@green-apple/contracts-http';

/** What a store lacks of the bag, in a sentence. */
export function lackWords(missing: PickupStoreDto['missing']): string {
  const [first, ...rest] = missing.map(({ title, available }) =>
    available > 0 ? `only ${available} of ${title}` : `no ${title}`,
  );
  if (first === undefined) return 'Not everything is there';
  const all = rest.length === 0 ? first : `${first} and ${rest.length} more`;
  return `Not possible: ${all} there`;
}
