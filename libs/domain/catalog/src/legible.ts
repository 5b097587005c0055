/** What no font shows and stores refuse: control characters besides tabs and ends of lines, halves of surrogate pairs. */
const ILLEGIBLE = /(?![\t\n\r])[\p{Cc}\p{Cs}]/u;
const UNSTORABLE = /\0|\p{Cs}/gu;

/** The first place in a value, however deep, where a text cannot be read; null when there is none. */
export function illegibleAt(
  value: unknown,
  path: readonly string[] = [],
): readonly string[] | null {
  if (typeof value === 'string') return ILLEGIBLE.test(value) ? path : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, part] of Object.entries(value)) {
    if (ILLEGIBLE.test(key)) return path;
    const found = illegibleAt(part, [...path, key]);
    if (found !== null) return found;
  }
  return null;
}

/** The text with a mark in place of what a store refuses, for telling somebody about it. */
export const storable = (text: string): string => text.replaceAll(UNSTORABLE, '\uFFFD');
