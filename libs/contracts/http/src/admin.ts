import { MAKING_GOOD } from '@green-apple/domain-order';
import { z } from 'zod';
import { AttributeValuesDto } from './attribute-admin.ts';
import { AddressDto, DeliveryOption, ReceiptStep, TenderDto, Totals } from './cart.ts';
import { ImageDto } from './catalogue.ts';
import { AllergenList, DietList, EditFacts, SupplementFactsDto } from './facts.ts';
import { Cancellation, OrderHistoryEntry, OrderLineDto, OrderState, ShipmentDto } from './order.ts';
import { Counted } from './counted.ts';
import { Cursor, MoneyDto, Slug, Uuid } from './primitives.ts';
import { SeoDto } from './product-detail.ts';

export const EMPLOYEE_ROLES = [
  'administrator',
  'catalog-manager',
  'marketing-manager',
  'support-agent',
  'operations',
  'analyst',
] as const;
export const EmployeeRole = z.enum(EMPLOYEE_ROLES);
export type EmployeeRole = z.infer<typeof EmployeeRole>;

export const PERMISSIONS = [
  'products:read',
  'products:write',
  'claims:approve',
  'orders:read',
  'orders:read-personal',
  'orders:cancel',
  'orders:edit',
  'orders:fulfil',
  'refunds:ask',
  'refunds:approve',
  'returns:decide',
  'returns:receive',
  'tasks:work',
  'audit:read',
  'settings:read',
  'settings:write',
  'promotions:read',
  'promotions:write',
  'gift-cards:read',
  'gift-cards:write',
  'reviews:moderate',
  'search:read',
  'search:tune',
  'search:maintain',
  'bulk:read',
  'bulk:catalog',
  'bulk:stock',
] as const;
export const Permission = z.enum(PERMISSIONS);
export type Permission = z.infer<typeof Permission>;

/** Who is signed in and what the API will let them do; the UI mirrors it for comfort only. */
export const Me = z
  .object({
    id: z.string(),
    name: z.string(),
    roles: z.array(EmployeeRole),
    permissions: z.array(Permission),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;

export const AdminListProductsQuery = z.object({
  q: z.string().trim().max(120).optional(),
  status: z.enum(['draft', 'published', 'archived']).optional(),
  category: Slug.optional(),
  sort: z.enum(['updated', 'title']).default('updated'),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type AdminListProductsQuery = z.infer<typeof AdminListProductsQuery>;

export const AdminProductRow = z
  .object({
    id: Uuid,
    slug: Slug,
    title: z.string(),
    subtitle: z.string(),
    brand: z.string(),
    category: z.string(),
    status: z.enum(['draft', 'published', 'archived']),
    image: ImageDto.nullable(),
    priceFrom: MoneyDto.nullable(),
    available: z.number().int(),
    publishedAt: z.string().nullable(),
    publishedUntil: z.string().nullable(),
    updatedAt: z.string(),
    version: z.number().int(),
  })
  .meta({ id: 'AdminProductRow' });
export type AdminProductRow = z.infer<typeof AdminProductRow>;
export const AdminProductList = z
  .object({
    items: z.array(AdminProductRow),
    total: Counted,
    nextCursor: Cursor.nullable(),
  })
  .meta({ id: 'AdminProductList' });
export type AdminProductList = z.infer<typeof AdminProductList>;

export const AdminVariant = z
  .object({
    id: Uuid,
    sku: z.string(),
    barcode: z.string(),
    title: z.string(),
    listMinor: z.number().int().nonnegative(),
    saleMinor: z.number().int().nonnegative().nullable(),
    saleStartsAt: z.iso.datetime({ offset: true }).nullable(),
    saleEndsAt: z.iso.datetime({ offset: true }).nullable(),
    currency: z.string(),
    active: z.boolean(),
    attributes: AttributeValuesDto,
    count: z.number().int(),
    unit: z.string(),
    flavour: z.string().nullable(),
    daysOfSupply: z.number().int(),
    weightGrams: z.number().int(),
    taxCode: z.string(),
    /** Set when it is so many of another size of the product, without stock of its own. */
    multipack: z.object({ variantId: Uuid, units: z.number().int() }).nullable(),
    onHand: z.number().int(),
    reserved: z.number().int(),
  })
  .meta({ id: 'AdminVariant' });
export type AdminVariant = z.infer<typeof AdminVariant>;

export const AdminProduct = z
  .object({
    id: Uuid,
    slug: Slug,
    title: z.string(),
    subtitle: z.string(),
    brand: z.object({ id: Uuid, name: z.string() }),
    category: z.object({ id: Uuid, name: z.string() }),
    goal: z.string(),
    form: z.string(),
    status: z.enum(['draft', 'published', 'archived']),
    summary: z.string(),
    description: z.array(z.string()),
    benefits: z.array(z.string()),
    directions: z.string(),
    warnings: z.array(z.string()),
    facts: SupplementFactsDto,
    allergens: AllergenList,
    diets: DietList,
    images: z.array(ImageDto),
    attributes: AttributeValuesDto,
    variants: z.array(AdminVariant),
    publishedAt: z.string().nullable(),
    /** From then on it is out of the shop; null for never. */
    publishedUntil: z.string().nullable(),
    seo: SeoDto,
    /** Addresses it had before; they lead to it. */
    formerSlugs: z.array(z.string()),
    updatedAt: z.string(),
    version: z.number().int(),
  })
  .meta({ id: 'AdminProduct' });
export type AdminProduct = z.infer<typeof AdminProduct>;

/** Changes to a product; what is absent stays as it is. Sent with `If-Match: "<version>"`. */
export const EditProduct = z
  .object({
    title: z.string().trim().min(1).max(120),
    subtitle: z.string().trim().max(160),
    slug: Slug,
    summary: z.string().trim().min(1).max(240),
    description: z.array(z.string().trim().min(1).max(2000)).max(10),
    benefits: z.array(z.string().trim().min(1).max(200)).max(10),
    directions: z.string().trim().min(1).max(1000),
    warnings: z.array(z.string().trim().min(1).max(400)).max(20),
    /** The whole panel. */
    facts: EditFacts,
    allergens: AllergenList,
    diets: DietList,
    categoryId: Uuid,
    status: z.enum(['draft', 'published', 'archived']),
    publishedAt: z.iso.datetime({ offset: true }).nullable(),
    publishedUntil: z.iso.datetime({ offset: true }).nullable(),
    seo: SeoDto,
    /** All of them; what is not there is taken away. */
    attributes: AttributeValuesDto,
    variants: z
      .array(
        AdminVariant.pick({
          id: true,
          listMinor: true,
          saleMinor: true,
          saleStartsAt: true,
          saleEndsAt: true,
          active: true,
        }).extend({ attributes: AttributeValuesDto.optional() }),
      )
      .max(40),
  })
  .partial()
  .strict()
  .refine((change) => Object.keys(change).length > 0, 'Change at least one field')
  .meta({ id: 'EditProduct' });
export type EditProduct = z.infer<typeof EditProduct>;

export const AdminListOrdersQuery = z.object({
  q: z.string().trim().max(60).optional(),
  state: OrderState.optional(),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type AdminListOrdersQuery = z.infer<typeof AdminListOrdersQuery>;

export const AdminOrderRow = z
  .object({
    id: Uuid,
    number: z.string(),
    state: OrderState,
    reason: z.string().nullable(),
    total: MoneyDto,
    market: z.string(),
    itemCount: z.number().int(),
    placedAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: 'AdminOrderRow' });
export type AdminOrderRow = z.infer<typeof AdminOrderRow>;
export const AdminOrderList = z
  .object({ items: z.array(AdminOrderRow), total: Counted, nextCursor: Cursor.nullable() })
  .meta({ id: 'AdminOrderList' });
export type AdminOrderList = z.infer<typeof AdminOrderList>;

const MinorShare = z.object({ lineId: z.string(), minor: z.number().int() });
const MinorRatio = z.object({
  minor: z.number().int(),
  numerator: z.number().int(),
  denominator: z.number().int(),
});

/** A step of the receipt with everything behind it: base, rounding, and how the amount came about. */
export const AdminReceiptStep = ReceiptStep.extend({
  base: MoneyDto,
  /** What rounding added to the exact amount, in millionths of a minor unit. */
  roundingMicros: z.number().int(),
  working: z.discriminatedUnion('method', [
    MinorRatio.extend({ method: z.literal('spread'), over: z.array(MinorShare) }),
    z.object({
      method: z.literal('each'),
      parts: z.array(MinorRatio.extend({ lineId: z.string() })),
    }),
    z.object({ method: z.literal('given'), parts: z.array(MinorShare) }),
  ]),
  prices: z
    .array(
      z.object({
        lineId: z.string(),
        kind: z.enum(['list', 'sale', 'price-list']),
        label: z.string(),
        ruleId: z.string().nullable(),
        ruleVersion: z.number().int().nullable(),
        listMinor: z.number().int(),
        unitMinor: z.number().int(),
      }),
    )
    .optional(),
}).meta({ id: 'AdminReceiptStep' });
export type AdminReceiptStep = z.infer<typeof AdminReceiptStep>;

/** The receipt as it is stored with its order. */
export const AdminReceipt = z
  .object({
    version: z.number().int(),
    market: z.string(),
    taxMode: z.enum(['net', 'gross']),
    rounding: z.object({ rule: z.string(), taxPer: z.string() }),
    steps: z.array(AdminReceiptStep),
  })
  .meta({ id: 'AdminReceipt' });
export type AdminReceipt = z.infer<typeof AdminReceipt>;

export const AdminOrder = z
  .object({
    id: Uuid,
    number: z.string(),
    state: OrderState,
    reason: z.string().nullable(),
    placedAt: z.string(),
    market: z.string(),
    /** Null without the right `orders:read-personal`. */
    email: z.string().nullable(),
    address: AddressDto.nullable(),
    delivery: DeliveryOption,
    lines: z.array(OrderLineDto),
    receipt: z.array(ReceiptStep),
    /** Null for orders placed before the working of a receipt was kept. */
    priceReceipt: AdminReceipt.nullable(),
    totals: Totals,
    tender: TenderDto,
    payments: z.array(
      z.object({
        attempt: z.number().int(),
        state: z.string(),
        declineCode: z.string().nullable(),
        amount: MoneyDto,
        at: z.string(),
      }),
    ),
    history: z.array(OrderHistoryEntry),
    reservations: z.array(
      z.object({
        sku: z.string(),
        location: z.string(),
        quantity: z.number().int(),
        state: z.string(),
      }),
    ),
    cancellation: Cancellation,
    shipments: z.array(
      ShipmentDto.omit({ message: true }).extend({
        /** Its share of the payment, and whether it was taken. */
        amount: MoneyDto,
        paid: z.boolean(),
        labelUrl: z.string().nullable(),
        /** It is to be refunded once a second person agrees. */
        refundWaits: z.boolean(),
      }),
    ),
    /** The run in the Temporal UI. */
    workflowUrl: z.string(),
    version: z.number().int(),
  })
  .meta({ id: 'AdminOrder' });
export type AdminOrder = z.infer<typeof AdminOrder>;

/** Why an employee wants an order cancelled. */
export const CancelOrder = z
  .object({ note: z.string().trim().min(1).max(500) })
  .strict()
  .meta({ id: 'CancelOrder' });
export type CancelOrder = z.infer<typeof CancelOrder>;

/** What staff ask of a shipment. Done by its run a moment later; asked for twice, it is done once. */
export const InstructShipmentRequest = z
  .object({
    instruction: z.enum(['pack', 'ship', 'hand_over', 'pay_again', 'cancel']),
    /** Whoever hands over has seen that the shopper is old enough; needed where an item is for adults. */
    ageChecked: z.boolean().default(false),
  })
  .strict()
  .meta({ id: 'InstructShipment' });
export type InstructShipmentRequest = z.infer<typeof InstructShipmentRequest>;

/** How a parcel that did not arrive is made good: decided once; asked for twice, it is done once. */
export const MakeGoodRequest = z
  .object({ how: z.enum(MAKING_GOOD) })
  .strict()
  .meta({ id: 'MakeGood' });
export type MakeGoodRequest = z.infer<typeof MakeGoodRequest>;

export const AuditQuery = z.object({
  entityType: z.string().max(40).optional(),
  entityId: z.string().max(80).optional(),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type AuditQuery = z.infer<typeof AuditQuery>;
export const AuditEntry = z
  .object({
    seq: z.number().int(),
    at: z.string(),
    actor: z.string(),
    action: z.string(),
    entityType: z.string(),
    entityId: z.string(),
    changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
    hash: z.string(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof AuditEntry>;
export const AuditList = z
  .object({ items: z.array(AuditEntry), nextCursor: Cursor.nullable(), chainIntact: z.boolean() })
  .meta({ id: 'AuditList' });
export type AuditList = z.infer<typeof AuditList>;

export const ReferenceData = z
  .object({
    categories: z.array(
      z.object({ id: Uuid, slug: Slug, name: z.string(), parentId: Uuid.nullable() }),
    ),
    brands: z.array(z.object({ id: Uuid, slug: Slug, name: z.string() })),
  })
  .meta({ id: 'ReferenceData' });
export type ReferenceData = z.infer<typeof ReferenceData>;
