import { Controller, Get, Headers, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import {
  ListProductsQuery,
  STOREFRONT_ROUTES,
  Slug,
  SuggestQuery,
} from '@green-apple/contracts-http';
import { CatalogReader } from '@green-apple/persistence';
import type { ProductSearch } from '@green-apple/search';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError, Public } from '../../platform/index.ts';
import { movedAnswer, taggedAnswer } from './cache/answer.ts';
import {
  ATTRIBUTES,
  CATEGORIES,
  CatalogueCache,
  KEPT_MS,
  LISTS,
  brandTag,
  categoryTag,
  productTag,
} from './cache/catalogue-cache.ts';
import { sendAnswer } from './cache/send-answer.ts';
import { ListProductsUseCase } from './use-cases/list-products.use-case.ts';
import { ShowHomeUseCase } from './use-cases/show-home.use-case.ts';
import { ShowProductUseCase } from './use-cases/show-product.use-case.ts';

export const PRODUCT_SEARCH = Symbol('product search');

const schemaOf = (name: string) => ({ schema: { $ref: `#/components/schemas/${name}` } });

/** What anybody may read of the catalogue. Answers are kept for seconds and carry a tag. */
@Public()
@Controller()
export class CatalogueController {
  constructor(
    @Inject(CatalogueCache) private readonly cache: CatalogueCache,
    @Inject(ShowHomeUseCase) private readonly showHome: ShowHomeUseCase,
    @Inject(ShowProductUseCase) private readonly showProduct: ShowProductUseCase,
    @Inject(ListProductsUseCase) private readonly listProducts: ListProductsUseCase,
    @Inject(CatalogReader) private readonly reader: CatalogReader,
    @Inject(PRODUCT_SEARCH) private readonly search: ProductSearch,
  ) {}

  @Get(STOREFRONT_ROUTES.home)
  @ApiOkResponse(schemaOf('HomePage'))
  async home(
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const answer = await this.cache.get('home', KEPT_MS.home, async () => {
      const page = await this.showHome.execute(isoNow());
      const shown = [...page.loved, ...page.offers, ...page.fresh];
      return taggedAnswer(page, [LISTS, CATEGORIES, ...tagsOf(shown)]);
    });
    return sendAnswer(reply, answer, known);
  }

  @Get(STOREFRONT_ROUTES.products)
  @ApiOkResponse(schemaOf('ProductList'))
  async list(
    @Query({ schema: ListProductsQuery }) query: ListProductsQuery,
    @Headers('if-none-match') known: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const answer = await this.cache.get(listKey(query), KEPT_MS.list, async () => {
      const result = await this.listProducts.execute(query, isoNow());
      if (result.code === 'CURSOR_UNKNOWN')
        throw new ProblemError('BAD_REQUEST', { detail: 'This list cannot be continued here.' });
      if (result.code === 'COLLECTION_NOT_FOUND') throw new ProblemError(result.code);
      if (result.code === 'COLLECTION_MOVED')
        return movedAnswer(inCollection(request.url, result.slug), [LISTS]);
      const { source, items } = result.list;
      const place = query.category === undefined ? [] : [categoryTag(query.category)];
      const tags = [LISTS, ...place, ...tagsOf(items)];
      return taggedAnswer(result.list, tags, { 'x-search-source': source });
    });
    return sendAnswer(reply, answer, known);
  }

  @Get(STOREFRONT_ROUTES.product)
  @ApiOkResponse(schemaOf('ProductDetail'))
  async product(
    @Param('slug') slug: string,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    if (!Slug.safeParse(slug).success) throw new ProblemError('PRODUCT_NOT_FOUND');
    const answer = await this.cache.get(`product ${slug}`, KEPT_MS.product, async () => {
      const result = await this.showProduct.execute(slug, isoNow());
      if (result.code === 'PRODUCT_NOT_FOUND') throw new ProblemError('PRODUCT_NOT_FOUND');
      if (result.code === 'MOVED')
        return movedAnswer(STOREFRONT_ROUTES.product.replace(':slug', result.slug), [
          productTag(result.productId),
        ]);
      const { product, brandId, named } = result;
      const names = [categoryTag(product.category.slug), CATEGORIES, brandTag(brandId), ATTRIBUTES];
      const beside = [...product.related, ...product.instead, ...named.map((id) => ({ id }))];
      return taggedAnswer(product, [...tagsOf([product, ...beside]), ...names]);
    });
    return sendAnswer(reply, answer, known);
  }

  @Get(STOREFRONT_ROUTES.suggest)
  @ApiOkResponse(schemaOf('Suggestions'))
  async suggest(
    @Query({ schema: SuggestQuery }) { q }: { readonly q: string },
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const answer = await this.cache.get(`suggest ${q.toLowerCase()}`, KEPT_MS.suggest, async () =>
      taggedAnswer(await this.search.suggest(q), [LISTS]),
    );
    return sendAnswer(reply, answer, known);
  }

  @Get(STOREFRONT_ROUTES.categories)
  @ApiOkResponse(schemaOf('CategoryList'))
  async categories(
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const answer = await this.cache.get('categories', KEPT_MS.categories, async () =>
      taggedAnswer({ items: await this.reader.categories() }, [CATEGORIES]),
    );
    return sendAnswer(reply, answer, known);
  }
}

const tagsOf = (products: readonly { readonly id: string }[]): string[] => [
  ...new Set(products.map(({ id }) => productTag(id))),
];

/** The same list of the collection that is called `slug` now. */
function inCollection(asked: string, slug: string): string {
  const query = new URLSearchParams(asked.split('?')[1]);
  query.set('collection', slug);
  return `${STOREFRONT_ROUTES.products}?${query.toString()}`;
}

const isoNow = (): string => new Date().toISOString();

/** Equal queries have equal keys, whatever order their parameters came in. */
function listKey(query: ListProductsQuery): string {
  return `list ${JSON.stringify(Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1)))}`;
}
