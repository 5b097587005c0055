import { testStack } from '@green-apple/testing';

/** The payment provider's well-known test cards. */
export const CARDS = {
  good: '4242424242424242',
  declined: '4000000000000002',
  insufficientFunds: '4000000000009995',
  asksForProof: '4000002500003155',
} as const;

/** The provider's handle of a card, made as the card frame makes it: the number never passes our API. */
export async function handleOf(card: keyof typeof CARDS): Promise<string> {
  const stack = testStack();
  const answer = await fetch(`${stack.needed('STRIPE_API_URL')}/v1/payment_methods`, {
    method: 'POST',
    signal: AbortSignal.timeout(10_000),
    headers: { authorization: `Bearer ${stack.needed('STRIPE_PUBLISHABLE_KEY')}` },
    body: new URLSearchParams({
      type: 'card',
      'card[number]': CARDS[card],
      'card[exp_month]': '12',
      'card[exp_year]': '2034',
      'card[cvc]': '123',
    }),
  });
  const { id } = (await answer.json()) as { id?: string };
  if (id === undefined) throw new Error(`the provider took no card: ${answer.status}`);
  return id;
}
