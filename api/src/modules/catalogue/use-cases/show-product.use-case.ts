import type { ProductDetail } from '@green-apple/contracts-http';
import type { AttributeDefinition } from '@green-apple/domain-catalog';
import type { Market } from '@green-apple/domain-pricing';
import {
  toProductDetail,
  type CatalogReader,
  type ProductProjection,
} from '@green-apple/persistence';

export type ShowProductResult =
  | { readonly code: 'FOUND'; readonly product: ProductDetail; readonly brandId: string }
  /** The address was the product's once. */
  | { readonly code: 'MOVED'; readonly productId: string; readonly slug: string }
  | { readonly code: 'PRODUCT_NOT_FOUND' };

/** How many neighbours a product page shows. */
const RELATED = 4;

/** The best of a category and a goal: the same for all products of both, and so worth keeping. */
export type BestOf = (
  group: { readonly categoryId: string; readonly goal: string },
  limit: number,
) => Promise<readonly ProductProjection[]>;

/** A product page: the product and what goes with it. */
export class ShowProductUseCase {
  private readonly reader: Pick<CatalogReader, 'bySlug' | 'movedTo'>;
  private readonly bestOf: BestOf;
  private readonly attributes: () => readonly AttributeDefinition[];
  private readonly market: Market;

  constructor(
    reader: Pick<CatalogReader, 'bySlug' | 'movedTo'>,
    bestOf: BestOf,
    attributes: () => readonly AttributeDefinition[],
    market: Market,
  ) {
    this.reader = reader;
    this.bestOf = bestOf;
    this.attributes = attributes;
    this.market = market;
  }

  /** `now` is ISO 8601. */
  async execute(slug: string, now: string): Promise<ShowProductResult> {
    const product = await this.reader.bySlug(slug);
    if (!product) {
      const moved = await this.reader.movedTo(slug);
      return moved
        ? { code: 'MOVED', productId: moved.id, slug: moved.slug }
        : { code: 'PRODUCT_NOT_FOUND' };
    }
    // One more than shown: the product itself may be among the best.
    const best = await this.bestOf(product, RELATED + 1);
    const related = best.filter(({ id }) => id !== product.id).slice(0, RELATED);
    const shown = toProductDetail(product, related, now, {
      attributes: this.attributes(),
      market: this.market,
    });
    // Without a price in this market there is nothing to sell, and so no page.
    return shown.variants.length > 0
      ? { code: 'FOUND', product: shown, brandId: product.brandId }
      : { code: 'PRODUCT_NOT_FOUND' };
  }
}
