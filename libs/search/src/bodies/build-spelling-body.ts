import type { Json } from '../query/list-filters.ts';
import { SYNONYMS } from '../query/synonyms.ts';
import type { CloseWords } from '../query/text-query.ts';

const WRITTEN_ALIKE = {
  field: 'spelling',
  prefix_length: 1,
  min_word_length: 4,
} as const;

/** The question what words were meant to be that no product has; it costs nothing where products have them all. */
export const unknownWords = (words: string): Json => ({
  text: words,
  words: { term: { ...WRITTEN_ALIKE, suggest_mode: 'missing', max_edits: 2, size: 1 } },
});

/** The same of words that few products have: doubted for one that looks almost the same and that many have. */
export const rareWords = (words: string): Json => ({
  text: words,
  words: { term: { ...WRITTEN_ALIKE, suggest_mode: 'popular', max_edits: 1, size: 1 } },
});

/**
 * What words are close to, those that products have as well: where nothing was found, another one may have been meant.
 * One letter of four, two of eight.
 */
export const similarWords = (words: string): Json => ({
  text: words,
  words: {
    term: { ...WRITTEN_ALIKE, suggest_mode: 'always', max_edits: 2, size: 8, accuracy: 0.7 },
  },
});

/** A question about words alone; it is answered from words products really have. */
export const buildSpellingBody = (suggest: Json): Json => ({
  size: 0,
  track_total_hits: false,
  suggest,
});

export interface SpeltWord {
  readonly text: string;
  /** Where the word stands in what was asked, and how long it is there. */
  readonly offset: number;
  readonly length: number;
  readonly options: readonly { readonly text: string }[];
}

export interface SpellingResponse {
  readonly suggest: { readonly words: readonly SpeltWord[] };
}

/** Fewer besides what was found are not worth a question. */
const WORTH_ASKING = 3;

/**
 * Whether to ask "did you mean" beside what was found: only for clearly more. Another form of a word brings the same
 * products, and another word that merely looks like it brings some others.
 */
export const isWorthOffering = (found: number, meant: number): boolean =>
  meant >= found * 3 && meant - found >= WORTH_ASKING;

/** Words we know although no product has them: they are no mistakes. */
const KNOWN = new Set(SYNONYMS.flatMap((rule) => rule.split(/[^\p{L}\p{N}]+/u)).filter(Boolean));

/** What each word of `asked` is close to; a word we know is meant as it stands. */
export const closeWords = (asked: string, { suggest }: SpellingResponse): CloseWords =>
  new Map(
    suggest.words
      .filter(({ text }) => !KNOWN.has(text))
      .map(({ offset, length, options }) => [
        asked.slice(offset, offset + length),
        options.map(({ text }) => text),
      ]),
  );

const IN_WORD = /[\p{L}\p{N}]/u;

/** A text with another word in place of one, wherever that stands alone. A pattern made for each word would cost more. */
function replaced(text: string, word: string, by: string): string {
  const lower = text.toLowerCase();
  // Some capitals are one sign and their small letters two: places would not be the same.
  if (word === '' || lower.length !== text.length) return text;
  const stands = (at: number): boolean =>
    !IN_WORD.test(text.charAt(at - 1)) && !IN_WORD.test(text.charAt(at + word.length));
  let result = '';
  let from = 0;
  for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length)) {
    if (!stands(at)) continue;
    result += text.slice(from, at) + by;
    from = at + word.length;
  }
  return result + text.slice(from);
}

/** What was typed with its mistakes put right; null when there are none. */
export function respell(typed: string, { suggest }: SpellingResponse): string | null {
  const corrected = suggest.words.reduce((text, { text: word, options: [meant] }) => {
    if (!meant || KNOWN.has(word)) return text;
    return replaced(text, word, meant.text);
  }, typed);
  return corrected.toLowerCase() === typed.toLowerCase() ? null : corrected;
}
