import type { AddressDto, AdminOrder, EditOrder } from '@green-apple/contracts-http';

/** An item that comes new. */
export interface AddedItem {
  readonly variantId: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly quantity: number;
}

/** What an employee wants of an order; what is not in it stays as it is. */
export interface EditDraft {
  readonly quantities: Readonly<Record<string, number>>;
  readonly added: readonly AddedItem[];
  /** Null while the address stays. */
  readonly address: AddressDto | null;
  /** Null while the way of delivery stays. */
  readonly deliveryOptionId: string | null;
}

export const NO_EDIT: EditDraft = {
  quantities: {},
  added: [],
  address: null,
  deliveryOptionId: null,
};

interface AddressField {
  readonly key: Exclude<keyof AddressDto, 'country'>;
  readonly label: string;
  readonly most: number;
}

export const ADDRESS_FIELDS: readonly AddressField[] = [
  { key: 'name', label: 'Full name', most: 80 },
  { key: 'line1', label: 'Street and number', most: 120 },
  { key: 'line2', label: 'Apartment, floor', most: 120 },
  { key: 'city', label: 'City', most: 80 },
  { key: 'region', label: 'State, two letters', most: 2 },
  { key: 'postalCode', label: 'ZIP code', most: 10 },
  { key: 'phone', label: 'Phone', most: 30 },
];

/** An item that is added twice counts up. */
export function withItem(draft: EditDraft, item: AddedItem): EditDraft {
  const known = draft.added.find(({ variantId }) => variantId === item.variantId);
  const quantity = Math.min(99, (known?.quantity ?? 0) + item.quantity);
  return {
    ...draft,
    added: [
      ...draft.added.filter(({ variantId }) => variantId !== item.variantId),
      { ...item, quantity },
    ],
  };
}

/** What goes to the API: only what is another than now. */
export function toEdit(
  draft: EditDraft,
  { lines, address, delivery }: Pick<AdminOrder, 'lines' | 'address' | 'delivery'>,
): EditOrder {
  const way = draft.deliveryOptionId;
  const to = draft.address === null ? null : trimmed(draft.address);
  return {
    quantities: lines
      .filter(({ id, quantity }) => (draft.quantities[id] ?? quantity) !== quantity)
      .map(({ id }) => ({ lineId: id, quantity: draft.quantities[id] ?? 0 })),
    added: draft.added.map(({ variantId, quantity }) => ({ variantId, quantity })),
    ...(to !== null && (address === null || !isSame(to, address)) ? { address: to } : {}),
    ...(way !== null && way !== delivery.id ? { deliveryOptionId: way } : {}),
  };
}

export const isNothing = (changes: EditOrder): boolean =>
  changes.quantities.length + changes.added.length === 0 &&
  changes.address === undefined &&
  changes.deliveryOptionId === undefined;

const trimmed = (address: AddressDto): AddressDto => ({
  ...address,
  name: address.name.trim(),
  line1: address.line1.trim(),
  line2: address.line2.trim(),
  city: address.city.trim(),
  region: address.region.trim().toUpperCase(),
  postalCode: address.postalCode.trim(),
  phone: address.phone.trim(),
});

const isSame = (one: AddressDto, other: AddressDto): boolean =>
  ADDRESS_FIELDS.every(({ key }) => one[key] === other[key]);
