import type { ProductList } from '@green-apple/contracts-http';
import { inItsLanguage, readCardWords } from '../document/search-document.ts';
import { readCard } from '../document/stored-columns.ts';

/** The card of the market that was asked; what it says in the language that was asked for, if it was another one. */
export type CardField = Readonly<Record<string, readonly [string]>>;

export interface PageResponse {
  readonly hits: {
    /** Where it was asked to count. */
    readonly total?: { readonly value: number };
    readonly hits: readonly {
      readonly fields: CardField;
      readonly sort?: readonly (string | number)[];
    }[];
  };
}

/** The one card that was asked for, in the language that was asked for. */
export function cardOf(fields: CardField): ProductList['items'][number] {
  const [stored] = columnOf(fields, 'card');
  if (stored === undefined) throw new Error('a hit without its card');
  const [words] = columnOf(fields, 'cardWords');
  const card = readCard(stored);
  return words === undefined ? card : inItsLanguage(card, readCardWords(words));
}

/** Named as it is in the home market and the catalogue's language, or behind those of others. */
export const columnOf = (fields: CardField, name: string): readonly string[] =>
  fields[name] ??
  Object.entries(fields).find(([column]) => column.split('.').at(-1) === name)?.[1] ??
  [];
