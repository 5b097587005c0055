import { barcodeFault, FORMS, GOALS, UNITS } from '@green-apple/domain-catalog';
import { z } from 'zod';
import { Slug, Uuid } from './primitives.ts';

const text = (most: number) => z.string().trim().min(1).max(most);

const Barcode = z
  .string()
  .trim()
  .superRefine((code, context) => {
    const message = barcodeFault(code);
    if (message !== null) context.addIssue({ code: 'custom', message });
  });

/** A new product, under an id of the client's: a draft that says the least a product has to. */
export const CreateProduct = z
  .strictObject({
    slug: Slug,
    title: text(120),
    brandId: Uuid,
    categoryId: Uuid,
    goal: z.enum(GOALS),
    form: z.enum(FORMS),
    summary: text(240),
    directions: text(1000),
    servingSize: text(80),
  })
  .meta({ id: 'CreateProduct' });
export type CreateProduct = z.infer<typeof CreateProduct>;

/** A new size of a product, under an id of the client's. Sent with `If-Match: "<version>"` of the product. */
export const CreateVariant = z
  .strictObject({
    sku: text(40),
    barcode: Barcode,
    title: text(120),
    count: z.number().int().min(1).max(1_000_000),
    unit: z.enum(UNITS),
    flavour: text(80).nullable(),
    daysOfSupply: z.number().int().min(0).max(3650),
    weightGrams: z.number().int().min(1).max(1_000_000),
    taxCode: text(40),
    /** In the home market. */
    listMinor: z.number().int().min(1).max(100_000_000),
  })
  .meta({ id: 'CreateVariant' });
export type CreateVariant = z.infer<typeof CreateVariant>;

/**
 * Changes to a size; what is absent stays as it is. Its SKU is what orders, stock and files know it by, and stays for good.
 * Sent with `If-Match: "<version>"` of the product.
 */
export const EditVariant = z
  .strictObject(CreateVariant.omit({ sku: true, listMinor: true }).shape)
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'Change at least one field')
  .meta({ id: 'EditVariant' });
export type EditVariant = z.infer<typeof EditVariant>;
