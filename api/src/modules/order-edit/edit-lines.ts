import { ageNeeded, type SaleLimit } from '@green-apple/domain-inventory';
import { editAnswer, type EditActor, type EditAnswer } from '@green-apple/domain-order';
import {
  editedLines,
  zoneOf,
  type EditableLine,
  type PaidReceipt,
  type PriceSource,
  type ReceiptStep,
} from '@green-apple/domain-pricing';
import { giftsFor } from '@green-apple/domain-promotion';
import type { Bag, BagLine, EditChanges, EditLine, OrderToEdit } from '@green-apple/persistence';
import { v7 as uuidv7 } from 'uuid';
import { ProblemError } from '../../platform/index.ts';

/** A line of the order with what pricing, stock and the law want to know of it. */
export type PricedEditLine = BagLine & EditableLine;

/** Whether the order can be changed as it stands. */
export const editAnswerOf = (order: OrderToEdit, actor: EditActor): EditAnswer =>
  order.isRefunded
    ? { allowed: false, code: 'REFUNDED' }
    : editAnswer(order.state, order.shipments, actor);

const GOODS: readonly ReceiptStep['kind'][] = ['items', 'promotion', 'coupon'];

/** What was agreed about the goods; undefined for orders from before receipts were kept in full. */
export const agreedGoods = ({ priceReceipt }: OrderToEdit): readonly ReceiptStep[] | undefined =>
  priceReceipt?.steps.filter(({ kind }) => GOODS.includes(kind));

/** The order's receipt as it stands, as refunds and differences look at it. */
export const paidReceipt = (order: OrderToEdit): PaidReceipt => ({
  currency: order.currency,
  lines: order.lines.map(({ id, quantity }) => ({ lineId: id, quantity })),
  steps: order.priceReceipt?.steps ?? order.receipt,
});

/** Rules that the order's price names. */
export const agreedRules = ({ receipt }: OrderToEdit): string[] => [
  ...new Set(receipt.flatMap(({ ruleId }) => (ruleId === null ? [] : [ruleId]))),
];

/** Items with how many of them the order may hold in the end: prices by quantity go by that. */
export function itemsWanted(order: OrderToEdit, changes: EditChanges) {
  const units = new Map<string, number>();
  const add = (variantId: string, quantity: number): unknown =>
    units.set(variantId, (units.get(variantId) ?? 0) + quantity);
  for (const { id, variantId, quantity } of order.lines)
    add(variantId, changes.quantities.find(({ lineId }) => lineId === id)?.quantity ?? quantity);
  for (const { variantId, quantity } of changes.added) add(variantId, quantity);
  return [...units].map(([variantId, quantity]) => ({
    variantId,
    quantity: Math.max(1, quantity),
  }));
}

/** The order's own lines: what an item is by the catalogue, what it cost by the order. */
export function agreedLines(order: OrderToEdit, bag: Bag): PricedEditLine[] {
  const gifts = new Set(
    [...bag.promotions, ...(bag.coupon === null ? [] : [bag.coupon])]
      .filter(({ action }) => action.type === 'gift-line')
      .map(({ id }) => id),
  );
  const sources = order.priceReceipt?.steps.flatMap(({ prices }) => prices ?? []) ?? [];
  return order.lines.map((line) => {
    const item = itemOf(bag, line.variantId);
    const giftOf =
      order.receipt.find(
        ({ ruleId, shares }) =>
          ruleId !== null && gifts.has(ruleId) && shares.some(({ lineId }) => lineId === line.id),
      )?.ruleId ?? null;
    return {
      ...(item ?? nowhereElse(line)),
      lineId: line.id,
      quantity: line.quantity,
      unitMinor: line.unitMinor,
      price: sourceOf(line, sources),
      giftOf,
    };
  });
}

/** What may be given away with the bag is a line of its own; here the item itself is meant. */
const itemOf = (bag: Bag, variantId: string): BagLine | undefined =>
  bag.lines.find((line) => line.variantId === variantId && line.giftOf === null);

function sourceOf(
  { id, unitMinor }: EditLine,
  sources: ReadonlyArray<{ readonly lineId: string } & PriceSource>,
): PriceSource {
  const found = sources.find(({ lineId }) => lineId === id);
  if (found === undefined)
    return {
      kind: 'list',
      label: 'List price',
      ruleId: null,
      ruleVersion: null,
      listMinor: unitMinor,
      unitMinor,
    };
  const { lineId: _, ...source } = found;
  return source;
}

/** An item that left the catalogue since: it can stay or go, never grow. */
function nowhereElse(line: EditLine): BagLine {
  const limit: SaleLimit = { maxPerOrder: null, minimumAge: null, notTo: [] };
  return {
    ...line,
    lineId: line.id,
    brandId: '',
    categoryIds: [],
    goal: '',
    giftOf: null,
    slug: '',
    titles: null,
    price: sourceOf(line, []),
    wasMinor: null,
    taxCode: '',
    weightGrams: 0,
    pack: null,
    sold: false,
    components: [{ variantId: line.variantId, quantity: 1 }],
    limit,
  };
}

/** The order's lines as they would be. Throws VARIANT_NOT_FOUND for what is not sold (any more). */
export function wantedLines(
  order: OrderToEdit,
  bag: Bag,
  changes: EditChanges,
): { readonly agreed: PricedEditLine[]; readonly lines: PricedEditLine[] } {
  const agreed = agreedLines(order, bag);
  const today = (variantId: string): PricedEditLine => {
    const item = itemOf(bag, variantId);
    if (item === undefined || !item.sold) throw new ProblemError('VARIANT_NOT_FOUND');
    return { ...item, lineId: uuidv7(), giftOf: null };
  };
  const lines = editedLines({ agreed, wanted: changes, today });
  return { agreed, lines: withoutLostGifts(lines, bag, order) };
}

/** A gift goes when its offer no longer holds; an edit gives no new ones. */
function withoutLostGifts(
  lines: readonly PricedEditLine[],
  bag: Bag,
  order: OrderToEdit,
): PricedEditLine[] {
  const bought = lines.filter(({ giftOf }) => giftOf === null);
  const due = giftsFor({
    lines: bought,
    promotions: bag.promotions,
    coupon: bag.coupon,
    now: order.placedAt,
    context: {
      customer: bag.customer,
      store: order.delivery.locationCode,
      zone: zoneOf(order.market),
    },
  }).map(({ promotionId }) => promotionId);
  return lines.filter(({ giftOf }) => giftOf === null || due.includes(giftOf));
}

/** Units that have to be found on the shelves, as lines of their own. */
export function unitsMore(
  agreed: readonly PricedEditLine[],
  lines: readonly PricedEditLine[],
): PricedEditLine[] {
  return lines.flatMap((line) => {
    const before = agreed.find(({ lineId }) => lineId === line.lineId)?.quantity ?? 0;
    return line.quantity > before ? [{ ...line, quantity: line.quantity - before }] : [];
  });
}

/** Nobody was asked for their age for what comes new. */
export const asksForAge = (
  agreed: readonly PricedEditLine[],
  lines: readonly PricedEditLine[],
): boolean => (ageNeeded(lines) ?? 0) > (ageNeeded(agreed) ?? 0);
