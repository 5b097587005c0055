import { Controller, Get, Headers, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import {
  LanguageQuery,
  ListProductsQuery,
  STOREFRONT_ROUTES,
  Slug,
  SuggestQuery,
} from '@green-apple/contracts-http';
import { BASE_LOCALE, localeIn, type LocaleCode, type Market } from '@green-apple/domain-pricing';
import { writeList } from '@green-apple/search';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError, Public } from '../../platform/index.ts';
import { movedAnswer, taggedAnswer, taggedBytes } from './cache/answer.ts';
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
import { SHOP_MARKET, inLanguageHeader } from './shop-language.ts';
import { ListCategoriesUseCase } from './use-cases/list-categories.use-case.ts';
import { ListProductsUseCase } from './use-cases/list-products.use-case.ts';
import { ShowHomeUseCase } from './use-cases/show-home.use-case.ts';
import { ShowProductUseCase } from './use-cases/show-product.use-case.ts';
import { SuggestUseCase } from './use-cases/suggest.use-case.ts';

const schemaOf = (name: string) => ({ schema: { $ref: `#/components/schemas/${name}` } });

/**
 * What anybody may read of the catalogue. Answers are kept for seconds and carry a tag. The language is asked for in
 * the address and nowhere else, so that every cache on the way keeps one answer for each.
 */
@Public()
@Controller()
export class CatalogueController {
  constructor(
    @Inject(CatalogueCache) private readonly cache: CatalogueCache,
    @Inject(ShowHomeUseCase) private readonly showHome: ShowHomeUseCase,
    @Inject(ShowProductUseCase) private readonly showProduct: ShowProductUseCase,
    @Inject(ListProductsUseCase) private readonly listProducts: ListProductsUseCase,
    @Inject(ListCategoriesUseCase) private readonly listCategories: ListCategoriesUseCase,
    @Inject(SuggestUseCase) private readonly suggestWords: SuggestUseCase,
    @Inject(SHOP_MARKET) private readonly market: Market,
  ) {}

  @Get(STOREFRONT_ROUTES.home)
  @ApiOkResponse(schemaOf('HomePage'))
  async home(
    @Query({ schema: LanguageQuery }) { lang }: LanguageQuery,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer | undefined> {
    const locale = localeIn(this.market, lang);
    const answer = await this.cache.get(keyIn('home', locale), KEPT_MS.home, async () => {
      const page = await this.showHome.execute(isoNow(), locale);
      const shown = [...page.loved, ...page.offers, ...page.fresh];
      const tags = [LISTS, CATEGORIES, ...tagsOf(shown)];
      return taggedAnswer(page, tags, inLanguageHeader(locale));
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
  ): Promise<Buffer | undefined> {
    const locale = localeIn(this.market, query.lang);
    const answer = await this.cache.get(listKey(query, locale), KEPT_MS.list, async () => {
      const result = await this.listProducts.execute(query, isoNow(), locale);
      if (result.code === 'CURSOR_UNKNOWN')
        throw new ProblemError('BAD_REQUEST', { detail: 'This list cannot be continued here.' });
      if (result.code === 'COLLECTION_NOT_FOUND') throw new ProblemError(result.code);
      if (result.code === 'COLLECTION_MOVED')
        return movedAnswer(inCollection(request.url, result.slug), [LISTS]);
      const { source, items } = result.list;
      const place = query.category === undefined ? [] : [categoryTag(query.category)];
      const tags = [LISTS, ...place, ...tagsOf(items)];
      const headers = { 'x-search-source': source, ...inLanguageHeader(locale) };
      return taggedBytes(writeList(result.list), tags, headers);
    });
    return sendAnswer(reply, answer, known);
  }

  @Get(STOREFRONT_ROUTES.product)
  @ApiOkResponse(schemaOf('ProductDetail'))
  async product(
    @Param('slug') slug: string,
    @Query({ schema: LanguageQuery }) { lang }: LanguageQuery,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer | undefined> {
    if (!Slug.safeParse(slug).success) throw new ProblemError('PRODUCT_NOT_FOUND');
    const locale = localeIn(this.market, lang);
    const key = keyIn(`product ${slug}`, locale);
    const answer = await this.cache.get(key, KEPT_MS.product, async () => {
      const result = await this.showProduct.execute(slug, isoNow(), locale);
      if (result.code === 'PRODUCT_NOT_FOUND') throw new ProblemError('PRODUCT_NOT_FOUND');
      if (result.code === 'MOVED')
        return movedAnswer(movedTo(result.slug, locale), [productTag(result.productId)]);
      const { product, brandId, named } = result;
      const names = [categoryTag(product.category.slug), CATEGORIES, brandTag(brandId), ATTRIBUTES];
      const beside = [...product.related, ...product.instead, ...named.map((id) => ({ id }))];
      const tags = [...tagsOf([product, ...beside]), ...names];
      return taggedAnswer(product, tags, inLanguageHeader(locale));
    });
    return sendAnswer(reply, answer, known);
  }

  @Get(STOREFRONT_ROUTES.suggest)
  @ApiOkResponse(schemaOf('Suggestions'))
  async suggest(
    @Query({ schema: SuggestQuery }) { q, lang }: SuggestQuery,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer | undefined> {
    const locale = localeIn(this.market, lang);
    const key = keyIn(`suggest ${q.toLowerCase()}`, locale);
    const answer = await this.cache.get(key, KEPT_MS.suggest, async () =>
      taggedAnswer(await this.suggestWords.execute(q, locale), [LISTS], inLanguageHeader(locale)),
    );
    return sendAnswer(reply, answer, known);
  }

  @Get(STOREFRONT_ROUTES.categories)
  @ApiOkResponse(schemaOf('CategoryList'))
  async categories(
    @Query({ schema: LanguageQuery }) { lang }: LanguageQuery,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer | undefined> {
    const locale = localeIn(this.market, lang);
    const answer = await this.cache.get(keyIn('categories', locale), KEPT_MS.categories, async () =>
      taggedAnswer(
        { items: await this.listCategories.execute(locale) },
        [CATEGORIES],
        inLanguageHeader(locale),
      ),
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

/** An answer in another language is another answer. */
const keyIn = (key: string, locale: LocaleCode): string =>
  locale === BASE_LOCALE ? key : `${key} in ${locale}`;

const movedTo = (slug: string, locale: LocaleCode): string =>
  STOREFRONT_ROUTES.product.replace(':slug', slug) +
  (locale === BASE_LOCALE ? '' : `?lang=${locale}`);

/** Equal queries have equal keys, whatever order their parameters came in. */
function listKey({ lang: _, ...query }: ListProductsQuery, locale: LocaleCode): string {
  const parts = Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1));
  return keyIn(`list ${JSON.stringify(parts)}`, locale);
}
