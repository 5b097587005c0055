import type { WordLanguage } from './word-language.ts';

/** A line of an order before and after a change. */
export interface ChangedLine {
  readonly title: string;
  readonly quantityBefore: number;
  readonly quantity: number;
}

/** What happens to a line, in a few words; null when nothing does. */
export function changedLineWords(
  { title, quantityBefore, quantity }: ChangedLine,
  language: WordLanguage = 'en',
): string | null {
  if (quantity === quantityBefore) return null;
  if (language === 'de') {
    if (quantityBefore === 0) return `${title}: ${quantity} hinzugefügt`;
    return quantity === 0
      ? `${title}: herausgenommen`
      : `${title}: ${quantity} statt ${quantityBefore}`;
  }
  if (quantityBefore === 0) return `${title}: ${quantity} added`;
  if (quantity === 0) return `${title}: taken out`;
  return `${title}: ${quantity} instead of ${quantityBefore}`;
}
