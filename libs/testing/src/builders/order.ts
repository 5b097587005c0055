import { createHash, randomInt, randomUUID } from 'node:crypto';
import type { AddressDto, DeliveryOption, OrderState } from '@green-apple/contracts-http';
import { TINY_CATALOGUE } from '../catalogue/tiny-catalogue.ts';

export interface OrderLineExample {
  readonly id: string;
  readonly variantId: string;
  readonly productId: string;
  readonly sku: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly quantity: number;
  readonly unitMinor: number;
}

/** An order as it lies in the database, before money is written as a receipt. */
export interface OrderExample {
  readonly id: string;
  readonly number: string;
  readonly state: OrderState;
  readonly reason: string | null;
  readonly email: string;
  readonly address: AddressDto;
  readonly delivery: DeliveryOption;
  readonly lines: readonly OrderLineExample[];
  readonly shippingMinor: number;
  readonly taxMinor: number;
  readonly placedAt: string;
  /** What the shopper's session cookie holds. */
  readonly sessionToken: string;
  /** What the link in the shopper's mail holds. */
  readonly accessToken: string;
  readonly paymentMethodRef: string;
}

export function anAddress(changes: Partial<AddressDto> = {}): AddressDto {
  return {
    name: 'Robin Field',
    line1: '12 Orchard Road',
    line2: '',
    city: 'Portland',
    region: 'OR',
    postalCode: '97205',
    country: 'US',
    phone: '',
    ...changes,
  };
}

export function aDelivery(changes: Partial<DeliveryOption> = {}): DeliveryOption {
  return {
    id: 'standard',
    label: 'Standard delivery',
    kind: 'delivery',
    price: { minor: 495, currency: 'USD' },
    earliest: '2026-11-25',
    latest: '2026-11-27',
    locationCode: null,
    ...changes,
  };
}

/** Starts an order with an id and a number of its own: `anOrder().withLine('MAG-60', 2).declined('insufficient_funds').build()`. */
export const anOrder = (changes: Partial<OrderExample> = {}): OrderBuilder =>
  new OrderBuilder({ ...DEFAULTS, id: randomUUID(), number: aNumber(), ...changes });

export class OrderBuilder {
  readonly #order: OrderExample;

  constructor(order: OrderExample) {
    this.#order = order;
  }

  with(changes: Partial<OrderExample>): OrderBuilder {
    return new OrderBuilder({ ...this.#order, ...changes });
  }

  /** Adds `quantity` of a SKU of the tiny catalogue at its price of today. */
  withLine(sku: string, quantity = 1): OrderBuilder {
    return this.with({ lines: [...this.#order.lines, lineOf(sku, quantity)] });
  }

  confirmed(): OrderBuilder {
    return this.with({ state: 'confirmed', reason: null });
  }

  declined(reason = 'card_declined'): OrderBuilder {
    return this.with({ state: 'payment_declined', reason });
  }

  cancelled(reason = 'payment_timeout'): OrderBuilder {
    return this.with({ state: 'cancelled', reason });
  }

  /** Without lines of its own the order holds one MAG-60. */
  build(): OrderExample {
    return this.#order.lines.length > 0
      ? this.#order
      : { ...this.#order, lines: [lineOf('MAG-60', 1)] };
  }
}

const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const group = (): string =>
  Array.from({ length: 5 }, () => SIGNS[randomInt(SIGNS.length)]).join('');
const aNumber = (): string => `GA-${group()}-${group()}`;

const DEFAULTS: Omit<OrderExample, 'id' | 'number'> = {
  state: 'placed',
  reason: null,
  email: 'robin@example.com',
  address: anAddress(),
  delivery: aDelivery(),
  lines: [],
  shippingMinor: 495,
  taxMinor: 0,
  placedAt: '2026-11-22T12:00:00.000Z',
  sessionToken: 'session-of-robin',
  accessToken: 'link-of-robin',
  paymentMethodRef: 'pm_card_visa',
};

function lineOf(sku: string, quantity: number): OrderLineExample {
  for (const { product, variants } of TINY_CATALOGUE) {
    const found = variants.find(({ variant }) => variant.sku === sku);
    if (found === undefined) continue;
    return {
      id: randomUUID(),
      variantId: found.variant.id,
      productId: product.id,
      sku,
      title: product.title,
      variantTitle: found.variant.title,
      quantity,
      unitMinor: found.price.saleMinor ?? found.price.listMinor,
    };
  }
  throw new Error(`The tiny catalogue has no SKU "${sku}".`);
}

/** How tokens are kept: their SHA-256 only. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();
