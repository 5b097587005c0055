import { RENDITION_FORMATS, isAttributeToken } from '@green-apple/domain-catalog';
import { z } from 'zod';
import { CurrencyCode, Cursor, MoneyDto, Slug, UnitPriceDto, Uuid } from './primitives.ts';

export const FocusDto = z
  .object({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) })
  .meta({ id: 'FocalPoint' });

/** A picture and its renditions at `/media/<key>/<width>.<format>`. */
export const ImageDto = z
  .object({
    key: z.string(),
    alt: z.string(),
    /** The language of `alt`, where it is not the one the catalogue is written in. */
    lang: z.string().optional(),
    widths: z.array(z.number().int()),
    tint: z.string(),
    /** Of the whole picture; without them it is square. */
    width: z.number().int().optional(),
    height: z.number().int().optional(),
    /** What stays in sight where it is cropped; the middle unless told. */
    focus: FocusDto.optional(),
    /** AVIF and WebP unless told. */
    formats: z.array(z.enum(RENDITION_FORMATS)).optional(),
  })
  .meta({ id: 'Image' });
export type ImageDto = z.infer<typeof ImageDto>;

/** A language as a tag of BCP 47; what the market does not offer is answered in its first language. */
export const LanguageTag = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/);
/** In which language the catalogue shall be read. It is part of the address, so that answers can be kept. */
export const LanguageQuery = z.object({ lang: LanguageTag.optional() });
export type LanguageQuery = z.infer<typeof LanguageQuery>;

/** What of an answer is in the language that was asked for; everything else is as it was written, in English. */
export const TranslationDto = z
  .object({
    locale: z.string(),
    /** Names of fields, e.g. `title` or `brand.story`. */
    fields: z.array(z.string()),
  })
  .meta({ id: 'Translation' });
export type TranslationDto = z.infer<typeof TranslationDto>;

/** The language of a name that is not in the one the catalogue is written in. */
const named = { lang: z.string().optional() };

/** A product as lists and search show it: nothing else is needed to draw a card. */
export const ProductCard = z
  .object({
    id: Uuid,
    slug: Slug,
    title: z.string(),
    subtitle: z.string(),
    brand: z.string(),
    goal: z.string(),
    form: z.string(),
    summary: z.string(),
    image: ImageDto.nullable(),
    /** The default variant: what "add" on the card puts into the bag. */
    variantId: Uuid,
    variantTitle: z.string(),
    variantCount: z.number().int(),
    price: MoneyDto,
    /** What it cost before the sale that holds, by the rule of the market; null when nothing is reduced. */
    wasPrice: MoneyDto.nullable(),
    pricePerDay: MoneyDto.nullable(),
    /** In markets that show one. */
    unitPrice: UnitPriceDto.optional(),
    ratingAverage: z.number(),
    ratingCount: z.number().int(),
    inStock: z.boolean(),
    translation: TranslationDto.optional(),
  })
  .meta({ id: 'ProductCard' });
export type ProductCard = z.infer<typeof ProductCard>;

export const SORTS = [
  'relevance',
  'price-asc',
  'price-desc',
  'serving-price',
  'rating',
  'newest',
] as const;

const list = z
  .union([z.string(), z.array(z.string())])
  .transform((value) =>
    (Array.isArray(value) ? value : value.split(',')).filter(Boolean).slice(0, 20),
  );

/** Query of lists and search; repeated or comma-separated values select several of a facet. */
export const ListProductsQuery = z.object({
  q: z.string().trim().max(120).optional(),
  category: Slug.optional(),
  /** Narrows to a collection that is shown now. */
  collection: Slug.optional(),
  goal: list.optional(),
  brand: list.optional(),
  form: list.optional(),
  diet: list.optional(),
  certificate: list.optional(),
  /** Values of attributes, as `origin:pe` or `caffeine_mg:50..100`; what is no such token is left out. */
  attr: list.transform((tokens) => tokens.filter(isAttributeToken)).optional(),
  /** Leaves out products that contain these allergens. */
  without: list.optional(),
  minPrice: z.coerce.number().int().nonnegative().max(10_000_000).optional(),
  maxPrice: z.coerce.number().int().nonnegative().max(10_000_000).optional(),
  /** Average rating from here up. */
  minRating: z.coerce.number().min(0).max(5).optional(),
  /** Code of a shop that has it on its shelf now. */
  store: z
    .string()
    .regex(/^[A-Z0-9-]{1,40}$/)
    .optional(),
  inStock: z.stringbool().optional(),
  onSale: z.stringbool().optional(),
  sort: z.enum(SORTS).optional(),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(60).default(24),
  lang: LanguageTag.optional(),
});
export type ListProductsQuery = z.infer<typeof ListProductsQuery>;

export const FacetValue = z.object({
  value: z.string(),
  label: z.string(),
  count: z.number().int(),
  selected: z.boolean(),
  ...named,
});
export const Facet = z
  .object({
    name: z.enum([
      'category',
      'goal',
      'brand',
      'form',
      'diet',
      'certificate',
      'without',
      'price',
      'rating',
      'store',
      'attribute',
    ]),
    /** Which attribute, where the name is `attribute`. */
    code: z.string().optional(),
    label: z.string(),
    /** What the numbers of its ranges are counted in, where its values are ranges. */
    unit: z.string().optional(),
    values: z.array(FacetValue),
    /** True when the counts were told from a sample of a very large catalogue: right to about a tenth. */
    approximate: z.boolean().optional(),
    ...named,
  })
  .meta({ id: 'Facet' });
export type Facet = z.infer<typeof Facet>;

export const ProductList = z
  .object({
    items: z.array(ProductCard),
    total: z.number().int(),
    /** True when the total was told from a sample, as the counts of a facet may be. */
    approximate: z.boolean().optional(),
    facets: z.array(Facet),
    nextCursor: Cursor.nullable(),
    /** On the first page of a search that found only a few: products that match some of the words. */
    more: z.array(ProductCard),
    /** Which engine answered; `postgres` offers fewer facets. */
    source: z.enum(['search', 'postgres']),
    /** Set when nothing matched as typed and the query was relaxed: what was left out. */
    relaxed: z.string().nullable(),
    /** Words of a relaxed query that no product has, where they are what was left out. */
    unheard: z.string().optional(),
    /**
     * Set when words look mistyped: `words` is the query as it was probably meant. `searched` is true when
     * nothing matched as typed and the list is about `words` instead; else they are only offered.
     */
    spelling: z.object({ words: z.string(), searched: z.boolean() }).nullable(),
  })
  .meta({ id: 'ProductList' });
export type ProductList = z.infer<typeof ProductList>;

export const SuggestQuery = LanguageQuery.extend({ q: z.string().trim().min(1).max(80) });
export type SuggestQuery = z.infer<typeof SuggestQuery>;
export const Suggestions = z
  .object({
    products: z.array(
      z.object({
        slug: Slug,
        title: z.string(),
        brand: z.string(),
        image: ImageDto.nullable(),
        ...named,
      }),
    ),
    categories: z.array(z.object({ slug: Slug, name: z.string(), ...named })),
    brands: z.array(z.object({ slug: Slug, name: z.string() })),
    queries: z.array(z.string()),
  })
  .meta({ id: 'Suggestions' });
export type Suggestions = z.infer<typeof Suggestions>;

export const CategoryDto = z
  .object({
    id: Uuid,
    slug: Slug,
    name: z.string(),
    blurb: z.string(),
    parentSlug: Slug.nullable(),
    translation: TranslationDto.optional(),
  })
  .meta({ id: 'Category' });
export type CategoryDto = z.infer<typeof CategoryDto>;
export const CategoryList = z.object({ items: z.array(CategoryDto) }).meta({ id: 'CategoryList' });
export type CategoryList = z.infer<typeof CategoryList>;

/** What the home page needs in one answer. */
export const HomePage = z
  .object({
    loved: z.array(ProductCard),
    offers: z.array(ProductCard),
    fresh: z.array(ProductCard),
    goals: z.array(
      z.object({
        goal: z.string(),
        label: z.string(),
        /** Null while nobody counts: the database does not of a large catalogue, where it stands in for the search engine. */
        productCount: z.number().int().nullable(),
      }),
    ),
    /** True when the goals' products were told from a sample, as in a list. */
    approximate: z.boolean(),
    categories: z.array(CategoryDto),
    freeDeliveryFrom: MoneyDto,
    currency: CurrencyCode,
  })
  .meta({ id: 'HomePage' });
export type HomePage = z.infer<typeof HomePage>;
