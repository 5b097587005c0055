import type { Texts } from '@green-apple/domain-catalog';
import type { CatalogSource } from './catalog-source.ts';
import { READ_POINT } from './projection.ts';

/** Texts of categories in other languages, by slug and locale. */
export type CategoryWords = Readonly<Record<string, Readonly<Record<string, Texts>>>>;

/** As one snapshot saw them; see `ProductReading.readPoint`. */
export interface CategoryWordsReading {
  readonly readPoint: number;
  readonly words: CategoryWords;
}

/** All of them for whoever names categories, in one statement. */
export async function categoryWordsNow(source: CatalogSource): Promise<CategoryWordsReading> {
  const [row] = await source.select<{ readPoint: string; words: CategoryWords }>(
    `select ${READ_POINT} as "readPoint", coalesce((select json_object_agg(slug, words) from (
       select c.slug, json_object_agg(t.locale, t.texts) as words
       from catalog.category_translation t join catalog.category c on c.id = t.category_id
       group by c.slug) one), '{}'::json) as words`,
  );
  return { readPoint: Number(row?.readPoint ?? 0), words: row?.words ?? {} };
}
