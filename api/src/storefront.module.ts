import { Module, type DynamicModule } from '@nestjs/common';
import type { CheckoutConfig } from '@green-apple/contracts-http';
import type { Logger } from '@green-apple/observability';
import {
  CancelRequestRepository,
  CarrierEventRepository,
  CartRepository,
  EditBagRepository,
  EditCharges,
  IdempotencyRepository,
  OrderEditRepository,
  OrderRepository,
  PaymentRepository,
  QuoteRepository,
  RedemptionRepository,
  StockRepository,
  StoredValueRepository,
  type Writer,
} from '@green-apple/persistence';
import type { StorefrontConfig } from './config/storefront.config.ts';
import { CartModule } from './modules/cart/cart.module.ts';
import { CatalogueModule } from './modules/catalogue/catalogue.module.ts';
import type { Catalogue } from './modules/catalogue/open-catalogue.ts';
import { CheckoutModule } from './modules/checkout/checkout.module.ts';
import { ShippingRates } from './modules/checkout/delivery/shipping-rates.ts';
import { Stores } from './modules/checkout/delivery/stores.ts';
import { WaysOfDelivery } from './modules/checkout/delivery/ways-of-delivery.ts';
import { SalesTax } from './modules/checkout/tax/sales-tax.ts';
import { DescribeMarket } from './modules/checkout/use-cases/describe-market.use-case.ts';
import { ListStores } from './modules/checkout/use-cases/list-stores.use-case.ts';
import { MakeQuote } from './modules/checkout/use-cases/quote.use-case.ts';
import { FetchEditPaymentAction } from './modules/order-edit/edit-payment-action.use-case.ts';
import { EditedWays } from './modules/order-edit/edited-ways.ts';
import { OrderEditModule } from './modules/order-edit/edit.module.ts';
import { ListWays } from './modules/order-edit/list-ways.use-case.ts';
import { PayDifference } from './modules/order-edit/pay-difference.use-case.ts';
import { PreviewEdit } from './modules/order-edit/preview-edit.use-case.ts';
import { RequestEdit } from './modules/order-edit/request-edit.use-case.ts';
import { WithdrawEdit } from './modules/order-edit/withdraw-edit.use-case.ts';
import { OrderModule } from './modules/order/order.module.ts';
import type { OrderWatch } from './modules/order/order-watch.ts';
import { ProgressStreams } from './modules/order/progress-streams.ts';
import { PayAgain } from './modules/order/use-cases/pay-again.use-case.ts';
import { FetchPaymentAction } from './modules/order/use-cases/payment-action.use-case.ts';
import { PlaceOrder } from './modules/order/use-cases/place-order.use-case.ts';
import { RequestCancel } from './modules/order/use-cases/request-cancel.use-case.ts';
import { QuestionModule } from './modules/question/question.module.ts';
import { ReviewModule } from './modules/review/review.module.ts';
import { EasyPostEvents } from './modules/webhook/sources/easypost-events.ts';
import { StripeEvents } from './modules/webhook/sources/stripe-events.ts';
import { ReceiveEvent } from './modules/webhook/use-cases/receive-event.use-case.ts';
import { ReturnModule } from './modules/returns/return.module.ts';
import { type LiveSettings } from './modules/setting/live-settings.ts';
import { WebhookModule } from './modules/webhook/webhook.module.ts';
import type { StorefrontPartners } from './storefront.app.ts';

export interface StorefrontOptions {
  readonly config: StorefrontConfig;
  readonly logger: Logger;
  readonly writer: Writer;
  readonly watch: OrderWatch;
  readonly partners: StorefrontPartners;
  readonly catalogue: Catalogue;
  /** What shopkeepers have set. */
  readonly settings: LiveSettings;
}

/** Everything a shopper can ask for. */
@Module({})
export class StorefrontModule {
  static with(options: StorefrontOptions): DynamicModule {
    const { config, writer, catalogue, logger, settings } = options;
    const checkoutConfig: CheckoutConfig = {
      provider: 'stripe',
      publishableKey: config.STRIPE_PUBLISHABLE_KEY,
      scriptUrl: config.STRIPE_JS_URL,
    };
    const orders = new OrderRepository(writer);
    const payments = new PaymentRepository(writer);
    const market = settings.market(config.MARKET);
    const stores = new Stores(writer, market.code);
    const makeQuote = makeQuoteOf(options, stores);
    const listStores = new ListStores(new CartRepository(writer, market.code), stores);
    const secureCookies = isSecure(config);
    return {
      module: StorefrontModule,
      imports: [
        CatalogueModule.with(catalogue),
        CartModule.with({ writer, market, secureCookies }),
        ReviewModule.with({
          writer,
          orders,
          secureCookies,
          proxies: config.PROXIES_IN_FRONT,
          allowance: {
            perPerson: config.REVIEWS_PER_HOUR,
            perAddress: config.REVIEWS_PER_HOUR_AND_ADDRESS,
          },
        }),
        QuestionModule.with({ writer, market: market.code, secureCookies }),
        CheckoutModule.with({
          makeQuote,
          listStores,
          describeMarket: new DescribeMarket(market, stores),
          config: checkoutConfig,
        }),
        orderModuleOf(options, { orders, payments, makeQuote, checkoutConfig }),
        editModuleOf(options, orders, checkoutConfig),
        ReturnModule.with(writer, (market) => settings.returnPolicy(market)),
        WebhookModule.with(
          new ReceiveEvent(writer, logger),
          new StripeEvents(config.STRIPE_WEBHOOK_SECRETS, {
            orders,
            payments,
            differences: new EditCharges(writer),
          }),
          new EasyPostEvents(config.EASYPOST_WEBHOOK_SECRETS, new CarrierEventRepository(writer)),
        ),
      ],
    };
  }
}

const isSecure = ({ STOREFRONT_URL }: StorefrontConfig): boolean =>
  STOREFRONT_URL.startsWith('https:');

function makeQuoteOf(
  { writer, partners, config, logger, settings }: StorefrontOptions,
  stores: Stores,
): MakeQuote {
  const market = settings.market(config.MARKET);
  return new MakeQuote({
    carts: new CartRepository(writer, market.code),
    quotes: new QuoteRepository(writer),
    ways: new WaysOfDelivery(new ShippingRates(partners.shipping, logger), stores, market),
    tax: new SalesTax(partners.tax, logger),
    market,
    holdsForMinutes: () => settings.of(market.code)['quote-holds'],
    customerKeySecret: config.CUSTOMER_KEY_SECRET,
  });
}

function editModuleOf(
  { writer, partners, config, logger, settings }: StorefrontOptions,
  orders: OrderRepository,
  checkoutConfig: CheckoutConfig,
): DynamicModule {
  const edits = new OrderEditRepository(writer);
  const charges = new EditCharges(writer);
  const keys = new IdempotencyRepository(writer);
  const staging = {
    edits,
    bags: new EditBagRepository(writer),
    ways: new EditedWays(new ShippingRates(partners.shipping, logger), (code) =>
      settings.market(code),
    ),
    customerKeySecret: config.CUSTOMER_KEY_SECRET,
  };
  return OrderEditModule.with({
    preview: new PreviewEdit({
      ...staging,
      tax: new SalesTax(partners.tax, logger),
      customerKeySecret: config.CUSTOMER_KEY_SECRET,
      marketOf: (code) => settings.market(code),
    }),
    request: new RequestEdit(writer, keys, edits),
    ways: new ListWays(staging),
    payDifference: new PayDifference(writer, keys, edits, charges),
    fetchAction: new FetchEditPaymentAction(edits, charges, partners.payment, checkoutConfig),
    withdraw: new WithdrawEdit(writer, edits),
    edits,
    orders,
  });
}

function orderModuleOf(
  { writer, partners, watch, config, settings }: StorefrontOptions,
  shared: {
    readonly orders: OrderRepository;
    readonly payments: PaymentRepository;
    readonly makeQuote: MakeQuote;
    readonly checkoutConfig: CheckoutConfig;
  },
): DynamicModule {
  const { orders, payments, makeQuote, checkoutConfig } = shared;
  const market = settings.market(config.MARKET);
  const keys = new IdempotencyRepository(writer);
  return OrderModule.with({
    placeOrder: new PlaceOrder({
      writer,
      carts: new CartRepository(writer, market.code),
      quotes: new QuoteRepository(writer),
      keys,
      orders,
      stock: new StockRepository(writer),
      redemptions: new RedemptionRepository(writer),
      storedValues: new StoredValueRepository(writer),
      makeQuote,
      market,
      region: config.REGION,
      secret: config.CUSTOMER_KEY_SECRET,
      holdMinutes: () => settings.of(market.code)['stock-holds'],
    }),
    payAgain: new PayAgain(writer, keys, orders, payments),
    fetchAction: new FetchPaymentAction(orders, payments, partners.payment, checkoutConfig),
    requestCancel: new RequestCancel(writer, orders, new CancelRequestRepository(writer)),
    orders,
    streams: new ProgressStreams(orders, watch),
    secureCookies: isSecure(config),
  });
}
