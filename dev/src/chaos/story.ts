import { randomUUID } from 'node:crypto';
import type { PaymentAction, PlacedOrder, Problem, Quote } from '@green-apple/contracts-http';
import type { Purchase } from './plan.ts';
import { goThrough } from './aftermath.ts';
import { problemIn, type Reply } from './caller.ts';
import type { Shopper } from './shopper.ts';
import type { Staff } from './staff.ts';

/** What a shopper can reach beside the shop. */
export interface Town {
  /** Ids of variants in stock, as the shelf of a plan counts them. */
  readonly shelf: readonly string[];
  readonly scarce: string;
  readonly simulatorUrl: string;
  /** Codes of gift cards that several shoppers hold. */
  readonly giftCards: readonly string[];
  readonly staff: Staff;
  /** Our staff ends the order's run. */
  readonly cancel: (orderId: string) => Promise<void>;
}

const ENDED = ['confirmed', 'cancelled'];

const CARDS = {
  good: 'pm_card_visa',
  other: 'pm_card_mastercard',
  poor: 'pm_card_chargeDeclinedInsufficientFunds',
  asks: 'pm_card_authenticationRequired',
} as const;

const cardOf = ({ course }: Purchase): string => {
  if (course.startsWith('declined')) return CARDS.poor;
  return course.startsWith('bank-asks') ? CARDS.asks : CARDS.good;
};

/** How often a shopper looks at a changed total and presses the button again. */
const MOST_LOOKS = 4;

/** One purchase from the empty bag to its end, or as far as the shopper goes. Returns the order's id. */
export async function purchase(
  plan: Purchase,
  shopper: Shopper,
  town: Town,
): Promise<string | null> {
  const items = plan.scarce
    ? [{ variantId: town.scarce, quantity: 1 }]
    : plan.items.map(({ shelf, quantity }) => ({
        variantId: town.shelf[shelf % town.shelf.length] ?? '',
        quantity,
      }));
  const giftCard = plan.giftCard === null ? null : (town.giftCards[plan.giftCard] ?? null);
  const quote = await shopper.fill({ items, coupon: plan.coupon, giftCard });
  const orderId = await pressed(plan, shopper, quote);
  if (orderId === null) return null;
  await goOn(plan, shopper, town, orderId);
  if (plan.aftermath === 'kept') return orderId;
  const { staff, simulatorUrl } = town;
  if ((await shopper.until(orderId, ['payment_declined', ...ENDED])) === 'confirmed')
    await goThrough(plan.aftermath, orderId, { shopper, staff, simulatorUrl });
  return orderId;
}

async function pressed(
  plan: Purchase,
  shopper: Shopper,
  first: Quote | Problem,
): Promise<string | null> {
  let quote = first;
  for (let look = 0; look < MOST_LOOKS && 'id' in quote; look++) {
    const reply = await press(plan, shopper, quote.id);
    if (reply.status < 300) return (reply.body as PlacedOrder).id;
    const changed = problemIn(reply)?.quote as Quote | undefined;
    if (changed === undefined) return null;
    quote = changed;
  }
  return null;
}

/** The last button, pressed in the manner of the plan. */
async function press(
  plan: Purchase,
  shopper: Shopper,
  quoteId: string,
): Promise<NonNullable<Reply>> {
  const [card, key] = [cardOf(plan), randomUUID()];
  switch (plan.manner) {
    case 'once':
      return shopper.place(quoteId, card, key);
    case 'double-click':
      return better(
        ...(await Promise.all([
          shopper.place(quoteId, card, key),
          shopper.place(quoteId, card, key),
        ])),
      );
    case 'two-tabs':
      return better(
        ...(await Promise.all([
          shopper.place(quoteId, card, key),
          shopper.place(quoteId, card, randomUUID()),
        ])),
      );
    case 'other-body': {
      const reply = await shopper.place(quoteId, card, key);
      if (reply.status < 300) await shopper.place(quoteId, CARDS.other, key);
      return reply;
    }
  }
}

const better = (one: NonNullable<Reply>, two: NonNullable<Reply>): NonNullable<Reply> =>
  one.status < 300 ? one : two;

async function goOn(
  { course, pauseMs }: Purchase,
  shopper: Shopper,
  town: Town,
  orderId: string,
): Promise<void> {
  const think = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, pauseMs));
  switch (course) {
    case 'cancelled-by-staff':
      await think();
      return town.cancel(orderId);
    case 'declined-then-paid':
      return payAgain(shopper, orderId, think);
    case 'bank-asks-then-paid':
      return answerBank(shopper, town, orderId, 'complete', think);
    case 'bank-asks-then-refuses':
      await answerBank(shopper, town, orderId, 'fail', think);
      return payAgain(shopper, orderId, think);
    case 'paid':
    case 'declined-and-left':
    case 'bank-asks-and-left':
      return;
  }
}

async function payAgain(
  shopper: Shopper,
  orderId: string,
  think: () => Promise<void>,
): Promise<void> {
  const state = await shopper.until(orderId, ['payment_declined', ...ENDED]);
  if (state !== 'payment_declined') return;
  await think();
  const [path, body] = [`/api/orders/${orderId}/payments`, { paymentMethodId: CARDS.other }];
  await shopper.insist('POST', path, body, { key: randomUUID() });
}

async function answerBank(
  shopper: Shopper,
  { simulatorUrl }: Town,
  orderId: string,
  answer: 'complete' | 'fail',
  think: () => Promise<void>,
): Promise<void> {
  const state = await shopper.until(orderId, ['action_required', 'payment_declined', ...ENDED]);
  if (state !== 'action_required') return;
  const asked = await shopper.insist('GET', `/api/orders/${orderId}/payment-action`);
  if (asked.status !== 200) return;
  await think();
  await fetch(`${simulatorUrl}/stripe-js/challenges/${answer}`, {
    method: 'POST',
    signal: AbortSignal.timeout(10_000),
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ clientSecret: (asked.body as PaymentAction).clientSecret }),
  });
}
