import type { LocaleCode } from '@green-apple/domain-pricing';
import { LRUCache } from 'lru-cache';
import {
  rareWords,
  similarWords,
  unknownWords,
  type SpeltWord,
  type SpellingResponse,
} from '../bodies/build-spelling-body.ts';
import type { Json } from '../query/list-filters.ts';

/** What can be asked of words. */
const QUESTIONS = { unknown: unknownWords, rare: rareWords, similar: similarWords } as const;
export type Question = keyof typeof QUESTIONS;

export const askOf = (question: Question, words: string): Json => QUESTIONS[question](words);

const KEPT_MS = 600_000;
const MOST_WORDS = 20_000;

interface Place {
  readonly word: string;
  readonly offset: number;
}

function* placesIn(words: string): Iterable<Place> {
  for (const { 0: word, index: offset } of words.matchAll(/\S+/g)) yield { word, offset };
}

/**
 * What words are close to, known from ten minutes ago at the most: the words of a catalogue change slowly, and a new one is
 * found as it is typed. The engine answers word by word, and most words have been asked before: those who look for
 * something look for the same things.
 */
export class Spellings {
  readonly #known: LRUCache<string, readonly SpeltWord[]>;

  /** `clock` tells monotonic milliseconds. */
  constructor(clock: () => number = () => performance.now()) {
    this.#known = new LRUCache({
      max: MOST_WORDS,
      ttl: KEPT_MS,
      ttlResolution: 0,
      perf: { now: clock },
    });
  }

  /** What the engine would answer; null where one of the words has not been asked. */
  of(question: Question, words: string, locale?: LocaleCode): SpellingResponse | null {
    const spelt: SpeltWord[] = [];
    for (const { word, offset } of placesIn(words)) {
      const known = this.#known.get(keyOf(question, word, locale));
      if (!known) return null;
      spelt.push(...known.map((one) => ({ ...one, offset: one.offset + offset })));
    }
    return { suggest: { words: spelt } };
  }

  learn(
    question: Question,
    words: string,
    { suggest }: SpellingResponse,
    locale?: LocaleCode,
  ): void {
    for (const { word, offset } of placesIn(words)) {
      const own = suggest.words.filter((one) => isWithin(one.offset - offset, word));
      this.#known.set(
        keyOf(question, word, locale),
        own.map((one) => ({ ...one, offset: one.offset - offset })),
      );
    }
  }
}

const isWithin = (offset: number, word: string): boolean => offset >= 0 && offset < word.length;

const keyOf = (question: Question, word: string, locale: LocaleCode | undefined): string =>
  `${question} ${locale ?? ''} ${word}`;
