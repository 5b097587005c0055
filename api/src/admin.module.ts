import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { MARKETS } from '@green-apple/domain-pricing';
import type { ObjectStore } from '@green-apple/messaging';
import {
  AttributeRepository,
  AuditReader,
  AuditTrail,
  BulkDeskRepository,
  EditBagRepository,
  OrderEditRepository,
  ClaimDeskRepository,
  CodeBatchRepository,
  CollectionRepository,
  OfferDeskRepository,
  PriceBookRepository,
  InstructionRepository,
  MakeGoodRepository,
  CancelRequestRepository,
  OrderRepository,
  OrderDetailReader,
  OrderListReader,
  ProductListReader,
  ProductRepository,
  IdempotencyRepository,
  ReferenceReader,
  RefundRepository,
  ReviewDeskRepository,
  ReturnListReader,
  ReturnRepository,
  ReturnRuleRepository,
  SearchIndexDesk,
  SearchRulesRepository,
  SegmentDeskRepository,
  SegmentReader,
  brandRepository,
  categoryRepository,
  SettingRepository,
  frequentQueries,
  StaffTaskDesk,
  StoredValueRepository,
  TrialBagReader,
  WorkListReader,
  type Reader,
  type Select,
  type Writer,
} from '@green-apple/persistence';
import { AdminAttributeController } from './modules/admin/attribute/attribute.controller.ts';
import { KeepAttributes } from './modules/admin/attribute/keep-attributes.use-case.ts';
import type { Logger } from '@green-apple/observability';
import type { ShippingGateway, TaxGateway } from '@green-apple/partners';
import {
  AdminCollectionController,
  COLLECTION_SEARCH,
} from './modules/admin/collection/collection.controller.ts';
import { KeepCollections } from './modules/admin/collection/keep-collections.use-case.ts';
import { KeepTaxa } from './modules/admin/taxonomy/keep-taxa.use-case.ts';
import {
  AdminBrandController,
  AdminCategoryController,
  KEEP_BRANDS,
  KEEP_CATEGORIES,
} from './modules/admin/taxonomy/taxon.controller.ts';
import { AuditController } from './modules/admin/audit/audit.controller.ts';
import { BULK_STORE, BulkFileController } from './modules/admin/bulk/bulk-file.controller.ts';
import { AdminBulkController } from './modules/admin/bulk/bulk.controller.ts';
import { OpenBulkJobUseCase } from './modules/admin/bulk/open-bulk-job.use-case.ts';
import { SteerBulkJobUseCase } from './modules/admin/bulk/steer-bulk-job.use-case.ts';
import { AdminCertificateController } from './modules/admin/certificate/certificate.controller.ts';
import { certificateProviders } from './modules/admin/certificate/certificate.providers.ts';
import { AdminLotController } from './modules/admin/lot/lot.controller.ts';
import { lotProviders } from './modules/admin/lot/lot.providers.ts';
import { AdminDocumentController } from './modules/admin/certificate/document.controller.ts';
import { AdminClaimController } from './modules/admin/claim/claim.controller.ts';
import { DecideClaimUseCase } from './modules/admin/claim/decide-claim.use-case.ts';
import { ProposeClaimUseCase } from './modules/admin/claim/propose-claim.use-case.ts';
import { EmployeeController } from './modules/admin/employee/employee.controller.ts';
import { InstructShipment } from './modules/admin/fulfilment/instruct-shipment.use-case.ts';
import { MakeGoodController } from './modules/admin/fulfilment/make-good.controller.ts';
import { MakeParcelGood } from './modules/admin/fulfilment/make-good.use-case.ts';
import { AdminShipmentController } from './modules/admin/fulfilment/shipment.controller.ts';
import { CancelOrderUseCase } from './modules/admin/order/cancel-order.use-case.ts';
import { CounterController } from './modules/admin/fulfilment/counter.controller.ts';
import { PICK_LISTS, PickListController } from './modules/admin/fulfilment/pick-list.controller.ts';
import { WorkListController } from './modules/admin/fulfilment/work-list.controller.ts';
import { AdminOrderController, WORKFLOW_UI } from './modules/admin/order/order.controller.ts';
import type { WorkflowUi } from './modules/admin/order/workflow-link.ts';
import { RefundDesk } from './modules/admin/refund/refund-desk.use-case.ts';
import { AdminRefundController } from './modules/admin/refund/refund.controller.ts';
import { AdminOrderEditController } from './modules/admin/order-edit/order-edit.controller.ts';
import { SalesTax } from './modules/checkout/tax/sales-tax.ts';
import { ShippingRates } from './modules/checkout/delivery/shipping-rates.ts';
import { EditedWays } from './modules/order-edit/edited-ways.ts';
import { ListWays } from './modules/order-edit/list-ways.use-case.ts';
import { PreviewEdit } from './modules/order-edit/preview-edit.use-case.ts';
import { RequestEdit } from './modules/order-edit/request-edit.use-case.ts';
import { WithdrawEdit } from './modules/order-edit/withdraw-edit.use-case.ts';
import { RequestCancel } from './modules/order/use-cases/request-cancel.use-case.ts';
import { EditProductUseCase } from './modules/admin/product/edit-product.use-case.ts';
import { DecideReviewUseCase } from './modules/admin/review/decide-review.use-case.ts';
import { AdminReviewController } from './modules/admin/review/review.controller.ts';
import { KeepReturnRules } from './modules/admin/returns/keep-return-rules.use-case.ts';
import { ReturnRuleController } from './modules/admin/returns/return-rule.controller.ts';
import { AdminReturnController } from './modules/admin/returns/return.controller.ts';
import { InstructReturn } from './modules/returns/instruct-return.use-case.ts';
import { AskOfIndexUseCase } from './modules/admin/search/ask-of-index.use-case.ts';
import { PublishRulesUseCase } from './modules/admin/search/publish-rules.use-case.ts';
import { SearchIndexController } from './modules/admin/search/search-index.controller.ts';
import { SearchRulesController } from './modules/admin/search/search-rules.controller.ts';
import { TryRulesUseCase, type SearchBy } from './modules/admin/search/try-rules.use-case.ts';
import { KeepSegments } from './modules/admin/segment/keep-segments.use-case.ts';
import { AdminSegmentController } from './modules/admin/segment/segment.controller.ts';
import { KeepSettings } from './modules/admin/setting/keep-settings.use-case.ts';
import { AdminSettingController } from './modules/admin/setting/setting.controller.ts';
import type { LiveSettings } from './modules/setting/live-settings.ts';
import { FinishTaskUseCase } from './modules/admin/task/finish-task.use-case.ts';
import { SetEventAsideUseCase } from './modules/admin/task/set-event-aside.use-case.ts';
import { AdminTaskController } from './modules/admin/task/task.controller.ts';
import { AdminProductController } from './modules/admin/product/product.controller.ts';
import { AdminGiftCardController } from './modules/admin/promotion/gift-card.controller.ts';
import { IssueGiftCard } from './modules/admin/promotion/issue-gift-card.use-case.ts';
import { AdminCampaignController } from './modules/admin/promotion/campaign.controller.ts';
import { LookUpStoredValue } from './modules/admin/promotion/look-up-stored-value.use-case.ts';
import { KeepPrices } from './modules/admin/promotion/keep-prices.use-case.ts';
import { AdminPriceListController } from './modules/admin/promotion/price-list.controller.ts';
import { KeepCodes } from './modules/admin/promotion/keep-codes.use-case.ts';
import { KeepOffers } from './modules/admin/promotion/keep-offers.use-case.ts';
import { AdminPromotionController } from './modules/admin/promotion/promotion.controller.ts';
import { TryPromotion } from './modules/admin/promotion/try-promotion.use-case.ts';
import { SwitchOffer } from './modules/admin/promotion/switch-offer.use-case.ts';

export interface AdminDependencies {
  readonly writer: Writer;
  readonly reader: Reader;
  readonly workflowUi: WorkflowUi;
  readonly searchBy: SearchBy;
  /** What shopkeepers have set. */
  readonly settings: LiveSettings;
  /** Files for the catalogue, and the largest that is taken in. */
  readonly files: { readonly store: ObjectStore; readonly mostBytes: number };
  /** Where certificates and reports lie, which the shop shows. */
  readonly documents: ObjectStore;
  readonly partners: AdminPartners;
  readonly logger: Logger;
  /** Makes the key by which a customer's segments are kept. */
  readonly customerKeySecret: string;
}

/** The companies the back office asks; specs put their own here. */
export interface AdminPartners {
  readonly shipping: ShippingGateway;
  readonly tax: TaxGateway;
}

/** The employees' API. Lists and reports read from readers; what is edited is read from the writer. */
@Module({})
export class AdminModule {
  static with(dependencies: AdminDependencies): DynamicModule {
    const { writer, reader, workflowUi, searchBy, settings, files, customerKeySecret } =
      dependencies;
    const products = new ProductRepository(writer);
    const collections = new CollectionRepository(writer);
    const attributes = new AttributeRepository(writer);
    const tasks = new StaffTaskDesk(writer);
    const desk = new OfferDeskRepository(writer);
    const prices = new PriceBookRepository(writer);
    const trail = new AuditTrail(writer);
    const claims = new ClaimDeskRepository(writer);
    const reviews = new ReviewDeskRepository(writer);
    const rules = new SearchRulesRepository(writer);
    const returns = new ReturnRepository(writer);
    const refunds = new RefundRepository(writer);
    const returnRules = new ReturnRuleRepository(writer);
    const indexDesk = new SearchIndexDesk(writer);
    return {
      module: AdminModule,
      controllers: [
        EmployeeController,
        AdminProductController,
        AdminAttributeController,
        AdminCollectionController,
        AdminBrandController,
        AdminCategoryController,
        AdminOrderController,
        AdminTaskController,
        AdminShipmentController,
        MakeGoodController,
        WorkListController,
        PickListController,
        CounterController,
        AdminRefundController,
        AdminOrderEditController,
        AdminReturnController,
        ReturnRuleController,
        AuditController,
        AdminBulkController,
        BulkFileController,
        AdminPromotionController,
        AdminCampaignController,
        AdminPriceListController,
        AdminGiftCardController,
        AdminSegmentController,
        AdminCertificateController,
        AdminDocumentController,
        AdminSettingController,
        AdminLotController,
        AdminClaimController,
        AdminReviewController,
        SearchIndexController,
        SearchRulesController,
      ],
      providers: [
        { provide: WORKFLOW_UI, useValue: workflowUi },
        ...bulkProviders(writer, trail, files),
        ...certificateProviders(writer, trail, dependencies.documents),
        ...lotProviders(writer, trail),
        ...segmentsOf(dependencies, trail),
        {
          provide: KeepSettings,
          useValue: new KeepSettings({
            writer,
            trail,
            settings: new SettingRepository(writer),
            live: settings,
            markets: MARKETS,
          }),
        },
        { provide: ProductRepository, useValue: products },
        { provide: CollectionRepository, useValue: collections },
        { provide: COLLECTION_SEARCH, useValue: searchBy },
        { provide: KeepCollections, useValue: new KeepCollections(writer, collections, trail) },
        ...taxonomyOf(writer, trail),
        { provide: AttributeRepository, useValue: attributes },
        { provide: KeepAttributes, useValue: new KeepAttributes(writer, attributes, trail) },
        { provide: ProductListReader, useValue: new ProductListReader(reader) },
        { provide: OrderListReader, useValue: new OrderListReader(reader) },
        { provide: OrderDetailReader, useValue: new OrderDetailReader(reader) },
        ...orderEditsOf(dependencies),
        { provide: AuditTrail, useValue: trail },
        { provide: CancelOrderUseCase, useValue: cancelOrderOf(writer) },
        {
          provide: RefundDesk,
          useValue: new RefundDesk({
            writer,
            trail,
            refunds,
            keys: new IdempotencyRepository(writer),
            limitMinor: (currency) => settings.refundLimit(currency),
          }),
        },
        { provide: PICK_LISTS, useValue: pickListsOf(reader) },
        { provide: WorkListReader, useValue: new WorkListReader(reader) },
        { provide: ReferenceReader, useValue: new ReferenceReader(reader) },
        { provide: AuditReader, useValue: new AuditReader(reader) },
        {
          provide: InstructShipment,
          useValue: new InstructShipment(
            writer,
            new InstructionRepository(writer),
            new AuditTrail(writer),
          ),
        },
        { provide: RefundRepository, useValue: refunds },
        {
          provide: MakeParcelGood,
          useValue: new MakeParcelGood(writer, new MakeGoodRepository(writer), trail),
        },
        {
          provide: EditProductUseCase,
          useValue: new EditProductUseCase(writer, products, trail),
        },
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
        { provide: ReturnListReader, useValue: new ReturnListReader(reader) },
        { provide: ReturnRepository, useValue: returns },
        { provide: InstructReturn, useValue: new InstructReturn(writer, returns) },
        { provide: ReturnRuleRepository, useValue: returnRules },
        { provide: KeepReturnRules, useValue: new KeepReturnRules(writer, returnRules, trail) },
        { provide: AuditTrail, useValue: trail },
        { provide: SearchRulesRepository, useValue: rules },
        { provide: PublishRulesUseCase, useValue: new PublishRulesUseCase(writer, rules, trail) },
        {
          provide: TryRulesUseCase,
          useValue: new TryRulesUseCase(searchBy, (limit) => frequentQueries(reader, limit)),
        },
        { provide: SearchIndexDesk, useValue: indexDesk },
        { provide: AskOfIndexUseCase, useValue: new AskOfIndexUseCase(writer, indexDesk, trail) },
        { provide: StaffTaskDesk, useValue: tasks },
        { provide: FinishTaskUseCase, useValue: new FinishTaskUseCase(writer, tasks, trail) },
        {
          provide: SetEventAsideUseCase,
          useValue: new SetEventAsideUseCase(writer, tasks, trail),
        },
        { provide: OfferDeskRepository, useValue: desk },
        { provide: PriceBookRepository, useValue: prices },
        { provide: KeepPrices, useValue: new KeepPrices({ writer, desk, prices, trail }) },
        { provide: SwitchOffer, useValue: new SwitchOffer(writer, desk, trail, prices) },
        {
          provide: KeepOffers,
          useValue: new KeepOffers(writer, desk, trail, prices),
        },
        {
          provide: KeepCodes,
          useValue: new KeepCodes({
            writer,
            desk,
            trail,
            batches: new CodeBatchRepository(writer),
          }),
        },
        {
          provide: TryPromotion,
          useValue: new TryPromotion(new TrialBagReader(writer), (code) => settings.market(code)),
        },
        {
          provide: IssueGiftCard,
          useValue: new IssueGiftCard({
            writer,
            desk,
            trail,
            values: new StoredValueRepository(writer),
            customerKeySecret,
          }),
        },
        { provide: LookUpStoredValue, useValue: new LookUpStoredValue(desk, customerKeySecret) },
      ],
    };
  }
}

/** Lists for people at a shelf are read like every list: from a reader. */
const pickListsOf =
  (reader: Reader): Select =>
  (sql, bind) =>
    reader.select(sql, bind);

function cancelOrderOf(writer: Writer): CancelOrderUseCase {
  const request = new RequestCancel(
    writer,
    new OrderRepository(writer),
    new CancelRequestRepository(writer),
  );
  return new CancelOrderUseCase(request, new AuditTrail(writer));
}

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

function orderEditsOf({
  writer,
  partners,
  logger,
  customerKeySecret,
  settings,
}: AdminDependencies) {
  const edits = new OrderEditRepository(writer);
  const staging = {
    edits,
    bags: new EditBagRepository(writer),
    ways: new EditedWays(new ShippingRates(partners.shipping, logger), (code) =>
      settings.market(code),
    ),
    customerKeySecret,
  };
  const preview = new PreviewEdit({
    ...staging,
    tax: new SalesTax(partners.tax, logger),
    customerKeySecret,
    marketOf: (code) => settings.market(code),
  });
  return [
    { provide: OrderEditRepository, useValue: edits },
    { provide: PreviewEdit, useValue: preview },
    { provide: ListWays, useValue: new ListWays(staging) },
    { provide: WithdrawEdit, useValue: new WithdrawEdit(writer, edits) },
    {
      provide: RequestEdit,
      useValue: new RequestEdit(writer, new IdempotencyRepository(writer), edits),
    },
  ];
}

function segmentsOf(
  { writer, reader, customerKeySecret }: AdminDependencies,
  trail: AuditTrail,
): Provider[] {
  const desk = new SegmentDeskRepository(writer);
  return [
    { provide: SegmentDeskRepository, useValue: desk },
    { provide: SegmentReader, useValue: new SegmentReader(reader) },
    {
      provide: KeepSegments,
      useValue: new KeepSegments({ writer, desk, trail, customerKeySecret }),
    },
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
