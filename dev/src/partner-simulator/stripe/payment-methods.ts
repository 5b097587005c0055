import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { ObjectStore } from '../object-store.ts';
import { cardFace, passesLuhn, READY_MADE, scriptOf, type CardScript } from './cards.ts';
import { missing, StripeApiError } from './stripe-error.ts';

const KIND = 'payment_method';

export interface PaymentMethod {
  readonly id: string;
  readonly created: number;
  readonly brand: string;
  readonly last4: string;
  readonly exp_month: number;
  readonly exp_year: number;
  /** How the card will behave; derived from the number, which is not kept. */
  readonly script: CardScript;
  /** Paid with once, and belongs to nobody: cannot be used again. */
  readonly used: boolean;
}

const CreateParams = z.object({
  type: z.literal('card'),
  card: z.object({
    number: z.string(),
    exp_month: z.coerce.number().int(),
    exp_year: z.coerce.number().int(),
    cvc: z.string().optional(),
  }),
});

export const newId = (prefix: string): string => `${prefix}_sim${randomBytes(12).toString('hex')}`;

/** Takes a card from the frame; keeps brand and last four digits. */
export function createPaymentMethod(store: ObjectStore, params: unknown, now: Date): PaymentMethod {
  const parsed = CreateParams.safeParse(params);
  if (!parsed.success)
    throw cardError('incorrect_number', 'Your card number is incorrect.', 'number');
  const { number: typed, exp_month, exp_year, cvc } = parsed.data.card;
  const number = typed.replace(/[\s-]/g, '');
  if (!passesLuhn(number))
    throw cardError('incorrect_number', 'Your card number is incorrect.', 'number');
  if (exp_month < 1 || exp_month > 12)
    throw cardError(
      'invalid_expiry_month',
      "Your card's expiration month is invalid.",
      'exp_month',
    );
  const year = exp_year < 100 ? 2000 + exp_year : exp_year;
  if (new Date(Date.UTC(year, exp_month, 1)) <= now)
    throw cardError('invalid_expiry_year', "Your card's expiration year is invalid.", 'exp_year');
  if (cvc !== undefined && !/^\d{3,4}$/.test(cvc))
    throw cardError('invalid_cvc', "Your card's security code is invalid.", 'cvc');
  const method: PaymentMethod = {
    id: newId('pm'),
    created: Math.floor(now.getTime() / 1000),
    ...cardFace(number),
    exp_month,
    exp_year: year,
    script: scriptOf(number),
    used: false,
  };
  store.put(KIND, method.id, method);
  return method;
}

const cardError = (code: string, message: string, param: string) =>
  new StripeApiError(402, 'card_error', message, { code, param });

/** The card behind a handle, or Stripe's complaint about it. */
export function usablePaymentMethod(store: ObjectStore, id: string): PaymentMethod {
  const method = ownPaymentMethod(store, id);
  if (method.used)
    throw new StripeApiError(
      400,
      'invalid_request_error',
      'The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment. It may not be used again.',
      { param: 'payment_method' },
    );
  return method;
}

/** A card of a customer's: charged as often as they allow. */
export function ownPaymentMethod(store: ObjectStore, id: string): PaymentMethod {
  const ready = READY_MADE.get(id);
  if (ready !== undefined)
    return {
      id,
      created: 0,
      ...ready.face,
      exp_month: 12,
      exp_year: 2099,
      script: ready.script,
      used: false,
    };
  const method = store.get<PaymentMethod>(KIND, id);
  if (method === undefined) throw missing('PaymentMethod', id, 'payment_method', 400);
  return method;
}

export function markUsed(store: ObjectStore, method: PaymentMethod): void {
  if (!READY_MADE.has(method.id)) store.put(KIND, method.id, { ...method, used: true });
}

export function toPaymentMethodResponse(method: PaymentMethod) {
  return {
    id: method.id,
    object: 'payment_method',
    type: 'card',
    created: method.created,
    livemode: false,
    customer: null,
    billing_details: {},
    metadata: {},
    card: {
      brand: method.brand,
      last4: method.last4,
      exp_month: method.exp_month,
      exp_year: method.exp_year,
      country: 'US',
      funding: 'credit',
    },
  };
}
