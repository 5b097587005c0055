import { createHash } from 'node:crypto';
import { CERTIFICATE_LABELS, type Certificate } from '@green-apple/domain-catalog';
import type { Client } from 'pg';
import type { Brand } from '../assortment/brand.ts';
import { BRANDS } from '../assortment/brands.ts';
import { dayFrom } from '../calendar.ts';
import type { CatalogueEntry } from '../entry.ts';
import { brandId } from '../generate.ts';
import { drawPaper, type Paper } from '../paper.ts';
import { stableId } from '../random.ts';
import { insert } from './insert-rows.ts';
import type { MediaStore } from './media-store.ts';

/** Nobody who exists certifies what does not. */
const ISSUER = 'Orchard Proof Institute (sample)';

export const DOCUMENT = {
  id: 'uuid',
  sha256: 'text',
  object_key: 'text',
  file_name: 'text',
  media_type: 'text',
  bytes: 'integer',
  uploaded_by: 'text',
  uploaded_by_name: 'text',
};

const CERTIFICATE = {
  id: 'uuid',
  product_id: 'uuid',
  brand_id: 'uuid',
  kind: 'text',
  issuer: 'text',
  number: 'text',
  document_id: 'uuid',
  valid_from: 'timestamptz',
  valid_to: 'timestamptz',
  added_by: 'text',
  added_by_name: 'text',
};

const BY = { id: 'seed-quality', name: 'Quinn Quality' };

/** A file in the store, and the row that names it. */
export interface StoredPaper {
  readonly id: string;
  readonly row: object;
  readonly file: { readonly key: string; readonly contentType: string; readonly bytes: Buffer };
}

export function storedPaper(name: string, fileName: string, paper: Paper): StoredPaper {
  const bytes = drawPaper(paper);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const key = `documents/${sha256}.pdf`;
  const contentType = 'application/pdf';
  const id = stableId(`document:${name}`, 0);
  return {
    id,
    file: { key, contentType, bytes },
    row: {
      id,
      sha256,
      object_key: key,
      file_name: fileName,
      media_type: contentType,
      bytes: bytes.length,
      uploaded_by: BY.id,
      uploaded_by_name: BY.name,
    },
  };
}

/** Puts what products say on record: a paper for each brand and kind, a number for each product. */
export function certificateWriter(store: MediaStore) {
  const papers = new Map<string, StoredPaper>();
  const paperOf = async (client: Client, brand: Brand, kind: Certificate): Promise<string> => {
    const name = `${brand.slug}:${kind}`;
    const known = papers.get(name);
    if (known) return known.id;
    const paper = storedPaper(name, `${brand.slug}-${kind}.pdf`, paperText(brand, kind));
    papers.set(name, paper);
    await store.put(paper.file);
    await insert(client, 'catalog.document', DOCUMENT, [paper.row]);
    return paper.id;
  };
  return {
    /** Every other brand makes all it makes in plants that are looked at. */
    async ofBrands(client: Client, asOf: string): Promise<void> {
      const rows: object[] = [];
      for (const [at, brand] of Object.values<Brand>(BRANDS).entries()) {
        if (at % 2 === 1) continue;
        rows.push({
          id: stableId(`certificate:${brand.slug}:gmp`, at),
          brand_id: brandId(brand.slug),
          kind: 'gmp',
          number: `GMP-${1100 + at * 37}`,
          document_id: await paperOf(client, brand, 'gmp'),
          ...period(asOf, at),
        });
      }
      await insert(client, 'catalog.certificate', CERTIFICATE, rows);
    },
    async ofProducts(client: Client, entries: readonly CatalogueEntry[]): Promise<void> {
      const rows: object[] = [];
      for (const { product, index, asOf } of entries)
        for (const [at, kind] of product.certificates.entries()) {
          const brand = Object.values<Brand>(BRANDS).find(
            ({ slug }) => brandId(slug) === product.brandId,
          );
          if (!brand) throw new Error(`no brand of ${product.slug}`);
          rows.push({
            id: stableId(`certificate:${product.id}:${kind}`, index * 10 + at),
            product_id: product.id,
            kind,
            number: `${kind.slice(0, 3).toUpperCase()}-${10_000 + index * 7 + at}`,
            document_id: await paperOf(client, brand, kind),
            ...period(asOf, index + at),
          });
        }
      await insert(client, 'catalog.certificate', CERTIFICATE, rows, 'product');
    },
  };
}

/** Most hold for long; some run out within weeks, and now and then one has just done so. */
function period(asOf: string, index: number): object {
  const left = index % 11 === 4 ? 20 + (index % 30) : index % 29 === 6 ? -9 : 150 + (index % 400);
  return {
    issuer: ISSUER,
    valid_from: `${dayFrom(asOf, left - 730)}T00:00:00Z`,
    valid_to: `${dayFrom(asOf, left)}T00:00:00Z`,
    added_by: BY.id,
    added_by_name: BY.name,
  };
}

const paperText = (brand: Brand, kind: Certificate): Paper => ({
  heading: `${CERTIFICATE_LABELS[kind]} (sample)`,
  lines: [
    `Issued to ${brand.name}`,
    `by ${ISSUER}`,
    kind === 'gmp'
      ? 'for the plants in which all products of this brand are made.'
      : 'for the products that are named with their number in the shop.',
    'The number and the last day of each certificate stand beside the link to this document.',
  ],
  footer: 'Drawn for a shop that does not exist. It certifies nothing.',
});
