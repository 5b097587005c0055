import { z } from 'zod';
import { ENDS_AFTER_START, Time, Uuid } from './primitives.ts';

const Days = z.number().int().min(1).max(3650);
/** Only orders of the last days; null for all there ever were. */
const Within = Days.nullable();
const MarketCode = z.string().regex(/^[A-Z]{2}$/);

/** What the shop can know of a customer. Orders count once they are confirmed, and no longer when they are cancelled. */
export const SegmentCondition = z
  .discriminatedUnion('type', [
    z
      .strictObject({
        type: z.literal('orders'),
        atLeast: z.number().int().min(0).max(100_000).nullable(),
        atMost: z.number().int().min(0).max(100_000).nullable(),
        days: Within,
      })
      .refine(({ atLeast, atMost }) => atLeast !== null || atMost !== null, {
        path: ['atLeast'],
        message: 'Say how many at least, or how many at most',
      })
      .refine(({ atLeast, atMost }) => atLeast === null || atMost === null || atLeast <= atMost, {
        path: ['atMost'],
        message: 'At most is not less than at least',
      }),
    /** What was paid less what went back, in the money of the market. */
    z.strictObject({
      type: z.literal('spent'),
      market: MarketCode,
      atLeastMinor: z.number().int().min(1).max(1_000_000_000),
      days: Within,
    }),
    z
      .strictObject({
        type: z.literal('first-order'),
        startsAt: Time.nullable(),
        endsAt: Time.nullable(),
      })
      .refine(({ startsAt, endsAt }) => startsAt !== null || endsAt !== null, {
        path: ['startsAt'],
        message: 'Say after when, or before when',
      })
      .refine(...ENDS_AFTER_START),
    /** Has ordered, and not in the last days. */
    z.strictObject({ type: z.literal('quiet'), days: Days }),
    /** One of these, or with a category anything in it and below it. */
    z.strictObject({
      type: z.literal('bought'),
      what: z.enum(['product', 'category']),
      in: z.array(Uuid).min(1).max(100),
      days: Within,
    }),
    z.strictObject({ type: z.literal('market'), in: z.array(MarketCode).min(1).max(10) }),
  ])
  .meta({ id: 'SegmentCondition' });
export type SegmentCondition = z.infer<typeof SegmentCondition>;

const Conditions = z.array(SegmentCondition).max(10);
const NAMING = {
  name: z.string().trim().min(1).max(80),
  note: z.string().trim().max(400),
};

/** `code` is what offers and price lists name it by. It and the way it is filled (`kind`) stay. */
export const CreateSegment = z
  .strictObject({
    ...NAMING,
    code: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Small letters, digits and single dashes')
      .max(40),
    kind: z.enum(['hand', 'rule']),
    conditions: Conditions,
  })
  .refine(({ kind, conditions }) => (kind === 'rule') === conditions.length > 0, {
    path: ['conditions'],
    message: 'A rule has conditions, a list kept by hand has none',
  })
  .meta({ id: 'CreateSegment' });
export type CreateSegment = z.infer<typeof CreateSegment>;

export const EditSegment = z
  .strictObject({ ...NAMING, conditions: Conditions })
  .meta({ id: 'EditSegment' });
export type EditSegment = z.infer<typeof EditSegment>;

export const ArchiveSegment = z
  .strictObject({ archived: z.boolean() })
  .meta({ id: 'ArchiveSegment' });
export type ArchiveSegment = z.infer<typeof ArchiveSegment>;

export const AdminSegment = z
  .object({
    id: Uuid,
    code: z.string(),
    name: z.string(),
    note: z.string(),
    kind: z.enum(['hand', 'rule']),
    conditions: z.array(SegmentCondition),
    members: z.number().int(),
    /** When a rule was last asked of every customer; null while it was not since it was written. */
    workedOutAt: z.string().nullable(),
    archivedAt: z.string().nullable(),
    /** Offers and price lists that ask for it. */
    usedBy: z.array(
      z.object({
        kind: z.enum(['promotion', 'price-list']),
        id: Uuid,
        name: z.string(),
        active: z.boolean(),
      }),
    ),
    /** What the ids in its conditions are called. */
    names: z.record(z.string(), z.string()),
    version: z.number().int(),
    createdAt: z.string(),
  })
  .meta({ id: 'AdminSegment' });
export type AdminSegment = z.infer<typeof AdminSegment>;

export const AdminSegmentList = z
  .object({ items: z.array(AdminSegment) })
  .meta({ id: 'AdminSegmentList' });
export type AdminSegmentList = z.infer<typeof AdminSegmentList>;

/** How many addresses one request names. */
export const MOST_ADDRESSES = 500;
const Addresses = z.array(z.email().max(254)).max(MOST_ADDRESSES);

/** Addresses are turned into keys at once and kept nowhere. Sent twice, it changes nothing more. */
export const ChangeMembers = z
  .strictObject({ add: Addresses.default([]), remove: Addresses.default([]) })
  .refine(({ add, remove }) => add.length + remove.length > 0, 'Name an address')
  .meta({ id: 'ChangeMembers' });
export type ChangeMembers = z.infer<typeof ChangeMembers>;

export const MembersChanged = z
  .object({ added: z.number().int(), removed: z.number().int(), segment: AdminSegment })
  .meta({ id: 'MembersChanged' });
export type MembersChanged = z.infer<typeof MembersChanged>;

export const PreviewSegment = z
  .strictObject({ conditions: Conditions.min(1) })
  .meta({ id: 'PreviewSegment' });
export type PreviewSegment = z.infer<typeof PreviewSegment>;

/** How many would be in it now, of all customers with an order. */
export const SegmentPreview = z
  .object({ matching: z.number().int(), customers: z.number().int() })
  .meta({ id: 'SegmentPreview' });
export type SegmentPreview = z.infer<typeof SegmentPreview>;
