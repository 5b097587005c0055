import { arrayParameter } from '../array-parameter.ts';

/*
 * Texts in the languages of `$locales`, by locale. Fragments over the aliases of the projection: `p` a product, `b` its
 * brand, `up` a category above it.
 */

const LOCALES = arrayParameter('locales', 'text');

export const PRODUCT_TRANSLATIONS = `(
  select json_object_agg(t.locale, json_build_object('texts', t.texts, 'source', t.source))
  from catalog.product_translation t
  where t.product_id = p.id and t.locale = any(${LOCALES}))`;

export const BRAND_STORIES = `(
  select json_object_agg(t.locale, t.texts ->> 'story') from catalog.brand_translation t
  where t.brand_id = b.id and t.locale = any(${LOCALES}) and jsonb_exists(t.texts, 'story'))`;

export const CATEGORY_NAMES = `(
  select json_object_agg(t.locale, t.texts ->> 'name') from catalog.category_translation t
  where t.category_id = up.id and t.locale = any(${LOCALES}) and jsonb_exists(t.texts, 'name'))`;

/** Labels of choices that the product or one of its sizes has. */
export const ATTRIBUTE_WORD_TRANSLATIONS = `coalesce((
  select json_object_agg(said.locale, said.words) from (
    select t.locale, json_agg(distinct t.texts ->> ('choice.' || (item.value #>> '{}'))) as words
    from (select p.attributes as said union all
      select v.attributes from catalog.variant v where v.product_id = p.id and v.active) source
    cross join jsonb_each(source.said) as entry
    join catalog.attribute a on a.code = entry.key and a.kind = 'choice'
    join catalog.attribute_translation t on t.attribute_id = a.id and t.locale = any(${LOCALES})
    cross join jsonb_array_elements(entry.value) as item (value)
    where jsonb_exists(t.texts, 'choice.' || (item.value #>> '{}'))
    group by t.locale) said), '{}'::json)`;

/** Translations of whatever `id` names, by locale, for definitions that are kept at hand. */
export const translationsOf = (table: string, key: string, id: string): string => `coalesce((
  select json_object_agg(t.locale, t.texts) from catalog.${table} t where t.${key} = ${id}), '{}'::json)`;
