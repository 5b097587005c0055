import type { PlainText, Words } from '../util-language/words.ts';

/** The part of the payment provider's script that we use; its own file in production is Stripe's. */
export interface PaymentProvider {
  elements(options: { readonly locale: string }): {
    create(type: 'card', options?: CardOptions): CardElement;
  };
  createPaymentMethod(request: {
    readonly type: 'card';
    readonly card: CardElement;
    readonly billing_details?: BillingDetails;
  }): Promise<{ readonly paymentMethod?: { readonly id: string }; readonly error?: CardFault }>;
  handleNextAction(request: { readonly clientSecret: string }): Promise<{
    readonly error?: CardFault;
  }>;
}

export interface CardElement {
  mount(target: HTMLElement): void;
  on(event: 'ready', listener: () => void): unknown;
  on(event: 'change', listener: (change: CardChange) => void): unknown;
  update(options: CardOptions): void;
  focus(): void;
  clear(): void;
  destroy(): void;
}

export interface CardChange {
  readonly complete: boolean;
  readonly empty: boolean;
  readonly error?: CardFault | undefined;
}

export interface CardFault {
  readonly type?: string;
  readonly code?: string;
  readonly message?: string;
}

export interface CardOptions {
  readonly hidePostalCode?: boolean;
  readonly disabled?: boolean;
  readonly style?: {
    readonly base?: Readonly<Record<string, unknown>>;
    readonly invalid?: Readonly<Record<string, unknown>>;
  };
}

export interface BillingDetails {
  readonly name?: string;
  readonly email?: string;
  readonly address?: {
    readonly line1?: string;
    readonly line2?: string;
    readonly city?: string;
    readonly state?: string;
    readonly postal_code?: string;
    readonly country?: string;
  };
}

/** Typed card details are our only chance to say it before the bank does. */
const FAULTS: Readonly<Record<string, PlainText>> = {
  incomplete_number: 'The card number is not complete yet.',
  invalid_number: 'This is not a card number. Check the digits.',
  incorrect_number: 'This is not a card number. Check the digits.',
  incomplete_expiry: 'The expiry date is not complete yet.',
  invalid_expiry_month: 'There is no such month. Check the expiry date.',
  invalid_expiry_year: 'The card has expired, or the year is mistyped.',
  invalid_expiry_year_past: 'The card has expired, or the year is mistyped.',
  invalid_expiry_month_past: 'The card has expired, or the month is mistyped.',
  incomplete_cvc: 'The security code is not complete yet.',
  invalid_cvc: 'Check the security code on the back of the card.',
  incomplete_zip: 'The ZIP code of the card is not complete yet.',
  payment_intent_authentication_abandoned:
    'The check with your bank was not finished. Nothing was charged.',
  payment_intent_authentication_failure:
    'Your bank could not confirm it was you. Nothing was charged.',
};

/** What went wrong with the card, in our words; the provider's where we have none, which speaks English to us. */
export function cardFaultWords({ code = '', message }: CardFault, words: Words): string {
  const ours = FAULTS[code];
  if (ours !== undefined) return words.say(ours);
  return words.language === 'en' && message !== undefined
    ? message
    : words.say('The card could not be read. Check it, or try another card.');
}
