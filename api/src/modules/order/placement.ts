import { partsByLine, type Allocation } from '@green-apple/domain-inventory';
import { orderNumber } from '@green-apple/domain-order';
import {
  toReceiptDocument,
  type LocaleCode,
  type Market,
  type PriceReceipt,
  type ReceiptDocument,
  type Tender,
} from '@green-apple/domain-pricing';
import {
  orderAccessToken,
  sha256,
  type Bag,
  type HoldStockInput,
  type IdempotencyKey,
  type LockedQuote,
  type NewOrder,
  type NewOrderLine,
} from '@green-apple/persistence';
import { randomInt } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { toReceiptDto } from '../cart/cart.mapper.ts';
import { toPlacedOrder } from './order.mapper.ts';

export type AllocatedStock = Extract<Allocation, { ok: true }>;
/** Units by order line, as they are held. */
export type HeldStock = Required<Pick<HoldStockInput, 'parts' | 'backorders'>>;

export interface PlacementInput {
  readonly bag: Bag;
  readonly quote: LockedQuote;
  readonly receipt: PriceReceipt;
  readonly stock: AllocatedStock;
  readonly confirmedAge: number | null;
  readonly tender: Tender;
  /** Null when nothing is left to pay by card. */
  readonly paymentMethodId: string | null;
  readonly idempotency: IdempotencyKey;
  readonly sessionHash: Buffer;
  readonly market: Market;
  readonly locale: LocaleCode;
  readonly region: string;
  readonly linkSecret: string;
  /** How long stock waits for its payment. */
  readonly holdMinutes: number;
}

/** All that a placed order writes, worked out before anything is written. */
export interface Placement {
  readonly order: NewOrder;
  readonly stock: HeldStock;
  readonly productIds: readonly string[];
}

export function toPlacement(input: PlacementInput): Placement {
  const { bag, quote, receipt } = input;
  const id = uuidv7();
  const number = orderNumber((max) => randomInt(max));
  const lines = bag.lines.map((line, index) => toOrderLine(line, index, receipt));
  const lineOf = idsByLine(bag, lines);
  const order: NewOrder = {
    id,
    number,
    cartId: bag.cartId,
    quoteId: quote.id,
    sessionHash: input.sessionHash,
    accessHash: sha256(orderAccessToken(id, input.linkSecret)),
    market: input.market.code,
    locale: input.locale,
    region: input.region,
    currency: receipt.totals.total.currency,
    email: quote.email,
    address: quote.address,
    delivery: quote.delivery.option,
    totals: receipt.totals,
    receipt: toReceiptDto(byOrderLine(receipt.steps, lineOf)),
    priceReceipt: {
      ...toReceiptDocument(receipt, input.market),
      steps: byOrderLine(receipt.steps, lineOf),
    },
    taxCalculationRef: quote.tax.result.calculationRef,
    holdExpiresAt: new Date(Date.parse(bag.now) + input.holdMinutes * 60_000).toISOString(),
    confirmedAge: input.confirmedAge,
    lines,
    dueMinor: input.tender.due.minor,
    payment: { id: uuidv7(), ...firstPayment(input) },
    idempotency: input.idempotency,
    answer: {
      status: 201,
      body: toPlacedOrder({ id, number, state: 'placed', total: receipt.totals.total }),
    },
  };
  return {
    order,
    stock: heldStock(bag, input.stock, lines),
    productIds: bag.touchedProductIds,
  };
}

/** Deals the allocated units out to the lines of the order; a bundle's items all belong to its line. */
export function heldStock(
  bag: Bag,
  { parts, backorders }: AllocatedStock,
  orderLines: readonly NewOrderLine[],
): HeldStock {
  const lineOf = idsByLine(bag, orderLines);
  const forLine = <Given extends { readonly lineId: string }>(part: Given) => ({
    ...part,
    orderLineId: needed(lineOf, part.lineId),
  });
  return {
    parts: partsByLine(bag.lines, parts).map(forLine),
    backorders: partsByLine(bag.lines, backorders).map(forLine),
  };
}

/** An order that gift cards cover has its payment behind it: no card, no provider. */
function firstPayment({
  tender,
  paymentMethodId,
}: PlacementInput): Omit<NewOrder['payment'], 'id'> {
  if (tender.due.minor === 0 || paymentMethodId === null)
    return { provider: 'stored-value', methodRef: '', state: 'authorised' };
  return { provider: 'stripe', methodRef: paymentMethodId, state: 'requested' };
}

function toOrderLine(
  line: Bag['lines'][number],
  index: number,
  receipt: PriceReceipt,
): NewOrderLine {
  const priced = receipt.lines.find(({ lineId }) => lineId === line.lineId);
  if (priced === undefined) throw new Error('a line of the bag was not priced');
  return {
    id: uuidv7(),
    position: index + 1,
    variantId: line.variantId,
    productId: line.productId,
    sku: line.sku,
    title: line.title,
    variantTitle: line.variantTitle,
    image: line.image,
    quantity: line.quantity,
    unitMinor: priced.unit.minor,
    discountMinor: priced.discount.minor,
    taxMinor: priced.tax.minor,
    totalMinor: priced.total.minor,
  };
}

/** The order's lines stand in the order of the bag's. */
const idsByLine = (bag: Bag, orderLines: readonly NewOrderLine[]): ReadonlyMap<string, string> =>
  new Map(bag.lines.map(({ lineId }, index) => [lineId, orderLines[index]?.id ?? '']));

/** The bag's lines are known by what they are, the order's by an id of their own: refunds go by that. */
function byOrderLine(
  steps: ReceiptDocument['steps'],
  lineOf: ReadonlyMap<string, string>,
): ReceiptDocument['steps'] {
  const renamed = <Part extends { readonly lineId: string }>(parts: readonly Part[]): Part[] =>
    parts.map((part) => ({ ...part, lineId: lineOf.get(part.lineId) ?? part.lineId }));
  return steps.map(({ shares, working, prices, contained, ...step }) => ({
    ...step,
    shares: renamed(shares),
    working:
      working.method === 'spread'
        ? { ...working, over: renamed(working.over) }
        : working.method === 'each'
          ? { ...working, parts: renamed(working.parts) }
          : { ...working, parts: renamed(working.parts) },
    ...(prices === undefined ? {} : { prices: renamed(prices) }),
    ...(contained === undefined ? {} : { contained: renamed(contained) }),
  }));
}

function needed(lineOf: ReadonlyMap<string, string>, lineId: string): string {
  const id = lineOf.get(lineId);
  if (id === undefined) throw new Error('stock was allocated to a line that is not there');
  return id;
}
