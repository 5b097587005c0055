import type { Json } from './list-filters.ts';
import { SYNONYMS } from './synonyms.ts';
import type { CloseWords } from './text-query.ts';

/** `unknown`: only for words no product has. `rare`: also for words that few products have. */
export type SpellingDoubt = 'unknown' | 'rare';

const WRITTEN_ALIKE = {
  field: 'spelling',
  prefix_length: 1,
  min_word_length: 4,
} as const;

/**
 * The question what mistyped words were meant to be; answered from words products really have. Where nothing was
 * found, a word that products do have may be another one than was meant: what it is close to is asked as well.
 */
export function buildSpellingBody(words: string, doubt: SpellingDoubt): Json {
  // A word that finds something is doubted for one that looks almost the same.
  const meant =
    doubt === 'unknown'
      ? { suggest_mode: 'missing', max_edits: 2, size: 1 }
      : { suggest_mode: 'popular', max_edits: 1, size: 1 };
  // One letter of four, two of eight.
  const close = { suggest_mode: 'always', max_edits: 2, size: 8, accuracy: 0.7 };
  return {
    size: 0,
    track_total_hits: false,
    suggest: {
      text: words,
      words: { term: { ...WRITTEN_ALIKE, ...meant } },
      ...(doubt === 'unknown' ? { close: { term: { ...WRITTEN_ALIKE, ...close } } } : {}),
    },
  };
}

interface SpeltWord {
  readonly text: string;
  /** Where the word stands in what was asked, and how long it is there. */
  readonly offset: number;
  readonly length: number;
  readonly options: readonly { readonly text: string }[];
}

export interface SpellingResponse {
  readonly suggest: { readonly words: readonly SpeltWord[]; readonly close?: readonly SpeltWord[] };
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
    (suggest.close ?? [])
      .filter(({ text }) => !KNOWN.has(text))
      .map(({ offset, length, options }) => [
        asked.slice(offset, offset + length),
        options.map(({ text }) => text),
      ]),
  );

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What was typed with its mistakes put right; null when there are none. */
export function respell(typed: string, { suggest }: SpellingResponse): string | null {
  const corrected = suggest.words.reduce((text, { text: word, options: [meant] }) => {
    if (!meant || KNOWN.has(word)) return text;
    const whole = new RegExp(`(?<![\\p{L}\\p{N}])${literal(word)}(?![\\p{L}\\p{N}])`, 'giu');
    return text.replace(whole, () => meant.text);
  }, typed);
  return corrected.toLowerCase() === typed.toLowerCase() ? null : corrected;
}
