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
export const ANY_WORD = `cast(replace(cast(${EVERY_WORD} as text), '&', '|') as tsquery)`;

/** As the trigram index has it. */
const NAMES = `(p.title || ' ' || p.search_extra)`;

const productsThat = (condition: string): string =>
  `select p.id from catalog.product p where ${condition}`;

/**
 * The words, or any of the other ways to say them; those stand for whole queries and are taken as they are. Each way is a
 * look of its own into its own index: joined by "or" they would be tried on every product.
 */
export function textIn(
  q: string,
  matching: Matching,
  locale: LocaleCode | undefined,
  instead: readonly string[],
): Condition {
  const written = asWritten(q, matching);
  const other = inOtherWays(matching === 'every-word' ? instead : []);
  const every = 'plainto_tsquery(catalog.words_of($locale), $q)';
  const words =
    matching === 'any-word' ? `cast(replace(cast(${every} as text), '&', '|') as tsquery)` : every;
  const any = [
    ...written.selects,
    // The same words in what was translated; what was not is looked for as it was written.
    ...(locale === undefined
      ? []
      : [
          `select t.product_id from catalog.product_translation t
           where t.locale = $locale and t.search_vector @@ ${words}`,
        ]),
    ...other.queries.map((words) => productsThat(`p.search_vector @@ ${words}`)),
  ];
  return {
    sql: `p.id in (${any.join('\n union ')})`,
    parameters: {
      ...written.parameters,
      q,
      ...(locale === undefined ? {} : { locale }),
      ...other.parameters,
    },
  };
}

/**
 * The same by one index alone, which tells soon whether few products have the words or many. Null for what may be a code
 * or is typed wrong, and for words in another language: those have indexes of their own.
 */
export function textByOneIndex(
  { about, code }: ShopperWords,
  matching: Matching,
  locale: LocaleCode | undefined,
  instead: readonly string[],
): Condition | null {
  if (about === '' || code !== null || locale !== undefined) return null;
  if (matching === 'any-word')
    return { sql: `p.search_vector @@ ${ANY_WORD}`, parameters: { q: about } };
  if (matching !== 'every-word') return null;
  const other = inOtherWays(instead);
  return {
    sql: `(${[EVERY_WORD, ...other.queries].map((words) => `p.search_vector @@ ${words}`).join(' or ')})`,
    parameters: { q: about, ...other.parameters },
  };
}

/** Other ways to say the words, each a query of its own. */
const inOtherWays = (instead: readonly string[]) => ({
  queries: instead.map((_, at) => `plainto_tsquery('english', $instead${at})`),
  parameters: Object.fromEntries(instead.map((way, at) => [`instead${at}`, way])),
});

/** What finds the words as they were written, beside the place `$q`. */
interface Written {
  readonly selects: readonly string[];
  readonly parameters: Condition['parameters'];
}

function asWritten(q: string, matching: Matching): Written {
  if (matching === 'every-word')
    return {
      selects: [
        productsThat(`p.search_vector @@ ${EVERY_WORD}`),
        // What a title holds its names hold, and those have the index.
        productsThat(`p.title ilike $contains and ${NAMES} ilike $contains`),
        `select c.product_id from catalog.variant c
         where c.active and (c.sku = upper($q) or c.barcode = $q)`,
      ],
      parameters: { contains: `%${likeLiteral(q)}%` },
    };
  if (matching === 'any-word')
    return { selects: [productsThat(`p.search_vector @@ ${ANY_WORD}`)], parameters: {} };
  const words = longWords(q);
  if (matching === 'same-start')
    return {
      selects: [productsThat(`${NAMES} ilike all(cast($stems as text[]))`)],
      parameters: { stems: words.map((word) => `%${likeLiteral(stem(word))}%`) },
    };
  return {
    selects: [productsThat(words.map((_, index) => `$word${index} <% ${NAMES}`).join(' and '))],
    parameters: Object.fromEntries(words.map((word, index) => [`word${index}`, word])),
  };
}

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
