import { Module, type DynamicModule } from '@nestjs/common';
import {
  CatalogReader,
  CertificateReader,
  LotReader,
  QuestionReader,
  ReviewReader,
} from '@green-apple/persistence';
import { CatalogueCache } from './cache/catalogue-cache.ts';
import { CertificateDocumentController } from './certificate-document.controller.ts';
import { CatalogueController } from './catalogue.controller.ts';
import { LotController } from './lot.controller.ts';
import type { Catalogue } from './open-catalogue.ts';
import { PageReader } from './page-reader.ts';
import { ProductQuestionsController } from './product-questions.controller.ts';
import { ProductReviewsController } from './product-reviews.controller.ts';
import { COLLECTIONS, CollectionController } from './collection.controller.ts';
import { SHOP_URL, SitemapController } from './sitemap.controller.ts';
import { SHOP_MARKET } from './shop-language.ts';
import { ListCategoriesUseCase } from './use-cases/list-categories.use-case.ts';
import { ListProductsUseCase } from './use-cases/list-products.use-case.ts';
import { ShowHomeUseCase } from './use-cases/show-home.use-case.ts';
import { ShowProductUseCase } from './use-cases/show-product.use-case.ts';
import { SuggestUseCase } from './use-cases/suggest.use-case.ts';

/** Home, lists, search, product pages and suggestions of the shop. */
@Module({})
export class CatalogueModule {
  static with({
    reader,
    reviews,
    questions,
    certificates,
    lots,
    search,
    cache,
    tally,
    attributes,
    categoryWords,
    collections,
    market,
    shopUrl,
    freeDeliveryFrom,
  }: Catalogue): DynamicModule {
    const names = () => ({ categories: categoryWords(), attributes: attributes() });
    const categories = new ListCategoriesUseCase(reader, categoryWords);
    return {
      module: CatalogueModule,
      controllers: [
        CatalogueController,
        ProductReviewsController,
        ProductQuestionsController,
        CertificateDocumentController,
        LotController,
        SitemapController,
        CollectionController,
      ],
      providers: [
        { provide: CatalogueCache, useValue: cache },
        { provide: CatalogReader, useValue: reader },
        { provide: CertificateReader, useValue: certificates },
        { provide: LotReader, useValue: lots },
        { provide: ReviewReader, useValue: reviews },
        { provide: QuestionReader, useValue: questions },
        { provide: COLLECTIONS, useValue: collections },
        { provide: SHOP_URL, useValue: shopUrl },
        { provide: SHOP_MARKET, useValue: market },
        {
          provide: ShowHomeUseCase,
          useValue: new ShowHomeUseCase({ search, categories, freeDeliveryFrom }),
        },
        { provide: ListCategoriesUseCase, useValue: categories },
        { provide: SuggestUseCase, useValue: new SuggestUseCase(search, names) },
        {
          provide: ShowProductUseCase,
          useValue: new ShowProductUseCase(
            new PageReader(reader),
            (group, limit, locale) =>
              cache.best(`${group.categoryId} ${group.goal} ${limit} ${locale}`, () =>
                reader.bestOf(group, limit, locale),
              ),
            attributes,
            market,
          ),
        },
        {
          provide: ListProductsUseCase,
          useValue: new ListProductsUseCase({ search, tally, collections, names }),
        },
      ],
    };
  }
}
