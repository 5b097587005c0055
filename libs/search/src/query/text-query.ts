import { GOAL_LABELS, type Need, type ShopperWords } from '@green-apple/domain-catalog';
import { hasOne, type Json } from './list-filters.ts';
import { STOP_WORDS } from './synonyms.ts';

/** Words that products have and that are written nearly like a typed one, best first, by what was typed. */
export type CloseWords = ReadonlyMap<string, readonly string[]>;

/** Every word, each as it was typed or as one of those it is close to. */
export interface Similar {
  readonly closeTo: CloseWords;
}

/** How widely words are taken; each step is tried only when the one before found nothing. */
export type Matching = 'every-word' | Similar | 'any-word';

/** True when there is something to look for, not only something to leave out. */
export const saysSomething = ({ about, needs }: ShopperWords): boolean =>
  about !== '' || needs.length > 0;

/** More words than anybody means. */
const MOST_WORDS = 12;
export const wordsOf = (about: string): string[] =>
  about.split(' ').filter(Boolean).slice(0, MOST_WORDS);

const oneOf = (should: readonly Json[]): Json =>
  should.length === 1 && should[0] ? should[0] : { bool: { minimum_should_match: 1, should } };
const worth = (boost: number, filter: Json): Json => ({ constant_score: { boost, filter } });
/** Of several words that mean one thing each has to be there, but not side by side. */
const APART = { auto_generate_synonyms_phrase_query: false } as const;
const everyWordIn = (field: string, query: string): Json => ({
  match: { [field]: { query, operator: 'and', ...APART } },
});

/** Words as products have them: nothing stands for them but themselves. */
const asWritten = (field: string, words: readonly string[], boost?: number): Json[] =>
  words.length === 0
    ? []
    : [
        {
          match: {
            [field]: {
              query: words.join(' '),
              analyzer: 'product',
              ...(boost === undefined ? {} : { boost }),
            },
          },
        },
      ];

/** One word, or what means the same; a word that says nothing is had by all. */
export const hasWord = (word: string): Json => ({
  match: { text: { query: word, zero_terms_query: 'all', ...APART } },
});

/** Any of the words, the more of them the better. */
const someWordIn = (field: string, query: string, boost = 1): Json => ({
  match: { [field]: { query, boost, ...APART } },
});

/** One word as somebody may have typed it: misspelt, or run together with its neighbour, or cut short. */
function similarWord(word: string, next: string | undefined, closeTo: readonly string[]): Json {
  return worth(
    0.1,
    oneOf([
      hasWord(word),
      ...asWritten('text', closeTo),
      { match: { 'names.joined': { query: word } } },
      { match_bool_prefix: { names: { query: word } } },
      ...(next === undefined ? [] : [someWordIn('text', `${word}${next}`)]),
    ]),
  );
}

const asTyped = (about: string) => ({ query: about, zero_terms_query: 'all', ...APART });
const everyWordTyped = (field: string, words: string): Json => ({
  match: { [field]: { ...asTyped(words), operator: 'and' } },
});

/** Half of the words; one is enough of one or two. */
const someWords = (about: string): Json => ({
  match: { text: { ...asTyped(about), operator: 'or', minimum_should_match: '1<50%' } },
});

/** What has to be there, by step. The wider steps give it next to no weight. */
function mustMatch(about: string, matching: Matching, instead: readonly string[]): Json {
  if (matching === 'every-word')
    return oneOf([
      everyWordTyped('text', about),
      ...instead.map((words) => everyWordIn('text', words)),
    ]);
  if (matching === 'any-word') return worth(0.1, someWords(about));
  const words = wordsOf(about);
  const apart = words.map((word, at) =>
    similarWord(word, words[at + 1], matching.closeTo.get(word) ?? []),
  );
  // "iron bark" is one word to who sells it.
  const runTogether = words.length > 1 ? [everyWordIn('text', words.join(''))] : [];
  return oneOf([{ bool: { must: apart } }, ...runTogether]);
}

/** A need is answered by the goal a product serves, by its text, or by what is usually taken for it. */
export function answers({ said, goal, means }: Need): Json {
  return oneOf([
    ...(goal ? [worth(2, { term: { goal } })] : []),
    worth(1, everyWordIn('text', said)),
    ...means.map((name) => worth(1, everyWordIn('text', name))),
  ]);
}

/** Matches some of the words, and scores how many of them: the engine passes over whatever has fewer than the best. */
export const wordsHad = ({ about, needs }: ShopperWords): Json[] => [
  ...(about === '' ? [] : [someWords(about)]),
  ...needs.map(answers),
];

/**
 * Words by twos, each with its neighbour, and the words that two such pairs share. How many products have all of them is
 * told by these: who has one name of a thing mostly has the rest of it, and what means the same is known by its whole name.
 */
export interface Chain {
  readonly links: readonly Json[];
  readonly joints: readonly Json[];
}

function chainOf(about: string, has: (words: string) => Json): Chain {
  const words = wordsOf(about).filter((word) => !STOP_WORDS.includes(word.toLowerCase()));
  if (words.length < 2) return { links: words.map(has), joints: [] };
  return {
    links: words.slice(1).map((word, at) => has(`${words[at] ?? ''} ${word}`)),
    joints: words.slice(1, -1).map(has),
  };
}

/** The words that a product has to have. */
export const chainOfText = ({ about }: ShopperWords): Chain =>
  chainOf(about, (words) => everyWordTyped('text', words));

/** The words that a title says. */
export const chainOfTitle = ({ named }: ShopperWords): Chain =>
  chainOf(named, (words) => everyWordTyped('title', words));

/** What makes one match better than another: `names`, and what else was said. Each takes words exactly as typed. */
function preferences(
  { about, needs, forms, shelves }: ShopperWords,
  names: readonly Json[],
): Json[] {
  return [
    ...(about === '' ? [] : names),
    ...needs.flatMap(needPreferences),
    ...forms.map((form) => worth(6, { term: { form } })),
    ...(shelves.length === 0 ? [] : [worth(12, hasOne('categories', ...shelves))]),
  ];
}

const inTitle = ({ named }: ShopperWords): Json => ({
  match: { title: { query: named, boost: 4 } },
});

const inIngredients = ({ named }: ShopperWords): Json => ({
  match: { ingredients: { query: named, boost: 3 } },
});

function namePreferences(words: ShopperWords, matching: Matching): Json[] {
  const { wanted, about, named } = words;
  return [
    ...(matching === 'every-word'
      ? []
      : [
          someWordIn('text', about),
          // A title that is meant but typed wrong comes before a text that is.
          ...(matching === 'any-word'
            ? []
            : asWritten('title', [...matching.closeTo.values()].flat(), 0.5)),
          { match: { 'names.joined': { query: about, boost: 2 } } },
        ]),
    // What means the same in several words has to stand side by side here: each of them alone says something else.
    inTitle(words),
    worth(6, everyWordIn('title', named)),
    { match_phrase: { title: { query: named, boost: 4, slop: 1, analyzer: 'product' } } },
    { term: { 'title.exact': { value: wanted, boost: 20 } } },
    inIngredients(words),
  ];
}

/** Those whose title says all of it; null when no title could. */
export const titleSays = ({ named }: ShopperWords): Json | null =>
  named === '' ? null : everyWordIn('title', named);

function needPreferences({ said, goal, means }: Need): Json[] {
  return [
    worth(4, everyWordIn('title', said)),
    worth(2, everyWordIn('text', said)),
    ...(goal ? [worth(3, someWordIn('categoryNames', GOAL_LABELS[goal]))] : []),
    ...means.map((name) => worth(8, everyWordIn('title', name))),
  ];
}

/** What is for somebody else comes last; it is not left out, since it may be all there is. */
const othersLast = (query: Json, others: readonly string[]): Json =>
  others.length === 0
    ? query
    : {
        boosting: {
          positive: query,
          negative: hasOne('categories', ...others),
          negative_boost: 0.4,
        },
      };

/** Products that have what they must, by what is preferred and by how well they are known. */
const weighing = (
  must: readonly Json[],
  should: readonly Json[],
  { others }: ShopperWords,
  instead: readonly string[] = [],
): Json => ({
  function_score: {
    query: othersLast(
      {
        bool: {
          filter: must,
          must: [{ match_all: {} }],
          should: [...should, ...instead.map((other) => worth(6, everyWordIn('title', other)))],
        },
      },
      others,
    ),
    field_value_factor: { field: 'popularity', factor: 0.25, missing: 4 },
    boost_mode: 'multiply',
  },
});

/**
 * Weighs products that were found to have some of the words. Those that have all of them stand above already, so nothing
 * is asked that only these answer.
 */
export const someWordsWeighed = (words: ShopperWords): Json => {
  const names = [someWordIn('text', words.about), inTitle(words), inIngredients(words)];
  return weighing([], preferences(words, names), words);
};

/**
 * The query for what a shopper typed. Scored, an exact match counts more than a similar one and a popular
 * product more than one nobody knows; unscored, it only tells what matches. `instead` are other ways to say it.
 */
export function textQuery(
  words: ShopperWords,
  matching: Matching,
  scored: boolean,
  instead: readonly string[] = [],
): Json {
  const must = [
    ...(words.about === '' ? [] : [mustMatch(words.about, matching, instead)]),
    ...words.needs.map(answers),
  ];
  const text = scored
    ? weighing(must, preferences(words, namePreferences(words, matching)), words, instead)
    : { bool: { must } };
  if (words.code === null) return text;
  return {
    bool: {
      minimum_should_match: 1,
      should: [text, { term: { codes: { value: words.code, boost: 1000 } } }],
    },
  };
}
