import type { Client } from 'pg';
import type { Texts } from '@green-apple/domain-catalog';
import { ATTRIBUTES } from '../assortment/attributes.ts';
import { CATEGORIES } from '../assortment/categories.ts';
import { COLLECTIONS } from '../assortment/collections.ts';
import type { CatalogueEntry } from '../entry.ts';
import { GERMAN_ATTRIBUTES, GERMAN_CATEGORIES, GERMAN_COLLECTIONS } from '../german/frame.ts';

export const PRODUCT_TRANSLATION = {
  product_id: 'uuid',
  locale: 'text',
  texts: 'jsonb',
  source: 'jsonb',
};

/** What is said in German, each text with the English one that it translates. */
export function translationRow({ product, german }: CatalogueEntry): object[] {
  if (german === null) return [];
  const { title, subtitle, summary, benefits } = product;
  const base: Texts = { title, subtitle, summary, benefits };
  return [{ product_id: product.id, locale: 'de', texts: german, source: only(german, base) }];
}

const only = (texts: Texts, base: Texts): Texts =>
  Object.fromEntries(Object.keys(texts).map((field) => [field, base[field] ?? '']));

interface Named {
  readonly slug: string;
  readonly texts: Texts;
  readonly source: Texts;
}

const named = (
  things: readonly { readonly slug: string; readonly name: string; readonly blurb: string }[],
  german: Readonly<Record<string, readonly [name: string, blurb: string] | undefined>>,
): Named[] =>
  things.flatMap(({ slug, name, blurb }) => {
    const words = german[slug];
    if (words === undefined) return [];
    return [{ slug, texts: { name: words[0], blurb: words[1] }, source: { name, blurb } }];
  });

const attributes = (): Named[] =>
  ATTRIBUTES.flatMap(({ code, name, choices }) => {
    const texts = GERMAN_ATTRIBUTES[code];
    if (texts === undefined) return [];
    const base: Texts = {
      name,
      ...Object.fromEntries(choices.map((choice) => [`choice.${choice.code}`, choice.label])),
    };
    return [{ slug: code, texts, source: only(texts, base) }];
  });

/** Shelves, collections and attributes in German; what is there already stays as it is. */
export async function writeFrameInGerman(client: Client): Promise<void> {
  const kinds = [
    { table: 'category', by: 'slug', rows: named(CATEGORIES, GERMAN_CATEGORIES) },
    { table: 'collection', by: 'slug', rows: named(COLLECTIONS, GERMAN_COLLECTIONS) },
    { table: 'attribute', by: 'code', rows: attributes() },
  ];
  for (const { table, by, rows } of kinds)
    await client.query(
      `insert into catalog.${table}_translation (${table}_id, locale, texts, source)
       select t.id, 'de', r.texts, r.source
       from json_to_recordset($1) as r (slug text, texts jsonb, source jsonb)
       join catalog.${table} t on t.${by} = r.slug
       on conflict do nothing`,
      [JSON.stringify(rows)],
    );
}
