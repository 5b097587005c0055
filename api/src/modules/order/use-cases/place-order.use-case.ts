import type { PlaceOrder as PlaceOrderRequest, PlacedOrder } from '@green-apple/contracts-http';
import { asPromised, demandsOf } from '@green-apple/domain-inventory';
import {
  localeIn,
  payWith,
  type Market,
  type PriceReceipt,
  type Tender,
} from '@green-apple/domain-pricing';
import {
  customerKey,
  insertOutbox,
  inTransaction,
  violatedConstraint,
  type Bag,
  type CartRepository,
  type IdempotencyKey,
  type IdempotencyRepository,
  type LockedQuote,
  type OrderRepository,
  type QuoteRepository,
  type RedemptionRepository,
  type StockRepository,
  type StoredValueRepository,
  type StoredAnswer,
  type Transaction,
  type Writer,
} from '@green-apple/persistence';
import { ProblemError } from '../../../platform/index.ts';
import { priceOpenBag } from '../../cart/price-open-bag.ts';
import {
  allocate,
  confirmAge,
  nothingLeft,
  refuseGone,
  refuseKeptOut,
} from '../../checkout/bag-checks.ts';
import type { MakeQuote } from '../../checkout/use-cases/quote.use-case.ts';
import { requestHash } from '../idempotency-key.ts';
import { limitedUses } from '../limited-uses.ts';
import { toPlacedOrder } from '../order.mapper.ts';
import { orderPlacedMessages } from '../outbox-messages.ts';
import { heldStock, toPlacement, type AllocatedStock, type Placement } from '../placement.ts';
import { StaleQuote, whyStale } from '../stale-quote.ts';
import { takeKey } from '../take-key.ts';

export interface PlaceOrderDependencies {
  readonly writer: Writer;
  readonly carts: CartRepository;
  readonly quotes: QuoteRepository;
  readonly keys: IdempotencyRepository;
  readonly orders: OrderRepository;
  readonly stock: StockRepository;
  readonly redemptions: RedemptionRepository;
  readonly storedValues: StoredValueRepository;
  readonly makeQuote: MakeQuote;
  readonly market: Market;
  readonly region: string;
  readonly secret: string;
  /** How long stock waits for its payment. */
  readonly holdMinutes: () => number;
}

export interface PlaceOrderInput {
  readonly tokenHash: Buffer | null;
  readonly key: string;
  readonly request: PlaceOrderRequest;
  readonly correlationId: string;
}

/** A number that is taken already is drawn again; twice is more than a lifetime of the shop needs. */
const DRAWS = 3;

/**
 * Places an order: one transaction on the writer, no call to anybody outside. It either leaves everything
 * (order, held stock, used coupon, first payment attempt, messages, the answer under its key) or nothing.
 */
export class PlaceOrder {
  private readonly its: PlaceOrderDependencies;

  constructor(dependencies: PlaceOrderDependencies) {
    this.its = dependencies;
  }

  /** Answers 201 with the order, or 200 when this bag became an order under another key before. */
  async execute(input: PlaceOrderInput): Promise<StoredAnswer & { readonly body: PlacedOrder }> {
    const { tokenHash } = input;
    if (tokenHash === null) throw new ProblemError('QUOTE_NOT_FOUND');
    try {
      const answer = await this.withFreshNumber(() =>
        inTransaction(this.its.writer, (transaction) =>
          this.place({ ...input, tokenHash }, transaction),
        ),
      );
      return { status: answer.status, body: answer.body as PlacedOrder };
    } catch (error) {
      if (!(error instanceof StaleQuote)) throw error;
      // The transaction is over: now there is time to ask carriers and the tax service again.
      const quote = await this.its.makeQuote.execute(tokenHash, error.request);
      throw new ProblemError(error.code, { quote }, { cause: error });
    }
  }

  private async place(
    input: PlaceOrderInput & { readonly tokenHash: Buffer },
    transaction: Transaction,
  ): Promise<StoredAnswer> {
    const { tokenHash, request } = input;
    const key: IdempotencyKey = {
      scope: `place-order/${tokenHash.toString('base64url')}`,
      key: input.key,
      requestHash: requestHash(request),
    };
    const earlier = await takeKey(this.its.keys, key, transaction);
    if (earlier !== null) return earlier;

    const quote = await this.its.quotes.lock(request.quoteId, tokenHash, transaction);
    if (quote === null) throw new ProblemError('QUOTE_NOT_FOUND');
    if (quote.cart.orderId !== null)
      return this.sameOrder(quote.cart.orderId, tokenHash, key, transaction);
    if (quote.expired) throw new StaleQuote('QUOTE_EXPIRED', quote);

    const customer = customerKey(quote.email, this.its.secret);
    const bag = await this.its.carts.bagById(quote.cartId, customer, transaction);
    // Rules of ours that came after the quote wait for the next one; those of law do not.
    refuseGone(bag);
    refuseKeptOut(bag, quote.delivery.handoverRegion ?? quote.address.region);
    const receipt = this.priceAgain(bag, quote);
    const stale = whyStale(bag, quote, receipt);
    if (stale !== null) throw new StaleQuote(stale, quote);
    const tender = this.tenderOf(bag, quote, receipt, request);

    const placement = this.placementOf(bag, quote, { receipt, tender }, input, key);
    await this.its.orders.insert(placement.order, transaction);
    await insertOutbox(
      this.its.writer,
      transaction,
      orderPlacedMessages(placement, input.correlationId),
    );
    await this.redeem(placement.order.id, customer, { bag, quote, receipt }, transaction);
    if (!(await this.its.storedValues.debit(placement.order.id, tender.parts, transaction)))
      throw new StaleQuote('GIFT_CARD_CHANGED', quote);
    // Last of all, so that the rows everybody wants are held for as short as can be.
    await this.hold(placement, bag, quote, transaction);
    return placement.order.answer;
  }

  private priceAgain(bag: Bag, quote: LockedQuote): PriceReceipt {
    const { option, priceMinor, standard } = quote.delivery;
    const { id, label } = option;
    return priceOpenBag(bag, this.its.market, {
      delivery: { id, label, minor: priceMinor, standard },
      store: option.locationCode,
      tax: quote.tax,
    });
  }

  /** What the card pays is a promise like the total: it may not grow between the quote and the order. */
  private tenderOf(
    bag: Bag,
    quote: LockedQuote,
    receipt: PriceReceipt,
    { paymentMethodId }: PlaceOrderRequest,
  ): Tender {
    const tender = payWith(receipt.totals.total, bag.storedValues);
    if (tender.due.minor !== (quote.dueMinor ?? receipt.totals.total.minor))
      throw new StaleQuote('GIFT_CARD_CHANGED', quote);
    if (tender.due.minor > 0 && paymentMethodId === undefined)
      throw new ProblemError('PAYMENT_METHOD_REQUIRED');
    return tender;
  }

  private placementOf(
    bag: Bag,
    quote: LockedQuote,
    priced: { readonly receipt: PriceReceipt; readonly tender: Tender },
    { request, tokenHash }: PlaceOrderInput & { readonly tokenHash: Buffer },
    idempotency: IdempotencyKey,
  ): Placement {
    return toPlacement({
      bag,
      quote,
      ...priced,
      stock: this.allocate(bag, quote),
      confirmedAge: confirmAge(bag, request.ageConfirmed === true),
      paymentMethodId: request.paymentMethodId ?? null,
      idempotency,
      sessionHash: tokenHash,
      market: this.its.market,
      locale: localeIn(this.its.market, request.locale),
      region: this.its.region,
      linkSecret: this.its.secret,
      holdMinutes: this.its.holdMinutes(),
    });
  }

  /** Uses every limited offer that lowered the price, in a fixed order; the first that is gone ends it. */
  private async redeem(
    orderId: string,
    customer: Buffer,
    { bag, quote, receipt }: { bag: Bag; quote: LockedQuote; receipt: PriceReceipt },
    transaction: Transaction,
  ): Promise<void> {
    for (const { isCoupon, ...use } of limitedUses(bag, receipt)) {
      const redeemed = await this.its.redemptions.redeem(
        { ...use, orderId, customerKey: customer, market: this.its.market.code },
        transaction,
      );
      if (!redeemed) throw new StaleQuote(isCoupon ? 'COUPON_EXHAUSTED' : 'PRICE_CHANGED', quote);
    }
  }

  /** When units went elsewhere since the bag was read, looks once more with the rows locked. */
  private async hold(
    placement: Placement,
    bag: Bag,
    quote: LockedQuote,
    transaction: Transaction,
  ): Promise<void> {
    const { id: orderId, holdExpiresAt: expiresAt } = placement.order;
    const { stock } = this.its;
    if (await stock.hold({ orderId, expiresAt, ...placement.stock }, transaction)) return;
    const free = await stock.free(
      demandsOf(bag.lines).map(({ variantId }) => variantId),
      { market: this.its.market.code },
      transaction,
    );
    const held = heldStock(bag, this.allocate({ ...bag, ...free }, quote), placement.order.lines);
    if (!(await stock.hold({ orderId, expiresAt, ...held }, transaction)))
      throw new ProblemError('DEPENDENCY_UNAVAILABLE', { retryAfter: 1 });
  }

  /** Where the units come from; what would come later than the shopper was told is a new quote. */
  private allocate(bag: Bag, quote: LockedQuote): AllocatedStock {
    const allocation = allocate(bag, quote.delivery, quote.address.region);
    if (!allocation.ok) throw nothingLeft(bag, bag, quote.delivery);
    if (!asPromised(allocation.backorders, quote.delivery.ahead ?? []))
      throw new StaleQuote('BACKORDER_CHANGED', quote);
    return allocation;
  }

  /** A second tab, or a click after a lost answer: the order is there, so it is the answer. */
  private async sameOrder(
    orderId: string,
    tokenHash: Buffer,
    key: IdempotencyKey,
    transaction: Transaction,
  ): Promise<StoredAnswer> {
    const order = await this.its.orders.placed(orderId, tokenHash, transaction);
    if (order === null) throw new ProblemError('QUOTE_NOT_FOUND');
    const answer = { status: 200, body: toPlacedOrder(order) };
    await this.its.keys.answer(key, answer, transaction);
    return answer;
  }

  private async withFreshNumber<Result>(work: () => Promise<Result>): Promise<Result> {
    for (let draw = 1; ; draw++) {
      try {
        return await work();
      } catch (error) {
        if (draw >= DRAWS || violatedConstraint(error) !== 'order_number_key') throw error;
      }
    }
  }
}
