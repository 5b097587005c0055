import type { EditOrder, ImageDto, MoneyDto, OrderDetail } from '@green-apple/contracts-http';
import {
  toAddress,
  toPostalDraft,
  type PostalDraft,
} from '../../shared/util-address/postal-address.ts';

/** An item that comes new, as the shopper chose it. */
export interface AddedItem {
  readonly variantId: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly price: MoneyDto;
  readonly image: ImageDto | null;
  readonly quantity: number;
}

/** What a shopper wants of their order; what is not in it stays as it is. */
export interface ChangeDraft {
  readonly quantities: Readonly<Record<string, number>>;
  readonly added: readonly AddedItem[];
  /** Null while the address stays. */
  readonly address: PostalDraft | null;
  /** Null while the way of delivery stays. */
  readonly deliveryOptionId: string | null;
}

export const NO_CHANGE: ChangeDraft = {
  quantities: {},
  added: [],
  address: null,
  deliveryOptionId: null,
};

/** One more of an item that is added already counts up. */
export function withItem(draft: ChangeDraft, item: Omit<AddedItem, 'quantity'>): ChangeDraft {
  const known = draft.added.find(({ variantId }) => variantId === item.variantId);
  return known === undefined
    ? { ...draft, added: [...draft.added, { ...item, quantity: 1 }] }
    : withQuantity(draft, item.variantId, Math.min(99, known.quantity + 1));
}

/** Sets how many of an added item come; none takes it out again. */
export const withQuantity = (
  draft: ChangeDraft,
  variantId: string,
  quantity: number,
): ChangeDraft => ({
  ...draft,
  added: draft.added
    .map((item) => (item.variantId === variantId ? { ...item, quantity } : item))
    .filter((item) => item.quantity > 0),
});

/** What goes to the shop: only what is another than now. */
export function toEditOrder(
  draft: ChangeDraft,
  { lines, address, delivery }: Pick<OrderDetail, 'lines' | 'address' | 'delivery'>,
): EditOrder {
  const wanted = draft.address;
  const way = draft.deliveryOptionId;
  return {
    quantities: lines
      .filter(({ id, quantity }) => (draft.quantities[id] ?? quantity) !== quantity)
      .map(({ id }) => ({ lineId: id, quantity: draft.quantities[id] ?? 0 })),
    added: draft.added.map(({ variantId, quantity }) => ({ variantId, quantity })),
    ...(wanted !== null && !isSame(wanted, toPostalDraft(address))
      ? { address: toAddress(wanted) }
      : {}),
    ...(way !== null && way !== delivery.id ? { deliveryOptionId: way } : {}),
  };
}

export const isNothing = (changes: EditOrder): boolean =>
  changes.quantities.length + changes.added.length === 0 &&
  changes.address === undefined &&
  changes.deliveryOptionId === undefined;

const isSame = (one: PostalDraft, other: PostalDraft): boolean =>
  JSON.stringify(toAddress(one)) === JSON.stringify(toAddress(other));
