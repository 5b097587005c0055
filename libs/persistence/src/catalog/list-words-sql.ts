import type { ShopperWords } from '@green-apple/domain-catalog';
import type { LocaleCode } from '@green-apple/domain-pricing';
import type { Condition } from './list-conditions-sql.ts';

/**
 * How widely words are taken; each step is tried only when the one before found nothing. `similar` needs
 * trigrams in the database, `same-start` does in their place.
 */
export type Matching = 'every-word' | 'similar' | 'same-start' | 'any-word';

/** Words of three letters and more: shorter ones say too little to be forgiving about. */
export const longWords = (q: string): string[] =>
  (q.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).slice(0, 8);

/** Cut so that an ending or a last letter typed wrong does not matter. */
const stem = (word: string): string =>
  word.length > 5 ? word.slice(0, Math.max(5, word.length - 2)) : word;

/** `%` and `_` mean themselves. */
const likeLiteral = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** What people type is words only: no sign of theirs is an operator. */
export const EVERY_WORD = `plainto_tsquery('english', $q)`;
const anyOf = (every: string): string =>
  `cast(replace(cast(${every} as text), '&', '|') as tsquery)`;
export const ANY_WORD = anyOf(EVERY_WORD);

/** As the trigram index has it. */
const NAMES = `(p.title || ' ' || p.search_extra)`;

/** One way to have the words. */
interface Way {
  /** Ids of products that have them so, by an index. */
  readonly select: string;
  /** Whether product `p` has. */
  readonly has: string;
}

const itself = (condition: string): Way => ({
  select: `select p.id from catalog.product p where ${condition}`,
  has: condition,
});
/** By a record of it, in a select of its id that can be narrowed. */
const byRecord = (id: string, rest: string): Way => ({
  select: `select ${id} ${rest}`,
  has: `exists (select ${rest} and ${id} = p.id)`,
});

/** Words that are looked for. */
export interface Text {
  readonly ways: readonly Way[];
  /** Whether it takes long to try them on a product. */
  readonly isSlow: boolean;
  readonly parameters: Condition['parameters'];
}

/**
 * The words, or any of the other ways to say them; those stand for whole queries and are taken as they are. In a large
 * catalogue parts of words are no match: of short ones nothing but all titles tells.
 */
export function textOf(
  { about, code }: ShopperWords,
  {
    matching,
    locale,
    instead,
    isLarge,
  }: {
    readonly matching: Matching;
    readonly locale: LocaleCode | undefined;
    readonly instead: readonly string[];
    readonly isLarge: boolean;
  },
): Text {
  // Lists are ordered by the words, however they are found.
  const q = { q: about };
  const words = longWords(about);
  const translated =
    locale === undefined
      ? []
      : [byRecord('t.product_id', `${TRANSLATED} @@ ${inLocale(matching)}`)];
  const spoken = { ...q, ...(locale === undefined ? {} : { locale }) };
  switch (matching) {
    case 'every-word': {
      const isPart = !isLarge;
      return {
        ways: [
          itself(`p.search_vector @@ ${EVERY_WORD}`),
          // What a title holds its names hold, and those have the index.
          ...(isPart ? [itself(`p.title ilike $contains and ${NAMES} ilike $contains`)] : []),
          ...(isPart || code !== null ? [byRecord('c.product_id', CODED)] : []),
          ...translated,
          ...instead.map((_, at) =>
            itself(`p.search_vector @@ plainto_tsquery('english', $instead${at})`),
          ),
        ],
        isSlow: false,
        parameters: {
          ...spoken,
          ...(isPart ? { contains: `%${likeLiteral(about)}%` } : {}),
          ...Object.fromEntries(instead.map((way, at) => [`instead${at}`, way])),
        },
      };
    }
    case 'similar':
      return {
        ways: [itself(words.map((_, at) => `$word${at} <% ${NAMES}`).join(' and '))],
        isSlow: true,
        parameters: {
          ...q,
          ...Object.fromEntries(words.map((word, at) => [`word${at}`, word])),
        },
      };
    case 'same-start':
      return {
        ways: [itself(`${NAMES} ilike all(cast($stems as text[]))`)],
        isSlow: false,
        parameters: { ...q, stems: words.map((word) => `%${likeLiteral(stem(word))}%`) },
      };
    case 'any-word':
      return {
        ways: [itself(`p.search_vector @@ ${ANY_WORD}`), ...translated],
        isSlow: false,
        parameters: spoken,
      };
  }
}

/** The same words in what was translated; what was not is looked for as it was written. */
const TRANSLATED =
  'from catalog.product_translation t where t.locale = $locale and t.search_vector';

function inLocale(matching: Matching): string {
  const every = 'plainto_tsquery(catalog.words_of($locale), $q)';
  return matching === 'any-word' ? anyOf(every) : every;
}

const CODED = 'from catalog.variant c where c.active and (c.sku = upper($q) or c.barcode = $q)';

/** Each way is a look of its own into its own index: joined by "or" they would be tried on every product. */
export const textIn = ({ ways, parameters }: Text): Condition => ({
  sql: `p.id in (${ways.map(({ select }) => select).join('\n union ')})`,
  parameters,
});

/** Tried on each product: where they are gone through by another order. */
export const hasText = ({ ways }: Text): string => `(${ways.map(({ has }) => has).join(' or ')})`;

/** A need is answered by the goal of a product, by its text, or by what is usually taken for it. */
export function needConditions({ needs }: ShopperWords): Condition[] {
  return needs.map(({ said, goal, means }, at) => {
    const names = [said, ...means];
    const text = names.map(
      (_, n) => `p.search_vector @@ plainto_tsquery('english', $need${at}_${n})`,
    );
    return {
      sql: `(${[...text, ...(goal ? [`p.goal = $need${at}`] : [])].join(' or ')})`,
      parameters: {
        ...Object.fromEntries(names.map((name, n) => [`need${at}_${n}`, name])),
        ...(goal ? { [`need${at}`]: goal } : {}),
      },
    };
  });
}

/** What a panel names, its blends included, and what else is in it; not how a panel is laid out. */
const ingredients = (
  words: 'english' | 'simple',
) => `jsonb_to_tsvector('${words}', jsonb_build_array(
    jsonb_path_query_array(p.facts, '$.rows.**.name'), jsonb_path_query_array(p.facts, '$.rows.**.source'),
    p.facts -> 'otherIngredients'), '["string"]')`;

/**
 * What no title and no ingredient may say, as a word of theirs: "iron" is no part of "environment". Vitamins are looked
 * for by their whole names, letter by letter: in English an "a" is no word.
 */
export const unwantedConditions = ({ unwanted, vitamins }: ShopperWords): Condition[] => [
  ...unwanted.map((word, at) => unsaid(`unwanted${at}`, word, 'english', 'plainto')),
  ...vitamins.map((name, at) => unsaid(`vitamin${at}`, name, 'simple', 'phraseto')),
];

function unsaid(
  name: string,
  value: string,
  words: 'english' | 'simple',
  reading: 'plainto' | 'phraseto',
): Condition {
  const said = `${reading}_tsquery('${words}', $${name})`;
  return {
    sql: `not (to_tsvector('${words}', p.title) @@ ${said} or ${ingredients(words)} @@ ${said})`,
    parameters: { [name]: value },
  };
}
