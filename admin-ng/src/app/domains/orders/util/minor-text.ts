const SUM = /^\d{1,6}(?:[.,]\d{1,2})?$/;

/** "12.5" as 1250 minor units, nothing as 0; null for what is no sum. */
export function minorOf(text: string): number | null {
  const trimmed = text.trim();
  if (trimmed === '') return 0;
  if (!SUM.test(trimmed)) return null;
  const [whole = '0', part = ''] = trimmed.split(/[.,]/);
  return Number(whole) * 100 + Number(part.padEnd(2, '0'));
}
