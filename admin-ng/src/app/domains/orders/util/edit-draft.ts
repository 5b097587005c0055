import type { AddressDto, AdminOrder, EditOrder } from '@green-apple/contracts-http';
import { COUNTRIES } from '@green-apple/domain-pricing/country';
import { MARKETS } from '@green-apple/domain-pricing/market';

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

/** How an address is typed in a country. */
export function addressFields(country: AddressDto['country']): readonly AddressField[] {
  const { hasRegions, postalCodeLabel } = COUNTRIES[country];
  return [
    { key: 'name', label: 'Full name', most: 80 },
    { key: 'line1', label: 'Street and number', most: 120 },
    { key: 'line2', label: 'Apartment, floor', most: 120 },
    { key: 'city', label: 'City', most: 80 },
    ...(hasRegions ? [{ key: 'region', label: 'State, two letters', most: 2 } as const] : []),
    { key: 'postalCode', label: postalCodeLabel, most: 12 },
    { key: 'phone', label: 'Phone', most: 30 },
  ];
}

/** Those that parcels of the same market go to; null where there is no other. */
export function countriesBeside(
  country: AddressDto['country'],
): ReadonlyArray<{ readonly code: AddressDto['country']; readonly name: string }> | null {
  const market = MARKETS.find(({ countries }) => countries.includes(country));
  if (market === undefined || market.countries.length < 2) return null;
  return market.countries.map((code) => ({ code, name: COUNTRIES[code].name }));
}

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
  one.country === other.country &&
  addressFields(one.country).every(({ key }) => one[key] === other[key]);
