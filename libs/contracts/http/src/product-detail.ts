import { DOCUMENT_TYPES, PACK_KINDS } from '@green-apple/domain-catalog';
import { z } from 'zod';
import { ImageDto, ProductCard, TranslationDto } from './catalogue.ts';
import { SupplementFactsDto } from './facts.ts';
import { MoneyDto, Slug, UnitPriceDto, Uuid } from './primitives.ts';

export const StoreStock = z.object({
  locationCode: z.string(),
  name: z.string(),
  available: z.number().int(),
});

export const DescribedAttributeDto = z
  .object({
    code: z.string(),
    name: z.string(),
    values: z.array(z.string()),
    /** Of the name, where it is not in the language the catalogue is written in. */
    lang: z.string().optional(),
    /** The same of its values. */
    valuesLang: z.string().optional(),
  })
  .meta({ id: 'DescribedAttribute' });
export type DescribedAttributeDto = z.infer<typeof DescribedAttributeDto>;

/** What search engines are told; empty texts stand for the product's own. */
export const SeoDto = z
  .object({
    title: z.string().trim().max(120),
    description: z.string().trim().max(320),
    /** Path of the page that shall be listed in place of this one. */
    canonicalPath: z
      .string()
      .regex(/^\/[a-z0-9/-]*$/)
      .max(200)
      .nullable(),
    noindex: z.boolean(),
  })
  .meta({ id: 'Seo' });
export type SeoDto = z.infer<typeof SeoDto>;

export const VariantDto = z
  .object({
    id: Uuid,
    sku: z.string(),
    title: z.string(),
    count: z.number().int(),
    unit: z.string(),
    flavour: z.string().nullable(),
    daysOfSupply: z.number().int(),
    attributes: z.array(DescribedAttributeDto),
    price: MoneyDto,
    wasPrice: MoneyDto.nullable(),
    pricePerDay: MoneyDto.nullable(),
    unitPrice: UnitPriceDto.optional(),
    /** Units that can be shipped now, capped at 99 so that stock figures stay ours. */
    available: z.number().int(),
    stores: z.array(StoreStock),
    /** The lot that ships next. */
    lot: z
      .object({ code: z.string(), expiresOn: z.string(), testedOn: z.string().nullable() })
      .nullable(),
    /** Units that can be ordered before they are there; null when there are none. */
    backorder: z
      .object({
        kind: z.enum(['backorder', 'preorder']),
        left: z.number().int(),
        expectedOn: z.string(),
      })
      .nullable(),
    /** What is in it; empty unless it is a bundle. */
    bundle: z.array(
      z.object({
        slug: Slug,
        title: z.string(),
        variantTitle: z.string(),
        quantity: z.number().int(),
      }),
    ),
    /** Set when it is so many of another size of the product, sold as one. */
    multipack: z.object({ variantId: Uuid, units: z.number().int() }).nullable(),
  })
  .meta({ id: 'Variant' });
export type VariantDto = z.infer<typeof VariantDto>;

export const ProductDetail = z
  .object({
    id: Uuid,
    slug: Slug,
    title: z.string(),
    subtitle: z.string(),
    brand: z.object({ slug: Slug, name: z.string(), story: z.string() }),
    category: z.object({
      slug: Slug,
      name: z.string(),
      parentSlug: Slug.nullable(),
      parentName: z.string().nullable(),
    }),
    goal: z.string(),
    form: z.string(),
    /** What one of it comes in. */
    container: z.enum(PACK_KINDS),
    summary: z.string(),
    description: z.array(z.string()),
    benefits: z.array(z.string()),
    facts: SupplementFactsDto,
    allergens: z.array(z.string()),
    diets: z.array(z.string()),
    certificates: z.array(z.string()),
    /** What proves them: those on record that hold now. */
    certificateRecords: z.array(
      z.object({
        id: Uuid,
        kind: z.string(),
        issuer: z.string(),
        number: z.string(),
        /** ISO day, the last on which it holds. */
        validUntil: z.string(),
        /** True for one of the whole brand. */
        ofBrand: z.boolean(),
        document: z.object({
          /** Leads to the file as it is now; gone once the certificate does not hold any more. */
          path: z.string(),
          mediaType: z.enum(DOCUMENT_TYPES),
          bytes: z.number().int(),
        }),
      }),
    ),
    /** What else is said of it, in words; of all sizes. */
    attributes: z.array(DescribedAttributeDto),
    directions: z.string(),
    warnings: z.array(z.string()),
    claims: z.array(
      z.object({
        text: z.string(),
        evidence: z.string(),
        /** True where the disclaimer belongs to it. */
        disclaimed: z.boolean(),
      }),
    ),
    disclaimer: z.string().nullable(),
    ratingAverage: z.number(),
    ratingCount: z.number().int(),
    images: z.array(ImageDto),
    variants: z.array(VariantDto),
    /** What goes with it: what employees named, then what is found by itself. */
    related: z.array(ProductCard),
    /** What employees named to be taken in its place. */
    instead: z.array(ProductCard),
    version: z.number().int(),
    seo: SeoDto,
    /** Units of all sizes that one order can have; null when there is no limit of its own. */
    maxPerOrder: z.number().int().nullable(),
    minimumAge: z.number().int().nullable(),
    /** States we may not send it to. */
    notTo: z.array(z.string()),
    translation: TranslationDto.optional(),
  })
  .meta({ id: 'ProductDetail' });
export type ProductDetail = z.infer<typeof ProductDetail>;
