import { CERTIFICATES, CERTIFICATE_STANDINGS, DOCUMENT_TYPES } from '@green-apple/domain-catalog';
import { z } from 'zod';
import { Slug, Uuid } from './primitives.ts';

/** A file that was sent; certificates and reports name it by its id. */
export const DocumentDto = z
  .object({
    id: Uuid,
    fileName: z.string(),
    mediaType: z.enum(DOCUMENT_TYPES),
    bytes: z.number().int(),
    /** Where it can be seen, below the shop's origin. */
    path: z.string(),
  })
  .meta({ id: 'Document' });
export type DocumentDto = z.infer<typeof DocumentDto>;

/** The body is the file itself; what it is is told by its first bytes. */
export const SendDocumentQuery = z.object({ name: z.string().trim().min(1).max(200) });
export type SendDocumentQuery = z.infer<typeof SendDocumentQuery>;

export const AdminCertificate = z
  .object({
    id: Uuid,
    /** Null for one of a whole brand. */
    product: z.object({ id: Uuid, slug: Slug, title: z.string() }).nullable(),
    brand: z.object({ id: Uuid, name: z.string() }).nullable(),
    kind: z.string(),
    issuer: z.string(),
    number: z.string(),
    document: DocumentDto,
    /** ISO days; the last one is included. */
    validFrom: z.string(),
    validUntil: z.string(),
    standing: z.enum(CERTIFICATE_STANDINGS),
    addedBy: z.string(),
    addedAt: z.string(),
    endedBy: z.string().nullable(),
    endedAt: z.string().nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'AdminCertificate' });
export type AdminCertificate = z.infer<typeof AdminCertificate>;

/** Of one product with its brand, or everything that runs out within 60 days. */
export const AdminCertificatesQuery = z.object({ product: Uuid.optional() });
export type AdminCertificatesQuery = z.infer<typeof AdminCertificatesQuery>;

export const AdminCertificateList = z
  .object({
    items: z.array(AdminCertificate),
    /** Kinds the product says it has, while nothing on record proves them. */
    unproven: z.array(z.string()),
  })
  .meta({ id: 'AdminCertificateList' });
export type AdminCertificateList = z.infer<typeof AdminCertificateList>;

export const AddCertificate = z
  .object({
    productId: Uuid,
    /** For all products of its brand rather than for this one. */
    ofBrand: z.boolean(),
    kind: z.enum(CERTIFICATES),
    issuer: z.string().trim().min(1).max(120),
    number: z.string().trim().min(1).max(80),
    documentId: Uuid,
    validFrom: z.iso.date(),
    validUntil: z.iso.date(),
  })
  .strict()
  .meta({ id: 'AddCertificate' });
export type AddCertificate = z.infer<typeof AddCertificate>;

/** Sent with `If-Match: "<version>"`. */
export const ChangeCertificate = z
  .discriminatedUnion('change', [
    z.object({ change: z.literal('replace-document'), documentId: Uuid }).strict(),
    z.object({ change: z.literal('end') }).strict(),
  ])
  .meta({ id: 'ChangeCertificate' });
export type ChangeCertificate = z.infer<typeof ChangeCertificate>;
