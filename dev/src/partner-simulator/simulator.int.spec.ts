import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { money } from '@green-apple/domain-money';
import { createStripePaymentGateway, verifyStripeEvent } from '@green-apple/partners';
import { SimulatorStage } from './simulator-stage.int.spec.ts';

describe('the partners, asked through our own adapters', () => {
  let stage: SimulatorStage;
  beforeEach(async () => {
    stage = await SimulatorStage.open();
  });
  afterEach(() => stage.close());

  it('authorise a good card and give the money back unharmed', async () => {
    const outcome = await stage.authorise('pm_card_visa');
    expect(outcome).toEqual(
      jasmine.objectContaining({ code: 'authorised', amount: money(4230, 'USD') }),
    );
    const providerRef = 'providerRef' in outcome ? (outcome.providerRef ?? '') : '';
    expect(await stage.payments.void({ providerRef, idempotencyKey: 'v' })).toEqual({
      code: 'voided',
    });
    expect(await stage.payments.void({ providerRef, idempotencyKey: 'v2' })).toEqual({
      code: 'voided',
    });
    expect(await stage.effects()).toEqual(['authorised', 'voided']);
  });

  it('capture, and refund no more than was captured', async () => {
    const outcome = await stage.authorise('pm_card_visa');
    const providerRef = 'providerRef' in outcome ? (outcome.providerRef ?? '') : '';
    const captured = await stage.payments.capture({
      providerRef,
      amount: money(4230, 'USD'),
      mark: 'parcel',
      isLast: true,
      idempotencyKey: 'c',
    });
    expect(captured.code).toBe('captured');
    const refund = (minor: number, idempotencyKey: string) =>
      stage.payments.refund({
        providerRef,
        amount: money(minor, 'USD'),
        idempotencyKey,
        orderId: 'order-1',
      });
    expect((await refund(4000, 'r1')).code).toBe('refunded');
    expect(await refund(231, 'r2')).toEqual({ code: 'refused', reason: 'amount_too_large' });
    expect(await stage.payments.void({ providerRef, idempotencyKey: 'v' })).toEqual({
      code: 'captured',
    });
  });

  for (const [method, declineCode] of [
    ['pm_card_chargeDeclined', 'card_declined'],
    ['pm_card_chargeDeclinedInsufficientFunds', 'insufficient_funds'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card'],
    ['pm_nobody_knows_this', 'payment_method_unusable'],
  ] as const)
    it(`say no to ${method} with ${declineCode}`, async () => {
      expect(await stage.authorise(method)).toEqual(
        jasmine.objectContaining({ code: 'declined', declineCode }),
      );
    });

  it('keep brand and last four digits of a typed card and nothing else', async () => {
    const method = (await (await stage.typedCard('4000 0025 0000 3155')).json()) as {
      id: string;
      card: object;
    };
    expect(method.card).toEqual(jasmine.objectContaining({ brand: 'visa', last4: '3155' }));
    expect((await stage.authorise(method.id)).code).toBe('action_required');
    expect(await stage.authorise(method.id)).toEqual(
      jasmine.objectContaining({ declineCode: 'payment_method_unusable' }),
    );
    for (const file of ['objects.jsonl', 'journal.jsonl'])
      expect(readFileSync(join(stage.stateDir, file), 'utf8')).not.toMatch(/4000\s?0025|"123"/);
  });

  it('refuse a number with a wrong digit, and a card of the past', async () => {
    expect((await stage.typedCard('4242424242424241')).status).toBe(402);
    expect((await stage.typedCard('4242424242424242', { 'card[exp_year]': '20' })).status).toBe(
      402,
    );
  });

  it('let the shopper complete or fail what the bank asks', async () => {
    for (const [path, code] of [
      ['complete', 'authorised'],
      ['fail', 'declined'],
    ] as const) {
      const outcome = await stage.authorise('pm_card_authenticationRequired');
      if (outcome.code !== 'action_required') throw new Error(outcome.code);
      await stage.send(`stripe-js/challenges/${path}`, { clientSecret: outcome.clientSecret });
      expect((await stage.payments.retrieve(outcome.providerRef)).code).toBe(code);
    }
  });

  it('charge once for one key and refuse the key for another amount', async () => {
    const [first, second] = [
      await stage.authorise('pm_card_visa', 'same'),
      await stage.authorise('pm_card_visa', 'same'),
    ];
    expect(second).toEqual(first);
    expect(await stage.effects()).toEqual(['authorised']);
    await expectAsync(stage.authorise('pm_card_mastercard', 'same')).toBeRejectedWithError(
      /IDEMPOTENCY_KEY_REUSED/,
    );
  });

  it('may act and not answer: the key finds what was done', async () => {
    await stage.ask({ operation: 'payment_intents.create', kind: 'execute-then-timeout' });
    expect(await stage.authorise('pm_card_visa', 'lost')).toEqual({
      code: 'unknown',
      detail: 'timeout',
    });
    const since = new Date(Date.now() - 5_000);
    expect((await stage.payments.findByKey({ idempotencyKey: 'lost', since })).code).toBe(
      'authorised',
    );
    expect((await stage.payments.findByKey({ idempotencyKey: 'never', since })).code).toBe(
      'not_found',
    );
    expect((await stage.authorise('pm_card_visa', 'lost')).code).toBe('authorised');
    expect(await stage.effects()).toEqual(['authorised']);
  });

  for (const [kind, detail] of [
    ['timeout', 'timeout'],
    ['garbage', 'garbage'],
    ['server-error', 'server_error'],
    ['rate-limited', 'rate_limited'],
  ] as const)
    it(`may answer with ${kind}: the outcome is unknown`, async () => {
      await stage.ask({ operation: 'payment_intents.*', kind });
      expect(await stage.authorise('pm_card_visa')).toEqual({ code: 'unknown', detail });
    });

  it('take our credentials seriously', async () => {
    const stranger = createStripePaymentGateway(stage.stripe('sk_test_other'), 1_000);
    await expectAsync(stranger.retrieve('pi_x')).toBeRejectedWithError(/CREDENTIALS_REFUSED/);
  });

  it('remember everything over a restart', async () => {
    const outcome = await stage.authorise('pm_card_visa', 'kept');
    await stage.restart();
    expect(await stage.authorise('pm_card_visa', 'kept')).toEqual(outcome);
    expect(await stage.effects()).toEqual(['authorised']);
  });

  it('tell the shop by signed events, twice when asked to', async () => {
    await stage.ask({
      operation: 'payment_intent.amount_capturable_updated',
      kind: 'webhook-duplicate',
      copies: 2,
    });
    await stage.authorise('pm_card_visa');
    while (stage.events.length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    const [event] = stage.events;
    const result = verifyStripeEvent(event?.body ?? '', event?.signature, ['old', 'whsec_local']);
    expect(result).toEqual({
      code: 'valid',
      event: jasmine.objectContaining({
        type: 'payment_intent.amount_capturable_updated',
        orderId: 'order-1',
      }),
    });
    expect(stage.events[1]?.body).toBe(event?.body);
    expect(verifyStripeEvent(`${event?.body} `, event?.signature, ['whsec_local']).code).toBe(
      'signature_invalid',
    );
    expect(verifyStripeEvent(event?.body ?? '', undefined, ['whsec_local']).code).toBe(
      'signature_invalid',
    );
  });
});
