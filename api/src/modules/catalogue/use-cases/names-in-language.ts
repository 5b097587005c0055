import type {
  CategoryDto,
  CollectionDto,
  Facet,
  Suggestions,
  TranslationDto,
} from '@green-apple/contracts-http';
import {
  attributeInLanguage,
  languageOfName,
  type AttributeDefinition,
  type Texts,
} from '@green-apple/domain-catalog';
import type { CategoryWords } from '@green-apple/persistence';

/** What things are called in other languages than the one the catalogue is written in. */
export interface Names {
  readonly categories: CategoryWords;
  readonly attributes: readonly AttributeDefinition[];
}

type Field = 'name' | 'blurb';

/** Name and blurb in a language where they were translated, and which of them were. */
function named<Thing extends Readonly<Record<Field, string>>>(
  thing: Thing,
  locale: string,
  texts: Texts | undefined,
): Thing & { readonly translation: TranslationDto } {
  const fields = (['name', 'blurb'] as const).filter(
    (field) => typeof texts?.[field] === 'string' && thing[field] !== '',
  );
  return {
    ...thing,
    ...Object.fromEntries(fields.map((field) => [field, texts?.[field]])),
    translation: { locale, fields },
  };
}

export const categoriesInLanguage = (
  categories: readonly CategoryDto[],
  locale: string,
  words: CategoryWords,
): CategoryDto[] =>
  categories.map((category) => named(category, locale, words[category.slug]?.[locale]));

/** What search engines are told comes from the texts of the page where those were translated. */
export function collectionInLanguage(
  collection: CollectionDto,
  locale: string,
  texts: Texts | undefined,
): CollectionDto {
  const shown = named(collection, locale, texts);
  const has = (field: Field): boolean => shown.translation.fields.includes(field);
  return {
    ...shown,
    seo: {
      ...collection.seo,
      title: has('name') ? '' : collection.seo.title,
      description: has('blurb') ? '' : collection.seo.description,
    },
  };
}

const categoryName = (words: CategoryWords, slug: string, locale: string): string | null => {
  const name = words[slug]?.[locale]?.['name'];
  return typeof name === 'string' ? name : null;
};

/** Facets as shoppers read them: names of categories, attributes and their choices. What the shop itself says stays. */
export const facetsInLanguage = (
  facets: readonly Facet[],
  locale: string,
  { categories, attributes }: Names,
): Facet[] =>
  facets.map((facet) => {
    const definition = attributes.find(({ code }) => code === facet.code);
    if (definition) return attributeFacet(facet, locale, definition);
    if (facet.name !== 'category') return facet;
    const values = facet.values.map((value) => {
      const label = categoryName(categories, value.value, locale);
      return label === null ? value : { ...value, label, lang: locale };
    });
    return { ...facet, values };
  });

function attributeFacet(facet: Facet, locale: string, definition: AttributeDefinition): Facet {
  const { name, unit, choices } = attributeInLanguage(definition, locale);
  const texts = definition.translations?.[locale];
  return {
    ...facet,
    label: name,
    ...(facet.unit !== undefined && unit !== null ? { unit } : {}),
    ...languageOfName(definition, locale),
    values: facet.values.map((value) => {
      const label = choices.find(({ code }) => code === value.value)?.label;
      return label === undefined || texts?.[`choice.${value.value}`] === undefined
        ? value
        : { ...value, label, lang: locale };
    }),
  };
}

export const suggestionsInLanguage = (
  suggestions: Suggestions,
  locale: string,
  { categories }: Names,
): Suggestions => ({
  ...suggestions,
  categories: suggestions.categories.map((category) => {
    const name = categoryName(categories, category.slug, locale);
    return name === null ? category : { ...category, name, lang: locale };
  }),
});
