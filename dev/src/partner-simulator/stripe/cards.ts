/** What a test card does when it is charged. */
export interface CardScript {
  readonly outcome: 'ok' | 'decline' | 'processing' | 'challenge' | 'challenge-then-decline';
  readonly code?: string;
  readonly declineCode?: string;
}

export interface CardFace {
  readonly brand: string;
  readonly last4: string;
}

const OK: CardScript = { outcome: 'ok' };
const declined = (declineCode: string, code = 'card_declined'): CardScript => ({
  outcome: 'decline',
  code,
  declineCode,
});

/** Stripe's own test numbers. A number that is not here and is a valid one is paid without a question. */
const BY_NUMBER: ReadonlyMap<string, CardScript> = new Map([
  ['4000000000000002', declined('generic_decline')],
  ['4000000000009995', declined('insufficient_funds')],
  ['4000000000009987', declined('lost_card')],
  ['4000000000009979', declined('stolen_card')],
  ['4000000000000069', declined('expired_card', 'expired_card')],
  ['4000000000000127', declined('incorrect_cvc', 'incorrect_cvc')],
  ['4000000000000119', declined('processing_error', 'processing_error')],
  ['4000000000006975', declined('card_velocity_exceeded')],
  ['4100000000000019', declined('fraudulent')],
  ['4000002500003155', { outcome: 'challenge' }],
  ['4000002760003184', { outcome: 'challenge' }],
  ['4000000000003220', { outcome: 'challenge' }],
  [
    '4000008400001629',
    {
      outcome: 'challenge-then-decline',
      code: 'card_declined',
      declineCode: 'generic_decline',
    },
  ],
]);

/** Handles that exist without a card being typed, named as Stripe names them. */
export const READY_MADE: ReadonlyMap<string, { face: CardFace; script: CardScript }> = new Map([
  ['pm_card_visa', { face: { brand: 'visa', last4: '4242' }, script: OK }],
  ['pm_card_mastercard', { face: { brand: 'mastercard', last4: '4444' }, script: OK }],
  readyMade('pm_card_chargeDeclined', '4000000000000002'),
  readyMade('pm_card_visa_chargeDeclined', '4000000000000002'),
  readyMade('pm_card_chargeDeclinedInsufficientFunds', '4000000000009995'),
  readyMade('pm_card_visa_chargeDeclinedInsufficientFunds', '4000000000009995'),
  readyMade('pm_card_chargeDeclinedStolenCard', '4000000000009979'),
  readyMade('pm_card_chargeDeclinedExpiredCard', '4000000000000069'),
  readyMade('pm_card_chargeDeclinedIncorrectCvc', '4000000000000127'),
  readyMade('pm_card_chargeDeclinedProcessingError', '4000000000000119'),
  readyMade('pm_card_authenticationRequired', '4000002760003184'),
  readyMade('pm_card_threeDSecure2Required', '4000000000003220'),
  readyMade('pm_card_threeDSecureRequiredChargeDeclined', '4000008400001629'),
]);

function readyMade(name: string, number: string) {
  const entry = { face: cardFace(number), script: scriptOf(number) };
  return [name, entry] as [string, typeof entry];
}

/** The only place where a number is looked at; it goes no further. */
export function scriptOf(number: string): CardScript {
  return BY_NUMBER.get(number) ?? OK;
}

export function cardFace(number: string): CardFace {
  return { brand: brandOf(number), last4: number.slice(-4) };
}

function brandOf(number: string): string {
  if (/^4/.test(number)) return 'visa';
  if (/^(5[1-5]|2[2-7])/.test(number)) return 'mastercard';
  if (/^3[47]/.test(number)) return 'amex';
  if (/^6(011|5)/.test(number)) return 'discover';
  return 'unknown';
}

/** The check digit every card number ends with. */
export function passesLuhn(number: string): boolean {
  if (!/^\d{12,19}$/.test(number)) return false;
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
