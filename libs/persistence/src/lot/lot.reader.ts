import type { LotDto } from '@green-apple/contracts-http';
import type { CatalogSource } from '../catalog/catalog-source.ts';
import { ON_SALE_IN_SHOP } from '../catalog/projection.ts';

export type LotReading =
  | { readonly code: 'FOUND'; readonly productId: string; readonly lot: LotDto }
  | { readonly code: 'PRODUCT_NOT_FOUND' }
  | { readonly code: 'LOT_NOT_FOUND'; readonly productId: string };

/** Lots as shoppers look them up. */
export class LotReader {
  readonly #source: CatalogSource;

  constructor(source: CatalogSource) {
    this.#source = source;
  }

  /** A lot of a product that is in the shop, by the code on its pack; lots that are sold out as well. */
  async find(slug: string, lotCode: string): Promise<LotReading> {
    const [row] = await this.#source.select<{ productId: string; lot: LotDto | null }>(
      `select p.id as "productId", (
         select json_build_object('code', t.code, 'variantTitle', v.title, 'expiresOn', t.expires_on,
           'testedOn', t.tested_on, 'report', case when r.id is not null then json_build_object(
             'laboratory', r.laboratory, 'testedOn', r.tested_on, 'measures', r.measures,
             'document', json_build_object('path', '/api/lot-reports/' || r.id || '/document',
               'mediaType', d.media_type, 'bytes', d.bytes)) end)
         from catalog.variant v
         join inventory.lot t on t.variant_id = v.id and upper(t.code) = $lotCode
         left join catalog.lot_report r on r.variant_id = v.id and r.lot_code = $lotCode
         left join catalog.document d on d.id = r.document_id
         where v.product_id = p.id
         order by r.id is null, t.expires_on desc, t.id limit 1) as lot
       from catalog.product p where p.slug = $slug and ${ON_SALE_IN_SHOP}`,
      { slug, lotCode },
      { prepared: true },
    );
    if (!row) return { code: 'PRODUCT_NOT_FOUND' };
    const { productId, lot } = row;
    return lot === null ? { code: 'LOT_NOT_FOUND', productId } : { code: 'FOUND', productId, lot };
  }

  /** Key of a report's file in the object store; null when there is no such report. */
  async documentKey(reportId: string): Promise<string | null> {
    const [row] = await this.#source.select<{ key: string }>(
      `select d.object_key as key from catalog.lot_report r join catalog.document d on d.id = r.document_id
       where r.id = cast($reportId as uuid)`,
      { reportId },
      { prepared: true },
    );
    return row?.key ?? null;
  }
}
