import type { Json } from './list-filters.ts';
import { SYNONYMS } from './synonyms.ts';

/** `unknown`: only for words no product has. `rare`: also for words that few products have. */
export type SpellingDoubt = 'unknown' | 'rare';

/** The question what mistyped words were meant to be; answered from words products really have. */
export function buildSpellingBody(words: string, doubt: SpellingDoubt): Json {
  return {
    size: 0,
    track_total_hits: false,
    suggest: {
      text: words,
      words: {
        term: {
          field: 'spelling',
          suggest_mode: doubt === 'unknown' ? 'missing' : 'popular',
          max_edits: 2,
          prefix_length: 1,
          min_word_length: 4,
          size: 1,
        },
      },
    },
  };
}

export interface SpellingResponse {
  readonly suggest: {
    readonly words: readonly {
      readonly text: string;
      readonly options: readonly { readonly text: string }[];
    }[];
  };
}

/** Words we know although no product has them: they are no mistakes. */
const KNOWN = new Set(SYNONYMS.flatMap((rule) => rule.split(/[^\p{L}\p{N}]+/u)).filter(Boolean));

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
