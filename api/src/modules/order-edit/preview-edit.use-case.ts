import type { AddressDto } from '@green-apple/contracts-http';
import { missingToMinimum, overLimit } from '@green-apple/domain-inventory';
import { formatMoney, money } from '@green-apple/domain-money';
import { EDIT_REFUSALS, type EditActor, type EditRefusal } from '@green-apple/domain-order';
import {
  GOODWILL_RULE,
  marketOf,
  moneyOfEdit,
  priceBag,
  receiptDifference,
  sameGoods,
  toReceiptDocument,
  type Market,
  type PriceReceipt,
} from '@green-apple/domain-pricing';
import {
  type Bag,
  type EditBagRepository,
  type EditChanges,
  type EditQuote,
  type OrderEdit,
  type OrderEditRepository,
  type OrderToEdit,
  type QuotedTax,
} from '@green-apple/persistence';
import { editAnswerOf } from './edit-lines.ts';
import { v7 as uuidv7 } from 'uuid';
import { ProblemError } from '../../platform/index.ts';
import { toReceiptDto } from '../cart/cart.mapper.ts';
import { allocate, nothingLeft, refuseKeptOut } from '../checkout/bag-checks.ts';
import { limitProblem } from '../checkout/stock-problem.ts';
import type { SalesTax } from '../checkout/tax/sales-tax.ts';
import type { EditedDelivery, EditedWays } from './edited-ways.ts';
import {
  agreedGoods,
  agreedRules,
  asksForAge,
  paidReceipt,
  unitsMore,
  type PricedEditLine,
} from './edit-lines.ts';
import { withinCountry, type WantedChanges } from './moved-address.ts';
import { stageLines } from './stage-lines.ts';

export interface PreviewEditDependencies {
  readonly edits: OrderEditRepository;
  readonly bags: EditBagRepository;
  readonly ways: EditedWays;
  readonly tax: SalesTax;
  /** The market as it stands now. */
  readonly marketOf: (code: string) => Market;
  readonly customerKeySecret: string;
}

export interface PreviewEditInput {
  readonly orderId: string;
  readonly actor: EditActor;
  /** The employee; null for the shopper. */
  readonly requestedBy: string | null;
  readonly requestedName: string | null;
  readonly note: string | null;
  readonly changes: WantedChanges;
}

const notPossible = (detail: string): ProblemError =>
  new ProblemError('EDIT_NOT_POSSIBLE', { detail });
const refused = (code: EditRefusal): ProblemError => notPossible(EDIT_REFUSALS[code]);

/**
 * Works out what an order would cost after a change and keeps it with the change: kept units at the price
 * they were bought at, new ones at today's, offers once more by the hour of the order, delivery again when the
 * way there changes, tax always. Nothing of the order is touched.
 */
export class PreviewEdit {
  private readonly its: PreviewEditDependencies;

  constructor(dependencies: PreviewEditDependencies) {
    this.its = dependencies;
  }

  async execute(input: PreviewEditInput): Promise<OrderEdit> {
    const order = await this.its.edits.toEdit(input.orderId);
    if (order === null) throw new ProblemError('ORDER_NOT_FOUND');
    const answer = editAnswerOf(order, input.actor);
    if (!answer.allowed) throw refused(answer.code);
    const changes = withinCountry(order, input.changes);
    const quote = await this.quote(order, { actor: input.actor, changes });
    const id = uuidv7();
    const differenceMinor = quote.totals.total.minor - order.totals.total.minor;
    await this.its.edits.insert({
      ...input,
      changes,
      id,
      quote,
      baseVersion: order.receiptVersion,
      differenceMinor,
      currency: order.currency,
    });
    const edit = await this.its.edits.load(order.id, id);
    if (edit === null) throw new Error('a preview that is not there');
    return edit;
  }

  private async quote(
    order: OrderToEdit,
    { actor, changes }: { readonly actor: EditActor; readonly changes: EditChanges },
  ): Promise<EditQuote> {
    const { bag, agreed, lines } = await stageLines(this.its, order, changes);
    refusePacked(order, lines);
    const more = unitsMore(agreed, lines);
    this.refuseUnsellable({ order, bag, agreed, lines, more, actor });
    const delivery = await this.its.ways.of(order, bag, lines, changes);
    const address = changes.address ?? order.address;
    refuseKeptOut({ ...bag, lines }, address.region);
    refuseSoldOut(bag, more, delivery, address);
    const same = sameGoods(agreed, lines);
    if (same && !delivery.changed && changes.address === undefined && !changes.goodwillMinor)
      throw notPossible('Nothing would change.');
    const { receipt, tax } = await this.price(order, bag, { lines, same, delivery, changes });
    return toQuote(order, { agreed, lines }, { receipt, tax, delivery, address });
  }

  private async price(
    order: OrderToEdit,
    bag: Bag,
    edited: {
      readonly lines: readonly PricedEditLine[];
      readonly same: boolean;
      readonly delivery: EditedDelivery;
      readonly changes: EditChanges;
    },
  ): Promise<{ readonly receipt: PriceReceipt; readonly tax: QuotedTax }> {
    const { lines, same, delivery, changes } = edited;
    const goods = same ? agreedGoods(order) : undefined;
    const first = bag.promotions.some(
      ({ id, conditions }) =>
        agreedRules(order).includes(id) && conditions.some(({ type }) => type === 'first-order'),
    );
    const before = (order.priceReceipt?.steps ?? [])
      .filter(({ ruleId }) => ruleId === GOODWILL_RULE)
      .reduce((all, { amount }) => all - amount.minor, 0);
    // A setting that changes meanwhile is for the next preview.
    const market = { ...this.its.marketOf(order.market) };
    const input = {
      market,
      now: order.placedAt,
      lines,
      promotions: bag.promotions,
      coupon: bag.coupon,
      customer: bag.customer === null ? null : { ...bag.customer, firstOrder: first },
      store: delivery.option.locationCode,
      delivery: delivery.price,
      goodwillMinor: before + (changes.goodwillMinor ?? 0),
      ...(goods === undefined
        ? {}
        : { agreed: goods.filter(({ ruleId }) => ruleId !== GOODWILL_RULE) }),
    };
    const untaxed = priceBag({ ...input, tax: null });
    const { line1, city, region, postalCode, country } = changes.address ?? order.address;
    const tax = await this.its.tax.of({
      market,
      lines: untaxed.lines.map(({ lineId, quantity, total }) => ({
        lineId,
        quantity,
        taxCode: lines.find((line) => line.lineId === lineId)?.taxCode ?? '',
        minor: total.minor,
      })),
      shippingMinor: untaxed.totals.shipping.minor,
      now: bag.now,
      place: { line1, city, region, postalCode, country },
    });
    return { receipt: priceBag({ ...input, tax: tax.result, taxLabel: tax.label }), tax };
  }

  private refuseUnsellable(edited: {
    readonly order: OrderToEdit;
    readonly bag: Bag;
    readonly agreed: readonly PricedEditLine[];
    readonly lines: readonly PricedEditLine[];
    readonly more: readonly PricedEditLine[];
    readonly actor: EditActor;
  }): void {
    const { order, bag, agreed, lines, more, actor } = edited;
    if (lines.every(({ giftOf }) => giftOf !== null))
      throw notPossible('Nothing would be left. Cancel the order instead.');
    const [over] = more.length === 0 ? [] : overLimit(lines);
    if (over !== undefined) throw limitProblem({ ...bag, lines: [...lines] }, over);
    if (asksForAge(agreed, lines)) throw new ProblemError('AGE_CONFIRMATION_NEEDED');
    const { minimumOrderMinor, currency } = this.its.marketOf(order.market);
    const items = lines.reduce((all, { quantity, unitMinor }) => all + quantity * unitMinor, 0);
    if (actor === 'shopper' && missingToMinimum(items, minimumOrderMinor) > 0) {
      const least = formatMoney(money(minimumOrderMinor, currency));
      throw new ProblemError('MINIMUM_ORDER', {
        detail: `Orders start at ${least}. Nothing was changed. Keep a little more, or cancel the order.`,
      });
    }
  }
}

/** What is packed stays in its parcel; it can come back later. */
function refusePacked({ packed }: OrderToEdit, lines: readonly PricedEditLine[]): void {
  const missing = packed.some(
    ({ lineId, units }) => (lines.find((line) => line.lineId === lineId)?.quantity ?? 0) < units,
  );
  if (missing) throw refused('PACKED_ALREADY');
}

function refuseSoldOut(
  bag: Bag,
  more: readonly PricedEditLine[],
  { option }: EditedDelivery,
  { region }: AddressDto,
): void {
  if (more.length === 0) return;
  const wanted = { ...bag, lines: [...more] };
  if (!allocate(wanted, { option }, region).ok) throw nothingLeft(wanted, bag, { option });
}

function toQuote(
  order: OrderToEdit,
  {
    agreed,
    lines,
  }: { readonly agreed: readonly PricedEditLine[]; readonly lines: readonly PricedEditLine[] },
  priced: {
    readonly receipt: PriceReceipt;
    readonly tax: QuotedTax;
    readonly delivery: EditedDelivery;
    readonly address: AddressDto;
  },
): EditQuote {
  const { receipt, tax, delivery, address } = priced;
  const { currency } = order;
  const after = { currency, lines, steps: receipt.steps };
  const sums = moneyOfEdit(receipt.totals.total.minor, order.paid);
  if (sums.refundMinor > 0)
    throw notPossible('That is more than is still to be paid. Give the rest back as a refund.');
  const price = { minor: receipt.totals.shipping.minor, currency };
  return {
    lines: lines.map((line) => {
      const sums = receipt.lines.find(({ lineId }) => lineId === line.lineId);
      if (sums === undefined) throw new Error('a line of the order was not priced');
      const { productId, variantId, sku, title, variantTitle, image, quantity, components } = line;
      return {
        ...{ id: line.lineId, productId, variantId, sku, title, variantTitle, image, quantity },
        components,
        unitMinor: sums.unit.minor,
        discountMinor: sums.discount.minor,
        taxMinor: sums.tax.minor,
        totalMinor: sums.total.minor,
      };
    }),
    receipt: toReceiptDto(receipt.steps),
    priceReceipt: toReceiptDocument(receipt, marketOf(order.market)),
    totals: receipt.totals,
    address,
    delivery: { ...delivery.option, price },
    taxCalculationRef: tax.result.calculationRef,
    parts: receiptDifference(paidReceipt(order), after).parts,
    leaving: agreed
      .filter((line) => lines.every(({ lineId }) => lineId !== line.lineId))
      .map(({ lineId, title, variantTitle, unitMinor, components }) => ({
        ...{ lineId, title, variantTitle, unitMinor, components },
      })),
    offers: offersOf(receipt),
    money: sums,
  };
}

/** What each offer takes, goods and delivery. */
function offersOf({ steps }: PriceReceipt): EditQuote['offers'] {
  const taken = new Map<string, number>();
  for (const { kind, ruleId, amount } of steps)
    if (ruleId !== null && ['promotion', 'coupon', 'shipping-promotion'].includes(kind))
      taken.set(ruleId, (taken.get(ruleId) ?? 0) - amount.minor);
  return [...taken].map(([promotionId, minor]) => ({ promotionId, minor }));
}
