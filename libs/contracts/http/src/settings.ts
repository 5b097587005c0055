import { z } from 'zod';

/** A setting of one market, with what there is to know about it. */
export const AdminSetting = z
  .object({
    market: z.string(),
    key: z.string(),
    /** Of the market; amounts are minor units of it. */
    currency: z.string(),
    /** What holds now. */
    value: z.number().int(),
    /** What holds when nobody changes it. */
    default: z.number().int(),
    /** Whether somebody has changed it. */
    changed: z.boolean(),
    changedBy: z.string().nullable(),
    changedAt: z.string().nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'AdminSetting' });
export type AdminSetting = z.infer<typeof AdminSetting>;

export const AdminSettingList = z
  .object({ items: z.array(AdminSetting) })
  .meta({ id: 'AdminSettingList' });
export type AdminSettingList = z.infer<typeof AdminSettingList>;

/** A whole number in the setting's unit, or null for its default. */
export const ChangeSetting = z
  .strictObject({ value: z.number().int().nullable() })
  .meta({ id: 'ChangeSetting' });
export type ChangeSetting = z.infer<typeof ChangeSetting>;
