import type { BulkKind, BulkRow } from '@green-apple/domain-catalog';
import type { Reader } from '../readers/index.ts';
import { CATEGORY_PATHS, ITEM_VALUES, PRICE_VALUES, PRODUCT_VALUES } from './bulk-known-sql.ts';

/** Where a page ends: the next one begins behind it. */
export type ExportPlace = readonly [string, string];

export interface ExportPage {
  readonly rows: readonly BulkRow[];
  readonly next: ExportPlace | null;
}

const START: ExportPlace = ['00000000-0000-0000-0000-000000000000', ''];

const PAGES: Readonly<Record<BulkKind, string>> = {
  products: `with recursive ${CATEGORY_PATHS}
    select p.id::text as place, v.sku as place2,
      ${PRODUCT_VALUES} || ${ITEM_VALUES} || ${PRICE_VALUES} as row
    from catalog.variant v
    join catalog.product p on p.id = v.product_id
    join catalog.brand b on b.id = p.brand_id
    join category_path c on c.id = p.category_id
    left join pricing.price r on r.variant_id = v.id and r.market = 'US'
    where (p.id, v.sku) > (cast($place as uuid), $place2) order by p.id, v.sku limit $limit`,
  prices: `
    select v.id::text as place, r.market as place2,
      jsonb_build_object('sku', v.sku, 'market', r.market) || ${PRICE_VALUES} as row
    from pricing.price r join catalog.variant v on v.id = r.variant_id
    where (r.variant_id, r.market) > (cast($place as uuid), $place2)
    order by r.variant_id, r.market limit $limit`,
  stock: `
    select v.id::text as place, l.code as place2,
      jsonb_build_object('sku', v.sku, 'location', l.code, 'count', s.on_hand) as row
    from inventory.stock_level s
    join catalog.variant v on v.id = s.variant_id
    join inventory.location l on l.id = s.location_id
    where (s.variant_id, l.code) > (cast($place as uuid), $place2)
    order by s.variant_id, l.code limit $limit`,
};

/** The catalogue, page by page, as files have it. */
export class BulkExportReader {
  readonly #reader: Reader;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /** The rows behind a place; from the beginning without one. */
  async page(kind: BulkKind, behind: ExportPlace | null, limit: number): Promise<ExportPage> {
    const [place, place2] = behind ?? START;
    const found = await this.#reader.select<{ place: string; place2: string; row: BulkRow }>(
      PAGES[kind],
      { place, place2, limit },
    );
    const last = found.at(-1);
    return {
      rows: found.map(({ row }) => row),
      next: last === undefined || found.length < limit ? null : [last.place, last.place2],
    };
  }

  /** About how many rows there are, for the progress. */
  async total(kind: BulkKind): Promise<number> {
    const table = {
      products: 'catalog.variant',
      prices: 'pricing.price',
      stock: 'inventory.stock_level',
    }[kind];
    const [row] = await this.#reader.select<{ rows: number }>(
      `select count(*)::int as rows from ${table}`,
    );
    return row?.rows ?? 0;
  }
}
