import { z } from 'zod';
import { Cursor, Slug, Time, Uuid } from './primitives.ts';

const RULE = {
  /** Why it comes back only when something is wrong with it; null when it need not. */
  rule: z.enum(['final_sale', 'hygiene']).nullable(),
  /** Days after delivery in which it can come back; null for the usual ones. */
  windowDays: z.number().int().min(1).max(365).nullable(),
  /** Who pays the postage when nothing is wrong with it. */
  labelBy: z.enum(['shop', 'shopper']),
};

/** A product that is not sent back like the others. */
export const AdminReturnRule = z
  .object({
    product: z.object({ id: Uuid, slug: Slug, title: z.string() }),
    ...RULE,
    version: z.number().int(),
    updatedBy: z.string().nullable(),
    updatedAt: Time,
  })
  .meta({ id: 'AdminReturnRule' });
export type AdminReturnRule = z.infer<typeof AdminReturnRule>;

export const AdminReturnRuleList = z
  .object({ items: z.array(AdminReturnRule), nextCursor: z.string().nullable() })
  .meta({ id: 'AdminReturnRuleList' });
export type AdminReturnRuleList = z.infer<typeof AdminReturnRuleList>;

export const AdminReturnRulesQuery = z.object({
  /** Part of a product's name. */
  q: z.string().trim().max(120).optional(),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type AdminReturnRulesQuery = z.infer<typeof AdminReturnRulesQuery>;

export const KeepReturnRule = z
  .strictObject(RULE)
  .refine(
    ({ rule, windowDays, labelBy }) =>
      rule !== null || windowDays !== null || labelBy === 'shopper',
    { message: 'It has to say something; without a rule a product is sent back like the others' },
  )
  .meta({ id: 'KeepReturnRule' });
export type KeepReturnRule = z.infer<typeof KeepReturnRule>;
