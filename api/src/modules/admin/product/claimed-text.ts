import type { EditProduct } from '@green-apple/contracts-http';
import { diseaseClaims } from '@green-apple/domain-catalog';

export interface ClaimedText {
  /** Where it stands in the edit, e.g. `benefits.1`. */
  readonly path: string;
  readonly phrase: string;
}

/** What shoppers read as the shop's own word; cautions speak of diseases by their nature. */
const TEXTS = ['title', 'subtitle', 'summary', 'description', 'benefits', 'directions'] as const;

/** The first text of an edit that promises to act on a disease; null when there is none. */
export function claimedText(change: EditProduct): ClaimedText | null {
  const texts = TEXTS.flatMap((field): [path: string, text: string][] => {
    const value = change[field];
    if (value === undefined) return [];
    return typeof value === 'string'
      ? [[field, value]]
      : value.map((text, index) => [`${field}.${index}`, text]);
  });
  for (const [path, text] of texts) {
    const [phrase] = diseaseClaims(text);
    if (phrase !== undefined) return { path, phrase };
  }
  return null;
}
