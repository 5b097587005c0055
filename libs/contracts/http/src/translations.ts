import { TRANSLATION_KINDS } from '@green-apple/domain-catalog';
import { LOCALE_CODES } from '@green-apple/domain-pricing';
import { z } from 'zod';
import { Uuid } from './primitives.ts';

/*
 * Texts of the catalogue in other languages. What the fields of a thing are is said by its texts as they are written,
 * which come along; how long each may be is judged there as well.
 */

export const TranslationKindParam = z.enum(TRANSLATION_KINDS);
export const LocaleParam = z.enum(LOCALE_CODES);

/** The words for a picture are named by its key. */
const Field = z.string().regex(/^[A-Za-z][A-Za-z0-9._/-]{0,199}$/);
const Text = z.string().trim().min(1).max(2_000);

/** All texts of a thing in one language; what is left out is shown as it is written. Sent with `If-Match`. */
export const KeepTranslation = z
  .strictObject({ texts: z.record(Field, z.union([Text, z.array(Text).min(1).max(20)])) })
  .meta({ id: 'KeepTranslation' });
export type KeepTranslation = z.infer<typeof KeepTranslation>;

const Wording = z.union([z.string(), z.array(z.string())]);

export const AdminTranslation = z
  .object({
    locale: z.string(),
    texts: z.record(z.string(), Wording),
    /** Fields that are written and not translated. */
    missing: z.array(z.string()),
    /** Fields that were written anew since they were translated. */
    outdated: z.array(z.string()),
  })
  .meta({ id: 'AdminTranslation' });
export type AdminTranslation = z.infer<typeof AdminTranslation>;

/** A thing of the catalogue in every language that some market offers. */
export const AdminTranslations = z
  .object({
    kind: z.enum(TRANSLATION_KINDS),
    id: Uuid,
    /** Of the thing itself: translating it is an edit of it. */
    version: z.number().int(),
    /** As it is written; fields in their order. */
    base: z.array(z.object({ field: z.string(), text: Wording })),
    translations: z.array(AdminTranslation),
  })
  .meta({ id: 'AdminTranslations' });
export type AdminTranslations = z.infer<typeof AdminTranslations>;
