import type { PartnerAnswer, PartnerHouse, PartnerRequest } from '../partner-call.ts';
import { newId } from './payment-methods.ts';
import { missing } from './stripe-error.ts';

const KIND = 'customer';

interface Customer {
  readonly id: string;
  readonly object: 'customer';
  readonly created: number;
  readonly metadata: Readonly<Record<string, string>>;
  /** Cards that may be charged again. */
  readonly methods: readonly string[];
}

/** Whom cards belong to: a card without a customer is charged once. */
export class Customers {
  readonly #house: PartnerHouse;

  constructor(house: PartnerHouse) {
    this.#house = house;
  }

  create(request: PartnerRequest): PartnerAnswer {
    const customer: Customer = {
      id: newId('cus'),
      object: 'customer',
      created: Math.floor(Date.now() / 1000),
      metadata: (request.params['metadata'] ?? {}) as Record<string, string>,
      methods: [],
    };
    this.#house.store.put(KIND, customer.id, customer);
    const { methods: _, ...body } = customer;
    return { status: 200, body: { ...body, livemode: false } };
  }

  find(id: string): Customer {
    const customer = this.#house.store.get<Customer>(KIND, id);
    if (customer === undefined) throw missing('customer', id, 'customer');
    return customer;
  }

  attach(id: string, methodId: string | undefined): void {
    const customer = this.find(id);
    if (methodId === undefined || customer.methods.includes(methodId)) return;
    this.#house.store.put(KIND, id, { ...customer, methods: [...customer.methods, methodId] });
  }

  owns(id: string | null, methodId: string): boolean {
    return id !== null && this.find(id).methods.includes(methodId);
  }
}
