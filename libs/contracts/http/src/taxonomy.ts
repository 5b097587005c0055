import { z } from 'zod';
import { Slug, Uuid } from './primitives.ts';

/*
 * Brands and categories. Their addresses stay for good: rules of collections, offers and searches name them by it.
 */

const Name = z.string().trim().min(1).max(80);

const brandFields = { name: Name, story: z.string().trim().max(2_000) };
/** A brand as it shall be. A change is sent with `If-Match`. */
export const EditBrand = z.strictObject(brandFields).meta({ id: 'EditBrand' });
export type EditBrand = z.infer<typeof EditBrand>;
/** A new brand, under an id of the client's. */
export const CreateBrand = z
  .strictObject({ slug: Slug, ...brandFields })
  .meta({ id: 'CreateBrand' });
export type CreateBrand = z.infer<typeof CreateBrand>;

const categoryFields = {
  name: Name,
  blurb: z.string().trim().max(400),
  /** The category above; null at the top. */
  parentId: Uuid.nullable(),
  /** Place among those beside it, least first. */
  position: z.number().int().min(0).max(10_000),
};
export const EditCategory = z.strictObject(categoryFields).meta({ id: 'EditCategory' });
export type EditCategory = z.infer<typeof EditCategory>;
export const CreateCategory = z
  .strictObject({ slug: Slug, ...categoryFields })
  .meta({ id: 'CreateCategory' });
export type CreateCategory = z.infer<typeof CreateCategory>;

const kept = {
  id: Uuid,
  slug: Slug,
  /** Products right in it, whatever their state. */
  productCount: z.number().int(),
  version: z.number().int(),
};
export const AdminBrand = z.object({ ...kept, ...brandFields }).meta({ id: 'AdminBrand' });
export type AdminBrand = z.infer<typeof AdminBrand>;
export const AdminBrandList = z
  .object({ items: z.array(AdminBrand) })
  .meta({ id: 'AdminBrandList' });
export type AdminBrandList = z.infer<typeof AdminBrandList>;

export const AdminCategory = z.object({ ...kept, ...categoryFields }).meta({ id: 'AdminCategory' });
export type AdminCategory = z.infer<typeof AdminCategory>;
export const AdminCategoryList = z
  .object({ items: z.array(AdminCategory) })
  .meta({ id: 'AdminCategoryList' });
export type AdminCategoryList = z.infer<typeof AdminCategoryList>;
