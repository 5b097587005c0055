import type { ProductDetail } from '@green-apple/contracts-http';
import { RELATED_SHELF, relatedShelf, type AttributeDefinition } from '@green-apple/domain-catalog';
import { BASE_LOCALE, type Market } from '@green-apple/domain-pricing';
import {
  toProductDetail,
  type DetailedVariant,
  type Neighbours,
  type ProductProjection,
} from '@green-apple/persistence';
import type { PageReader } from '../page-reader.ts';

export type ShowProductResult =
  | {
      readonly code: 'FOUND';
      readonly product: ProductDetail;
      readonly brandId: string;
      /** Named beside it, shown or not: any of them may come into the shop. */
      readonly named: readonly string[];
    }
  /** The address was the product's once. */
  | { readonly code: 'MOVED'; readonly productId: string; readonly slug: string }
  | { readonly code: 'PRODUCT_NOT_FOUND' };

/** The best of a category and a goal: the same for all products of both, and so worth keeping. */
export type BestOf = (
  group: { readonly categoryId: string; readonly goal: string },
  limit: number,
  locale: string,
) => Promise<readonly ProductProjection[]>;

type Page = ProductProjection<DetailedVariant>;

/** A product page: the product and what stands beside it. */
export class ShowProductUseCase {
  private readonly reader: PageReader;
  private readonly bestOf: BestOf;
  private readonly attributes: () => readonly AttributeDefinition[];
  private readonly market: Market;

  constructor(
    reader: PageReader,
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
  async execute(
    slug: string,
    now: string,
    locale: string = BASE_LOCALE,
  ): Promise<ShowProductResult> {
    const product = await this.reader.bySlug(slug, locale);
    if (!product) {
      const moved = await this.reader.movedTo(slug);
      return moved
        ? { code: 'MOVED', productId: moved.id, slug: moved.slug }
        : { code: 'PRODUCT_NOT_FOUND' };
    }
    const shown = toProductDetail(product, await this.neighbours(product, locale), now, {
      attributes: this.attributes(),
      market: this.market,
    });
    // Without a price in this market there is nothing to sell, and so no page.
    return shown.variants.length > 0
      ? {
          code: 'FOUND',
          product: shown,
          brandId: product.brandId,
          named: (product.relations ?? []).map(({ productId }) => productId),
        }
      : { code: 'PRODUCT_NOT_FOUND' };
  }

  private async neighbours(product: Page, locale: string): Promise<Neighbours> {
    const relations = product.relations ?? [];
    const [named, best] = await Promise.all([
      this.reader.named(
        relations.map(({ productId }) => productId),
        locale,
      ),
      this.bestOf(product, mostWanted(relations.length), locale),
    ]);
    const of = (kind: 'goes_with' | 'instead_of') =>
      named.filter(({ id }) => relations.some((one) => one.productId === id && one.kind === kind));
    const instead = of('instead_of').slice(0, RELATED_SHELF.most);
    const besides = [product.id, ...instead.map(({ id }) => id)];
    return { related: relatedShelf(of('goes_with'), best, besides), instead };
  }
}

/** The product itself may be among the best, and so may all that is named beside it. */
const mostWanted = (named: number): number =>
  RELATED_SHELF.usual + 1 + (named === 0 ? 0 : RELATED_SHELF.most);
