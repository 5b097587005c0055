import type { ProductDetail } from '@green-apple/contracts-http';
import { toProductDetail, type CatalogReader } from '@green-apple/persistence';

export type ShowProductResult =
  | { readonly code: 'FOUND'; readonly product: ProductDetail }
  | { readonly code: 'PRODUCT_NOT_FOUND' };

/** A product page: the product and what goes with it, asked for side by side. */
export class ShowProductUseCase {
  private readonly reader: CatalogReader;

  constructor(reader: CatalogReader) {
    this.reader = reader;
  }

  /** `now` is ISO 8601. */
  async execute(slug: string, now: string): Promise<ShowProductResult> {
    const [product, related] = await Promise.all([
      this.reader.bySlug(slug),
      this.reader.relatedTo(slug),
    ]);
    // Without a price in this market there is nothing to sell, and so no page.
    const shown = product && toProductDetail(product, related, now);
    return shown && shown.variants.length > 0
      ? { code: 'FOUND', product: shown }
      : { code: 'PRODUCT_NOT_FOUND' };
  }
}
