import type { CardScript } from './cards.ts';

export interface PaymentError {
  readonly type: 'card_error';
  readonly code: string;
  readonly decline_code?: string | undefined;
  readonly message: string;
}

export type IntentStatus =
  | 'requires_payment_method'
  | 'requires_confirmation'
  | 'requires_action'
  | 'requires_capture'
  | 'processing'
  | 'canceled'
  | 'succeeded';

/** A payment as Stripe keeps it. */
export interface PaymentIntent {
  readonly id: string;
  readonly object: 'payment_intent';
  readonly amount: number;
  readonly amount_capturable: number;
  readonly amount_received: number;
  readonly currency: string;
  readonly status: IntentStatus;
  readonly client_secret: string;
  readonly capture_method: 'manual' | 'automatic' | 'automatic_async';
  readonly confirmation_method: 'automatic';
  readonly created: number;
  readonly description: string | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly payment_method: string | null;
  readonly customer: string | null;
  /** Set when the card is kept for its customer once it has paid. */
  readonly setup_future_usage: 'off_session' | 'on_session' | null;
  /** True when its card may be captured in parts. */
  readonly multicapture: boolean;
  readonly payment_method_types: readonly string[];
  readonly last_payment_error: PaymentError | null;
  readonly next_action: { readonly type: 'use_stripe_sdk'; readonly use_stripe_sdk: object } | null;
  readonly latest_charge: string | null;
  readonly canceled_at: number | null;
  readonly cancellation_reason: string | null;
  readonly livemode: false;
}

const MESSAGES: Readonly<Record<string, string>> = {
  insufficient_funds: 'Your card has insufficient funds.',
  expired_card: 'Your card has expired.',
  incorrect_cvc: "Your card's security code is incorrect.",
  processing_error: 'An error occurred while processing your card. Try again in a little bit.',
};

export function declineError(code: string, declineCode: string): PaymentError {
  return {
    type: 'card_error',
    code,
    ...(code === 'card_declined' ? { decline_code: declineCode } : {}),
    message: MESSAGES[declineCode] ?? 'Your card was declined.',
  };
}

const AUTHENTICATION_FAILED: PaymentError = {
  type: 'card_error',
  code: 'payment_intent_authentication_failure',
  message:
    'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
};

/** The bank's answer to an authorisation. */
export function confirmed(intent: PaymentIntent, script: CardScript): PaymentIntent {
  switch (script.outcome) {
    case 'ok':
      return authorised(intent);
    case 'decline':
      return refused(intent, script);
    case 'processing':
      return { ...intent, status: 'processing', next_action: null, last_payment_error: null };
    case 'challenge':
    case 'challenge-then-decline':
      return {
        ...intent,
        status: 'requires_action',
        next_action: {
          type: 'use_stripe_sdk',
          use_stripe_sdk: { type: 'three_d_secure_redirect' },
        },
      };
  }
}

/** The shopper finished, or failed, what the bank asked. */
export function challenged(
  intent: PaymentIntent,
  passed: boolean,
  script: CardScript,
): PaymentIntent {
  if (!passed) return { ...withoutCard(intent), last_payment_error: AUTHENTICATION_FAILED };
  return script.outcome === 'challenge-then-decline' ? refused(intent, script) : authorised(intent);
}

/** The bank has made up its mind, hours or days after it was asked. */
export function settled(intent: PaymentIntent, script: CardScript): PaymentIntent {
  return script.outcome === 'decline' ? refused(intent, script) : authorised(intent);
}

function authorised(intent: PaymentIntent): PaymentIntent {
  const base = { ...intent, next_action: null, last_payment_error: null };
  return intent.capture_method === 'manual'
    ? { ...base, status: 'requires_capture', amount_capturable: intent.amount }
    : { ...base, status: 'succeeded', amount_received: intent.amount };
}

function refused(intent: PaymentIntent, script: CardScript): PaymentIntent {
  return {
    ...withoutCard(intent),
    last_payment_error: declineError(
      script.code ?? 'card_declined',
      script.declineCode ?? 'generic_decline',
    ),
  };
}

function withoutCard(intent: PaymentIntent): PaymentIntent {
  return { ...intent, status: 'requires_payment_method', payment_method: null, next_action: null };
}

const CANCELLABLE: readonly IntentStatus[] = [
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
  'requires_capture',
];

/** A payment the bank is still at can be taken back "in rare cases" only; here it never can. */
export const mayCancel = (intent: PaymentIntent): boolean => CANCELLABLE.includes(intent.status);

export function cancelled(
  intent: PaymentIntent,
  reason: string | null,
  now: number,
): PaymentIntent {
  return {
    ...intent,
    status: 'canceled',
    amount_capturable: 0,
    next_action: null,
    canceled_at: now,
    cancellation_reason: reason,
  };
}

/** Takes a part; after the last one, or when nothing is left, the bank lets go of the rest. */
export function captured(
  intent: PaymentIntent,
  amount: number,
  isFinal: boolean,
  metadata: Readonly<Record<string, string>>,
): PaymentIntent {
  const left = intent.amount_capturable - amount;
  const done = isFinal || left === 0;
  return {
    ...intent,
    status: done ? 'succeeded' : 'requires_capture',
    amount_capturable: done ? 0 : left,
    amount_received: intent.amount_received + amount,
    metadata: { ...intent.metadata, ...metadata },
  };
}
