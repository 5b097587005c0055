import { altField, shownTexts, type Texts } from '@green-apple/domain-catalog';
import { BASE_LOCALE } from '@green-apple/domain-pricing';
import type { InOtherLanguages, ProductProjection } from './projection.ts';

const text = (texts: Texts, field: string, otherwise: string): string => {
  const wording = texts[field];
  return typeof wording === 'string' ? wording : otherwise;
};

const list = (texts: Texts, field: string, otherwise: readonly string[]): readonly string[] => {
  const wording = texts[field];
  return wording === undefined || typeof wording === 'string' ? otherwise : wording;
};

/** What a product says in the language it is written in, by the fields of a translation. */
const baseTexts = (product: ProductProjection): Texts => ({
  title: product.title,
  subtitle: product.subtitle,
  summary: product.summary,
  description: product.description,
  benefits: product.benefits,
  directions: product.directions,
  warnings: product.warnings,
  seoTitle: product.seo?.title ?? '',
  seoDescription: product.seo?.description ?? '',
  ...Object.fromEntries(product.images.map(({ key, alt }) => [altField(key), alt])),
});

/** Pictures with their words, where those were translated, and the language they are in. */
const picturesIn = (product: ProductProjection, texts: Texts, locale: string) =>
  product.images.map((picture) => {
    const alt = texts[altField(picture.key)];
    return typeof alt === 'string' ? { ...picture, alt, lang: locale } : picture;
  });

/**
 * The product as shoppers read it in a language: each text that was translated, every other one as it was written.
 * What it says of itself in `language` are the fields that are in it.
 */
export function inLanguage<P extends ProductProjection & InOtherLanguages>(
  product: P,
  locale: string,
): P {
  if (locale === BASE_LOCALE) return product;
  const translation = product.translations?.[locale];
  const texts = translation ? shownTexts(baseTexts(product), translation) : {};
  const story = product.brandStories?.[locale];
  const categoryPath = product.categoryPath.map((step) => ({
    ...step,
    name: step.names?.[locale] ?? step.name,
  }));
  const [category, parent] = product.categoryPath.toReversed();
  return {
    ...product,
    title: text(texts, 'title', product.title),
    subtitle: text(texts, 'subtitle', product.subtitle),
    summary: text(texts, 'summary', product.summary),
    description: list(texts, 'description', product.description),
    benefits: list(texts, 'benefits', product.benefits),
    directions: text(texts, 'directions', product.directions),
    warnings: list(texts, 'warnings', product.warnings),
    images: picturesIn(product, texts, locale),
    ...(product.seo
      ? {
          seo: {
            ...product.seo,
            // What search engines are told comes from the page's own language, or from its texts.
            title: text(texts, 'seoTitle', texts['title'] === undefined ? product.seo.title : ''),
            description: text(
              texts,
              'seoDescription',
              texts['summary'] === undefined ? product.seo.description : '',
            ),
          },
        }
      : {}),
    brand: { ...product.brand, story: story ?? product.brand.story },
    categoryPath,
    language: {
      locale,
      fields: [
        // Pictures say it themselves.
        ...Object.keys(texts).filter((field) => !field.startsWith(altField(''))),
        ...(story === undefined ? [] : ['brand.story']),
        ...(category?.names?.[locale] === undefined ? [] : ['category.name']),
        ...(parent?.names?.[locale] === undefined ? [] : ['category.parentName']),
      ].sort(),
    },
  };
}
