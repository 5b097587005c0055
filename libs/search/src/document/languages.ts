import { TRANSLATION_LOCALES, type LocaleCode } from '@green-apple/domain-pricing';
import { analyzersIn, columnIn } from '../query/in-locale.ts';
import { GERMAN_PARTS } from './german-parts.ts';
import { EXACT, ONLY_COPIED, PLACED, SPELLING, UNPLACED, namesColumn } from './word-columns.ts';

interface Language {
  /** Filters that make one word of the ways to write it. */
  readonly folding: readonly string[];
  /** The search engine's own list of words that say nothing. */
  readonly idleWords: string;
  readonly stemmer: string;
  /** Applied to what is stored only: a compound is also found by its parts. */
  readonly parts?: readonly string[];
}

/** How words of a language are taken apart, with what the search engine brings along. */
const LANGUAGES: Readonly<Partial<Record<LocaleCode, Language>>> = {
  de: {
    folding: ['lowercase', 'german_normalization', 'asciifolding'],
    idleWords: '_german_',
    stemmer: 'light_german',
    parts: GERMAN_PARTS,
  },
  fr: {
    folding: ['lowercase', 'elision_fr', 'asciifolding'],
    idleWords: '_french_',
    stemmer: 'light_french',
  },
};

const SPOKEN = TRANSLATION_LOCALES.flatMap((locale): [LocaleCode, Language][] => {
  const language = LANGUAGES[locale];
  return language ? [[locale, language]] : [];
});

function filtersOf(locale: LocaleCode, { idleWords, stemmer, parts }: Language) {
  return {
    [`stem_${locale}`]: { type: 'stemmer', language: stemmer },
    [`idle_words_${locale}`]: { type: 'stop', stopwords: idleWords },
    ...(parts
      ? {
          [`parts_${locale}`]: {
            type: 'dictionary_decompounder',
            word_list: parts,
            min_subword_size: 3,
            only_longest_match: true,
          },
        }
      : {}),
  };
}

function analyzersOf(locale: LocaleCode, { folding, parts }: Language) {
  const { product, wish, joined } = analyzersIn(locale);
  const tokenizer = 'standard';
  const stem = `stem_${locale}`;
  const [lower = 'lowercase', ...rest] = folding;
  return {
    [product]: { tokenizer, filter: [...folding, ...(parts ? [`parts_${locale}`] : []), stem] },
    // Before they are folded: "für" is on the list, "fur" is not.
    [wish]: { tokenizer, filter: [lower, `idle_words_${locale}`, ...rest, stem] },
    [joined]: { tokenizer, filter: [...folding, stem, 'run_together'] },
  };
}

const ELISION = {
  elision_fr: {
    type: 'elision',
    articles_case: true,
    articles: ['l', 'm', 't', 'qu', 'n', 's', 'j', 'd', 'c', 'jusqu', 'quoiqu', 'lorsqu'],
  },
} as const;

/** Filters and analysers of all languages beside the catalogue's own. */
export const LANGUAGE_FILTERS: Readonly<Record<string, object>> = {
  ...ELISION,
  ...Object.assign({}, ...SPOKEN.map(([locale, language]) => filtersOf(locale, language))),
};
export const LANGUAGE_ANALYZERS: Readonly<Record<string, object>> = Object.assign(
  {},
  ...SPOKEN.map(([locale, language]) => analyzersOf(locale, language)),
);

/** The columns of each language, like those of the catalogue's own; see `WordColumns`. */
export const LANGUAGE_COLUMNS: Readonly<Record<string, object>> = Object.fromEntries(
  SPOKEN.map(([locale]) => [locale, { properties: columnsOf(locale) }]),
);

function columnsOf(locale: LocaleCode) {
  const { product, wish, joined } = analyzersIn(locale);
  const asked = { analyzer: product, search_analyzer: wish };
  const words = { ...UNPLACED, ...asked };
  const to = (...names: string[]) => names.map((name) => columnIn(locale, name));
  return {
    text: words,
    names: namesColumn({ product, joined }),
    spelling: SPELLING,
    title: {
      ...PLACED,
      ...asked,
      copy_to: to('text', 'names', 'spelling'),
      fields: EXACT,
    },
    subtitle: { ...ONLY_COPIED, copy_to: to('text') },
    summary: { ...ONLY_COPIED, copy_to: to('text') },
    known: { ...ONLY_COPIED, copy_to: to('text', 'names', 'spelling') },
    keywords: { ...ONLY_COPIED, copy_to: to('text', 'spelling') },
    phrases: { type: 'keyword', index: false },
    cardWords: { type: 'binary', doc_values: true },
    hint: { type: 'binary', doc_values: true },
  };
}
