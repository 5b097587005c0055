import { ALT_MOST, PICTURES_MOST, PICTURE_KINDS } from '@green-apple/domain-catalog';
import { z } from 'zod';
import { FocusDto, ImageDto } from './catalogue.ts';
import { Uuid } from './primitives.ts';

const Alt = z.string().trim().min(1).max(ALT_MOST);

/** A picture of a product as employees keep it. */
export const AdminMedia = z
  .object({
    id: Uuid,
    kind: z.enum(PICTURE_KINDS),
    /** What it shows, for those who do not see it; while it is empty the shop does not show the picture. */
    alt: z.string(),
    focus: FocusDto,
    width: z.number().int(),
    height: z.number().int(),
    /** SHA-256 of the file that was sent; null for a picture that came with the product. */
    sha256: z.string().nullable(),
    /** Null for a picture that came with the product. */
    bytes: z.number().int().nullable(),
    state: z.enum(['processing', 'ready', 'failed']),
    /** Why it could not be worked on. */
    fault: z.enum(['UNREADABLE', 'UNFINISHED']).nullable(),
    /** Its renditions; null until they are made. */
    image: ImageDto.nullable(),
    addedAt: z.string(),
  })
  .meta({ id: 'AdminMedia' });
export type AdminMedia = z.infer<typeof AdminMedia>;

/** All pictures of a product in order. What is changed names `version` in If-Match. */
export const AdminMediaList = z
  .object({
    product: z.object({
      id: Uuid,
      slug: z.string(),
      title: z.string(),
      /** The product's own, which every change of what is shown raises, and every picture that is made. */
      version: z.number().int(),
    }),
    version: z.number().int(),
    items: z.array(AdminMedia),
  })
  .meta({ id: 'AdminMediaList' });
export type AdminMediaList = z.infer<typeof AdminMediaList>;

/** The body is the file. What it is is told by its bytes; the same file sent again is the same picture. */
export const SendMediaQuery = z.object({ alt: Alt.optional() });
export type SendMediaQuery = z.infer<typeof SendMediaQuery>;

export const ChangeMedia = z
  .object({ alt: Alt, kind: z.enum(PICTURE_KINDS), focus: FocusDto })
  .partial()
  .strict()
  .refine((change) => Object.keys(change).length > 0, 'Change at least one field')
  .meta({ id: 'ChangeMedia' });
export type ChangeMedia = z.infer<typeof ChangeMedia>;

/** All of them in their new order; the first one is the picture of lists. */
export const ArrangeMedia = z
  .object({
    ids: z
      .array(Uuid)
      .min(1)
      .max(PICTURES_MOST * 2),
  })
  .strict()
  .meta({ id: 'ArrangeMedia' });
export type ArrangeMedia = z.infer<typeof ArrangeMedia>;
