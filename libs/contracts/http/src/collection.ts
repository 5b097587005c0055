import { COLLECTION_SORTS, isAttributeToken } from '@green-apple/domain-catalog';
import { z } from 'zod';
import { TranslationDto } from './catalogue.ts';
import { Slug, Uuid } from './primitives.ts';

const words = z.array(z.string().min(1).max(80)).max(50);

/** See `CollectionRules` of the domain. */
export const CollectionRulesDto = z
  .strictObject({
    categories: z.array(Slug).max(50),
    brands: z.array(Slug).max(50),
    goals: words,
    forms: words,
    diets: words,
    certificates: words,
    without: words,
    attributes: z.array(z.string().refine(isAttributeToken, 'No value of an attribute')).max(50),
    minPrice: z.number().int().nonnegative().max(10_000_000),
    maxPrice: z.number().int().nonnegative().max(10_000_000),
    minRating: z.number().min(0).max(5),
    onSale: z.boolean(),
    inStock: z.boolean(),
    newWithinDays: z.number().int().min(1).max(365),
  })
  .partial()
  .meta({ id: 'CollectionRules' });
export type CollectionRulesDto = z.infer<typeof CollectionRulesDto>;

/** A collection as shoppers see it; its products are a list with `collection`. */
export const CollectionDto = z
  .object({
    slug: Slug,
    name: z.string(),
    blurb: z.string(),
    /** What search engines are told; empty texts stand for name and blurb. */
    seo: z.object({ title: z.string(), description: z.string(), noindex: z.boolean() }),
    /** Addresses that lead to it. */
    formerSlugs: z.array(Slug),
    translation: TranslationDto.optional(),
  })
  .meta({ id: 'Collection' });
export type CollectionDto = z.infer<typeof CollectionDto>;
export const CollectionList = z
  .object({ items: z.array(CollectionDto) })
  .meta({ id: 'CollectionList' });
export type CollectionList = z.infer<typeof CollectionList>;

const Moment = z.iso.datetime({ offset: true }).nullable();

const fields = {
  slug: Slug,
  name: z.string().trim().min(1).max(80),
  blurb: z.string().trim().max(400),
  rules: CollectionRulesDto,
  pinned: z.array(Uuid).max(20),
  excluded: z.array(Uuid).max(200),
  sort: z.enum(COLLECTION_SORTS),
  active: z.boolean(),
  shownFrom: Moment,
  shownUntil: Moment,
  position: z.number().int().min(0).max(10_000),
  seoTitle: z.string().trim().max(120).default(''),
  seoDescription: z.string().trim().max(320).default(''),
  noindex: z.boolean().default(false),
};

/** A whole collection as it shall be; its id comes from the client. A change is sent with `If-Match`. */
export const KeepCollection = z
  .strictObject(fields)
  .superRefine(({ pinned, excluded, sort, shownFrom, shownUntil }, context) => {
    const fault = (path: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (pinned.some((id) => excluded.includes(id)))
      fault('excluded', 'What stands first cannot be left out.');
    if (new Set(pinned).size < pinned.length) fault('pinned', 'A product is there twice.');
    if (pinned.length > 0 && sort !== 'relevance')
      fault('sort', 'With products that stand first, the order is "recommended".');
    if (shownFrom && shownUntil && Date.parse(shownFrom) >= Date.parse(shownUntil))
      fault('shownUntil', 'It would end before it begins.');
  })
  .meta({ id: 'KeepCollection' });
export type KeepCollection = z.infer<typeof KeepCollection>;

export const AdminCollection = z
  .object({
    id: Uuid,
    ...fields,
    /** Titles of the products that are named, by id. */
    titles: z.record(z.string(), z.string()),
    /** Addresses that shoppers knew it by before; they lead to it. */
    formerSlugs: z.array(Slug),
    /** Put away, with its addresses; null while it is not. */
    archivedAt: z.string().nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'AdminCollection' });
export type AdminCollection = z.infer<typeof AdminCollection>;
export const AdminCollectionList = z
  .object({ items: z.array(AdminCollection) })
  .meta({ id: 'AdminCollectionList' });
export type AdminCollectionList = z.infer<typeof AdminCollectionList>;

/** Removed where nobody can miss it, put away where shoppers have seen it or a page leads to it. */
export const CollectionRemoval = z
  .object({ outcome: z.enum(['removed', 'archived']) })
  .meta({ id: 'CollectionRemoval' });
export type CollectionRemoval = z.infer<typeof CollectionRemoval>;

/** What a draft would hold now. */
export const CollectionPreview = z
  .object({ total: z.number().int(), titles: z.array(z.string()) })
  .meta({ id: 'CollectionPreview' });
export type CollectionPreview = z.infer<typeof CollectionPreview>;
