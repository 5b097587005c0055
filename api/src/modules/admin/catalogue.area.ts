import {
  AttributeRepository,
  AttributeUseReader,
  AuditTrail,
  BulkDeskRepository,
  ClaimDeskRepository,
  CollectionRepository,
  ProductCreationRepository,
  ProductListReader,
  ProductRepository,
  QuestionDeskRepository,
  ReviewDeskRepository,
  TranslationRepository,
  VariantEditRepository,
  brandRepository,
  categoryRepository,
  type Writer,
} from '@green-apple/persistence';
import type { Provider } from '@nestjs/common';
import type { AdminAreaOf, AdminDependencies } from './admin-area.ts';
import { AdminAttributeController } from './attribute/attribute.controller.ts';
import { KeepAttributes } from './attribute/keep-attributes.use-case.ts';
import { BULK_STORE, BulkFileController } from './bulk/bulk-file.controller.ts';
import { AdminBulkController } from './bulk/bulk.controller.ts';
import { OpenBulkJobUseCase } from './bulk/open-bulk-job.use-case.ts';
import { SteerBulkJobUseCase } from './bulk/steer-bulk-job.use-case.ts';
import { AdminCertificateController } from './certificate/certificate.controller.ts';
import { AdminDocumentController } from './certificate/document.controller.ts';
import { certificateProviders } from './certificate/certificate.providers.ts';
import { lotProviders } from './lot/lot.providers.ts';
import { AdminClaimController } from './claim/claim.controller.ts';
import { DecideClaimUseCase } from './claim/decide-claim.use-case.ts';
import { ProposeClaimUseCase } from './claim/propose-claim.use-case.ts';
import {
  AdminCollectionController,
  COLLECTION_SEARCH,
} from './collection/collection.controller.ts';
import { KeepCollections } from './collection/keep-collections.use-case.ts';
import { AdminMediaController } from './media/media.controller.ts';
import { mediaProviders } from './media/media.providers.ts';
import { AdminLotController } from './lot/lot.controller.ts';
import { CreateProductUseCase } from './product/create-product.use-case.ts';
import { EditProductUseCase } from './product/edit-product.use-case.ts';
import { EditSizeUseCase } from './product/edit-size.use-case.ts';
import { AdminProductCreationController } from './product/product-creation.controller.ts';
import { AdminProductSizeController } from './product/product-size.controller.ts';
import { AdminProductController } from './product/product.controller.ts';
import { DecideAnswerUseCase } from './question/decide-answer.use-case.ts';
import { DecideQuestionUseCase } from './question/decide-question.use-case.ts';
import { AdminQuestionController } from './question/question.controller.ts';
import { DecideReviewUseCase } from './review/decide-review.use-case.ts';
import { AdminReviewController } from './review/review.controller.ts';
import { AdminMarketPriceController } from './shelf/market-price.controller.ts';
import { AdminMultipackController } from './shelf/multipack.controller.ts';
import { AdminRelationController } from './shelf/relation.controller.ts';
import { shelfProviders } from './shelf/shelf.providers.ts';
import { KeepTaxa } from './taxonomy/keep-taxa.use-case.ts';
import {
  AdminBrandController,
  AdminCategoryController,
  KEEP_BRANDS,
  KEEP_CATEGORIES,
} from './taxonomy/taxon.controller.ts';
import { KeepTranslations } from './translation/keep-translations.use-case.ts';
import { AdminTranslationController } from './translation/translation.controller.ts';

/** Products and what is said of them. */
export const catalogueArea: AdminAreaOf = (dependencies, trail) => {
  const { writer, reader, searchBy, files } = dependencies;
  const products = new ProductRepository(writer);
  const collections = new CollectionRepository(writer);
  const attributes = new AttributeRepository(writer);
  const claims = new ClaimDeskRepository(writer);
  const reviews = new ReviewDeskRepository(writer);
  return {
    controllers: [
      AdminProductController,
      AdminProductCreationController,
      AdminProductSizeController,
      AdminRelationController,
      AdminMultipackController,
      AdminMarketPriceController,
      AdminAttributeController,
      AdminCollectionController,
      AdminBrandController,
      AdminCategoryController,
      AdminBulkController,
      BulkFileController,
      AdminCertificateController,
      AdminDocumentController,
      AdminLotController,
      AdminMediaController,
      AdminClaimController,
      AdminReviewController,
      AdminTranslationController,
      AdminQuestionController,
    ],
    providers: [
      { provide: ProductRepository, useValue: products },
      {
        provide: EditProductUseCase,
        useValue: new EditProductUseCase(writer, products, trail),
      },
      {
        provide: CreateProductUseCase,
        useValue: new CreateProductUseCase(
          writer,
          new ProductCreationRepository(writer),
          products,
          trail,
        ),
      },
      {
        provide: EditSizeUseCase,
        useValue: new EditSizeUseCase(writer, new VariantEditRepository(writer), products, trail),
      },
      { provide: ProductListReader, useValue: new ProductListReader(reader) },
      { provide: CollectionRepository, useValue: collections },
      { provide: COLLECTION_SEARCH, useValue: searchBy },
      { provide: KeepCollections, useValue: new KeepCollections(writer, collections, trail) },
      ...taxonomyOf(writer, trail),
      { provide: AttributeRepository, useValue: attributes },
      { provide: AttributeUseReader, useValue: new AttributeUseReader(reader) },
      { provide: KeepAttributes, useValue: new KeepAttributes(writer, attributes, trail) },
      ...bulkProviders(writer, trail, files),
      ...certificateProviders(writer, trail, dependencies.documents),
      ...lotProviders(writer, trail),
      ...shelfProviders(writer, products, trail),
      ...mediaProviders(writer, trail, dependencies.originals),
      { provide: ClaimDeskRepository, useValue: claims },
      {
        provide: ProposeClaimUseCase,
        useValue: new ProposeClaimUseCase(writer, claims, trail),
      },
      {
        provide: DecideClaimUseCase,
        useValue: new DecideClaimUseCase(writer, claims, trail),
      },
      { provide: ReviewDeskRepository, useValue: reviews },
      {
        provide: DecideReviewUseCase,
        useValue: new DecideReviewUseCase(writer, reviews, trail),
      },
      {
        provide: KeepTranslations,
        useValue: new KeepTranslations(writer, new TranslationRepository(writer), trail),
      },
      ...questionProviders(writer, trail),
    ],
  };
};

function bulkProviders(
  writer: Writer,
  trail: AuditTrail,
  { store, mostBytes }: AdminDependencies['files'],
): Provider[] {
  const desk = new BulkDeskRepository(writer);
  return [
    { provide: BulkDeskRepository, useValue: desk },
    { provide: BULK_STORE, useValue: store },
    {
      provide: OpenBulkJobUseCase,
      useValue: new OpenBulkJobUseCase({ writer, desk, trail, store, mostBytes }),
    },
    { provide: SteerBulkJobUseCase, useValue: new SteerBulkJobUseCase(writer, desk, trail) },
  ];
}

function questionProviders(writer: Writer, trail: AuditTrail): Provider[] {
  const desk = new QuestionDeskRepository(writer);
  return [
    { provide: QuestionDeskRepository, useValue: desk },
    { provide: DecideQuestionUseCase, useValue: new DecideQuestionUseCase(writer, desk, trail) },
    { provide: DecideAnswerUseCase, useValue: new DecideAnswerUseCase(writer, desk, trail) },
  ];
}

const taxonomyOf = (writer: Writer, trail: AuditTrail): Provider[] => [
  {
    provide: KEEP_BRANDS,
    useValue: new KeepTaxa(writer, 'brand', brandRepository(writer), trail),
  },
  {
    provide: KEEP_CATEGORIES,
    useValue: new KeepTaxa(writer, 'category', categoryRepository(writer), trail),
  },
];
