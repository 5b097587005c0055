import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { money } from '@green-apple/domain-money';
import {
  createEasyPostLabelGateway,
  createEasyPostShippingGateway,
  createStripe,
  createStripePaymentGateway,
  createStripeTaxGateway,
  verifyEasyPostEvent,
  verifyStripeEvent,
  type PaymentGateway,
} from '@green-apple/partners';
import { eventually } from '@green-apple/testing';
import { SimulatorConfig } from './config.ts';
import { createSimulator, type Simulator } from './simulator.ts';

const CALIFORNIA = { city: 'Oakland', region: 'CA', postalCode: '94607', country: 'US' };

describe('the partners, asked through our own adapters', () => {
  let stateDir: string;
  let simulator: Simulator;
  let listener: Server;
  let address: string;
  let payments: PaymentGateway;
  let events: {
    body: string;
    signature: string | undefined;
    carrierSignature: string | undefined;
  }[];
  let turn = 0;

  beforeEach(async () => {
    stateDir = mkdtempSync(join(tmpdir(), 'partners-'));
    events = [];
    listener = createServer((request, reply) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        events.push({
          body,
          signature: request.headers['stripe-signature'] as string,
          carrierSignature: request.headers['x-hmac-signature'] as string,
        });
        reply.end();
      });
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    await open();
  });

  afterEach(async () => {
    await simulator.close();
    listener.closeAllConnections();
    listener.close();
    rmSync(stateDir, { recursive: true });
  });

  async function open(): Promise<void> {
    const { port } = listener.address() as AddressInfo;
    simulator = createSimulator(
      SimulatorConfig.parse({
        STATE_DIR: stateDir,
        STOREFRONT_API_URL: `http://127.0.0.1:${port}`,
      }),
    );
    address = await simulator.app.listen({ host: '127.0.0.1', port: 0 });
    const config = {
      STRIPE_API_URL: `${address}/stripe`,
      STRIPE_SECRET_KEY: 'sk_test_local',
      STRIPE_TIMEOUT_MS: 400,
    };
    payments = createStripePaymentGateway(createStripe(config), 400);
  }

  const stripe = (key = 'sk_test_local') =>
    createStripe({ STRIPE_API_URL: address, STRIPE_SECRET_KEY: key, STRIPE_TIMEOUT_MS: 2_000 });

  const authorise = (paymentMethodRef: string, idempotencyKey = `key-${++turn}`) =>
    payments.authorise({
      orderId: 'order-1',
      orderNumber: 'GA-22222-33333',
      attempt: 1,
      amount: money(4230, 'USD'),
      paymentMethodRef,
      idempotencyKey,
    });

  async function typedCard(number: string, more: Record<string, string> = {}): Promise<Response> {
    return fetch(`${address}/v1/payment_methods`, {
      method: 'POST',
      headers: { authorization: 'Bearer pk_test_local' },
      body: new URLSearchParams({
        type: 'card',
        'card[number]': number,
        'card[exp_month]': '12',
        'card[exp_year]': '2099',
        'card[cvc]': '123',
        ...more,
      }),
    });
  }

  const ask = (fault: object) =>
    fetch(`${address}/control/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault),
    });

  async function effects(): Promise<string[]> {
    const answer = await fetch(`${address}/journal`);
    const { entries } = (await answer.json()) as { entries: { effects: { kind: string }[] }[] };
    return entries.flatMap((entry) => entry.effects.map(({ kind }) => kind));
  }

  it('authorise a good card and give the money back unharmed', async () => {
    const outcome = await authorise('pm_card_visa');
    expect(outcome).toEqual(
      jasmine.objectContaining({ code: 'authorised', amount: money(4230, 'USD') }),
    );
    const providerRef = 'providerRef' in outcome ? (outcome.providerRef ?? '') : '';
    expect(await payments.void({ providerRef, idempotencyKey: 'v' })).toEqual({ code: 'voided' });
    expect(await payments.void({ providerRef, idempotencyKey: 'v2' })).toEqual({ code: 'voided' });
    expect(await effects()).toEqual(['authorised', 'voided']);
  });

  it('capture, and refund no more than was captured', async () => {
    const outcome = await authorise('pm_card_visa');
    const providerRef = 'providerRef' in outcome ? (outcome.providerRef ?? '') : '';
    const captured = await payments.capture({
      providerRef,
      amount: money(4230, 'USD'),
      mark: 'parcel',
      isLast: true,
      idempotencyKey: 'c',
    });
    expect(captured.code).toBe('captured');
    const refund = (minor: number, idempotencyKey: string) =>
      payments.refund({
        providerRef,
        amount: money(minor, 'USD'),
        idempotencyKey,
        orderId: 'order-1',
      });
    expect((await refund(4000, 'r1')).code).toBe('refunded');
    expect(await refund(231, 'r2')).toEqual({ code: 'refused', reason: 'amount_too_large' });
    expect(await payments.void({ providerRef, idempotencyKey: 'v' })).toEqual({ code: 'captured' });
  });

  for (const [method, declineCode] of [
    ['pm_card_chargeDeclined', 'card_declined'],
    ['pm_card_chargeDeclinedInsufficientFunds', 'insufficient_funds'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card'],
    ['pm_nobody_knows_this', 'payment_method_unusable'],
  ] as const)
    it(`say no to ${method} with ${declineCode}`, async () => {
      expect(await authorise(method)).toEqual(
        jasmine.objectContaining({ code: 'declined', declineCode }),
      );
    });

  describe('of an order that goes in parts', () => {
    const part = (providerRef: string, mark: string, minor: number, isLast = false) =>
      payments.capture({
        providerRef,
        mark,
        amount: money(minor, 'USD'),
        isLast,
        idempotencyKey: `capture/${mark}`,
      });
    const authorised = async (card = 'pm_card_visa'): Promise<string> => {
      const outcome = await authorise(card);
      if (outcome.code !== 'authorised') throw new Error(outcome.code);
      return outcome.providerRef;
    };
    const again = (formerRef: string) =>
      payments.reauthorise({
        orderId: 'order-1',
        orderNumber: 'GA-22222-33333',
        attempt: 2,
        formerRef,
        amount: money(4230, 'USD'),
        idempotencyKey: `key-${++turn}`,
      });

    it('capture each part once, and find it by its mark', async () => {
      const ref = await authorised();
      const first = { code: 'captured', amount: money(3000, 'USD') } as const;
      expect(await part(ref, 'a', 3000)).toEqual(first);
      expect(await part(ref, 'a', 3000)).toEqual(first);
      expect(await payments.findCapture({ providerRef: ref, mark: 'a' })).toEqual(first);
      expect((await payments.findCapture({ providerRef: ref, mark: 'b' })).code).toBe('not_found');
      expect((await part(ref, 'b', 1230, true)).code).toBe('captured');
      expect((await payments.retrieve(ref)).code).toBe('captured');
      expect(await effects()).toEqual(['authorised', 'captured', 'captured']);
    });

    it('let go of the rest when it is not needed any more', async () => {
      const ref = await authorised();
      await part(ref, 'a', 3000);
      expect(await payments.void({ providerRef: ref, idempotencyKey: 'v' })).toEqual({
        code: 'voided',
      });
      expect((await part(ref, 'b', 1230)).code).toBe('voided');
    });

    it('capture a card once that can be captured once only', async () => {
      const method = (await (await typedCard('6011111111111117')).json()) as { id: string };
      const ref = await authorised(method.id);
      expect((await part(ref, 'a', 3000)).code).toBe('captured');
      expect((await part(ref, 'b', 1230)).code).toBe('voided');
    });

    it('charge the card again without the shopper when the bank has let go', async () => {
      const method = (await (await typedCard('4242424242424242')).json()) as { id: string };
      const ref = await authorised(method.id);
      await fetch(`${address}/control/expire-authorisation`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ orderId: 'order-1' }),
      });
      expect((await part(ref, 'a', 3000)).code).toBe('voided');
      const next = await again(ref);
      expect(next.code).toBe('authorised');
      const nextRef = 'providerRef' in next ? (next.providerRef ?? '') : '';
      expect((await part(nextRef, 'a2', 4230, true)).code).toBe('captured');
    });

    it('ask no bank that wants to see the shopper', async () => {
      const outcome = await authorise('pm_card_authenticationRequired');
      if (outcome.code !== 'action_required') throw new Error(outcome.code);
      await fetch(`${address}/stripe-js/challenges/complete`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ clientSecret: outcome.clientSecret }),
      });
      expect(await again(outcome.providerRef)).toEqual(
        jasmine.objectContaining({ code: 'declined', declineCode: 'authentication_required' }),
      );
    });
  });

  describe('who carry parcels', () => {
    const labels = () =>
      createEasyPostLabelGateway({
        EASYPOST_API_URL: `${address}/easypost/v2`,
        EASYPOST_API_KEY: 'EZTK_local',
        EASYPOST_TIMEOUT_MS: 1_000,
      });
    const home = { name: 'Robin', line1: '12 Orchard Road', ...CALIFORNIA };
    const opened = async (): Promise<string> => {
      const outcome = await labels().open({
        reference: 'shipment-1',
        from: { ...home, name: 'Green Apple' },
        to: home,
        parcel: { weightGrams: 400, lengthMm: 200, widthMm: 100, heightMm: 100 },
      });
      if (outcome.code !== 'opened') throw new Error(outcome.code);
      return outcome.carrierRef;
    };
    const bought = async () => {
      const carrierRef = await opened();
      const known = await labels().retrieve(carrierRef);
      if (known.code !== 'open') throw new Error(known.code);
      const outcome = await labels().buy(carrierRef, known.rates[0]?.rateRef ?? '');
      if (outcome.code !== 'bought') throw new Error(outcome.code);
      return { carrierRef, label: outcome.label };
    };
    const scan = (status: string, copies = 1) =>
      fetch(`${address}/control/tracking`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ parcel: 'shipment-1', status, copies }),
      });

    it('sell a label once, and know it when they are asked again', async () => {
      const { carrierRef, label } = await bought();
      expect(await labels().retrieve(carrierRef)).toEqual({ code: 'bought', label });
      expect((await labels().buy(carrierRef, 'rate_x')).code).toBe('refused');
      expect(label.trackingCode.length).toBeGreaterThan(10);
    });

    it('take a label back until the parcel was seen', async () => {
      const first = await bought();
      expect((await labels().giveBack(first.carrierRef)).code).toBe('returned');
      expect((await labels().retrieve(first.carrierRef)).code).toBe('returned');
      const second = await bought();
      await scan('in_transit');
      expect((await labels().giveBack(second.carrierRef)).code).toBe('refused');
    });

    it('say where a parcel is, in events that are signed, and sent twice when asked', async () => {
      const { label } = await bought();
      expect(await labels().track(label.trackerRef)).toEqual({
        code: 'tracked',
        status: 'announced',
      });
      await scan('delivered', 2);
      expect(await labels().track(label.trackerRef)).toEqual({
        code: 'tracked',
        status: 'delivered',
      });
      const ours = () => events.filter(({ body }) => body.includes('tracker.updated'));
      await eventually(() => ours().length === 2);
      expect(
        ours().map(({ body, carrierSignature }) =>
          verifyEasyPostEvent(body, carrierSignature, ['carrier_local']),
        ),
      ).toEqual([
        jasmine.objectContaining({ code: 'valid' }),
        jasmine.objectContaining({ code: 'valid' }),
      ]);
    });

    it('sell nothing to places they do not go', async () => {
      const outcome = await labels().open({
        reference: 'x',
        from: home,
        to: { ...home, postalCode: 'K1A 0B1', country: 'CA' },
        parcel: { weightGrams: 400, lengthMm: 200, widthMm: 100, heightMm: 100 },
      });
      expect(outcome.code).toBe('address_refused');
    });
  });

  it('keep brand and last four digits of a typed card and nothing else', async () => {
    const method = (await (await typedCard('4000 0025 0000 3155')).json()) as {
      id: string;
      card: object;
    };
    expect(method.card).toEqual(jasmine.objectContaining({ brand: 'visa', last4: '3155' }));
    expect((await authorise(method.id)).code).toBe('action_required');
    expect(await authorise(method.id)).toEqual(
      jasmine.objectContaining({ declineCode: 'payment_method_unusable' }),
    );
    for (const file of ['objects.jsonl', 'journal.jsonl'])
      expect(readFileSync(join(stateDir, file), 'utf8')).not.toMatch(/4000\s?0025|"123"/);
  });

  it('refuse a number with a wrong digit, and a card of the past', async () => {
    expect((await typedCard('4242424242424241')).status).toBe(402);
    expect((await typedCard('4242424242424242', { 'card[exp_year]': '20' })).status).toBe(402);
  });

  it('let the shopper complete or fail what the bank asks', async () => {
    for (const [path, code] of [
      ['complete', 'authorised'],
      ['fail', 'declined'],
    ] as const) {
      const outcome = await authorise('pm_card_authenticationRequired');
      if (outcome.code !== 'action_required') throw new Error(outcome.code);
      await fetch(`${address}/stripe-js/challenges/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ clientSecret: outcome.clientSecret }),
      });
      expect((await payments.retrieve(outcome.providerRef)).code).toBe(code);
    }
  });

  it('charge once for one key and refuse the key for another amount', async () => {
    const [first, second] = [
      await authorise('pm_card_visa', 'same'),
      await authorise('pm_card_visa', 'same'),
    ];
    expect(second).toEqual(first);
    expect(await effects()).toEqual(['authorised']);
    await expectAsync(authorise('pm_card_mastercard', 'same')).toBeRejectedWithError(
      /IDEMPOTENCY_KEY_REUSED/,
    );
  });

  it('may act and not answer: the key finds what was done', async () => {
    await ask({ operation: 'payment_intents.create', kind: 'execute-then-timeout' });
    expect(await authorise('pm_card_visa', 'lost')).toEqual({ code: 'unknown', detail: 'timeout' });
    const since = new Date(Date.now() - 5_000);
    expect((await payments.findByKey({ idempotencyKey: 'lost', since })).code).toBe('authorised');
    expect((await payments.findByKey({ idempotencyKey: 'never', since })).code).toBe('not_found');
    expect((await authorise('pm_card_visa', 'lost')).code).toBe('authorised');
    expect(await effects()).toEqual(['authorised']);
  });

  for (const [kind, detail] of [
    ['timeout', 'timeout'],
    ['garbage', 'garbage'],
    ['server-error', 'server_error'],
    ['rate-limited', 'rate_limited'],
  ] as const)
    it(`may answer with ${kind}: the outcome is unknown`, async () => {
      await ask({ operation: 'payment_intents.*', kind });
      expect(await authorise('pm_card_visa')).toEqual({ code: 'unknown', detail });
    });

  it('take our credentials seriously', async () => {
    const stranger = createStripePaymentGateway(stripe('sk_test_other'), 1_000);
    await expectAsync(stranger.retrieve('pi_x')).toBeRejectedWithError(/CREDENTIALS_REFUSED/);
  });

  it('remember everything over a restart', async () => {
    const outcome = await authorise('pm_card_visa', 'kept');
    await simulator.close();
    await open();
    expect(await authorise('pm_card_visa', 'kept')).toEqual(outcome);
    expect(await effects()).toEqual(['authorised']);
  });

  it('tell the shop by signed events, twice when asked to', async () => {
    await ask({
      operation: 'payment_intent.amount_capturable_updated',
      kind: 'webhook-duplicate',
      copies: 2,
    });
    await authorise('pm_card_visa');
    while (events.length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    const [event] = events;
    const result = verifyStripeEvent(event?.body ?? '', event?.signature, ['old', 'whsec_local']);
    expect(result).toEqual({
      code: 'valid',
      event: jasmine.objectContaining({
        type: 'payment_intent.amount_capturable_updated',
        orderId: 'order-1',
      }),
    });
    expect(events[1]?.body).toBe(event?.body);
    expect(verifyStripeEvent(`${event?.body} `, event?.signature, ['whsec_local']).code).toBe(
      'signature_invalid',
    );
    expect(verifyStripeEvent(event?.body ?? '', undefined, ['whsec_local']).code).toBe(
      'signature_invalid',
    );
  });

  it('know the tax of a basket and book it once', async () => {
    const tax = createStripeTaxGateway(stripe(), 2_000);
    const calculation = await tax.calculate({
      currency: 'USD',
      lines: [
        { reference: 'a', amount: money(1000, 'USD'), quantity: 1 },
        { reference: 'b', amount: money(6, 'USD'), quantity: 2 },
      ],
      shipping: money(495, 'USD'),
      address: CALIFORNIA,
    });
    // 8.8 % of 10.00 and of 0.06; California leaves delivery untaxed.
    expect(calculation).toEqual(
      jasmine.objectContaining({
        code: 'calculated',
        tax: money(89, 'USD'),
        shippingTax: money(0, 'USD'),
      }),
    );
    if (calculation.code !== 'calculated') return;
    const commit = (idempotencyKey: string) =>
      tax.commit({
        calculationRef: calculation.calculationRef,
        reference: 'order-1',
        idempotencyKey,
      });
    const committed = await commit('t1');
    expect(committed.code).toBe('committed');
    expect(await commit('t1')).toEqual(committed);
    expect(await commit('t2')).toEqual({ code: 'already_committed' });
    expect(await effects()).toEqual(['taxed']);
    if (committed.code !== 'committed') return;
    const { transactionRef } = committed;
    const giveBack = (reference: string, minor: number) =>
      tax.reversePart({
        transactionRef,
        reference,
        idempotencyKey: reference,
        parts: [
          { reference: 'a', quantity: 1, amount: money(500, 'USD'), tax: money(minor, 'USD') },
          { reference: null, quantity: 0, amount: money(100, 'USD'), tax: money(0, 'USD') },
        ],
      });
    expect((await giveBack('order-1/refund/1', 44)).code).toBe('reversed');
    expect((await giveBack('order-1/refund/1', 44)).code).toBe('reversed');
    await expectAsync(giveBack('order-1/refund/2', 46)).toBeRejected();
    expect(await effects()).toEqual(['taxed', 'tax-reversed']);
  });

  it('know no tax where nobody lives', async () => {
    const tax = createStripeTaxGateway(stripe(), 2_000);
    const outcome = await tax.calculate({
      currency: 'USD',
      lines: [{ reference: 'a', amount: money(1000, 'USD'), quantity: 1 }],
      shipping: money(0, 'USD'),
      address: { ...CALIFORNIA, region: 'ZZ' },
    });
    expect(outcome).toEqual({ code: 'address_refused' });
  });

  describe('asked for the price of a parcel', () => {
    const parcel = { weightGrams: 900, lengthMm: 250, widthMm: 200, heightMm: 120 };
    const from = { city: 'Denver', region: 'CO', postalCode: '80216', country: 'US' };
    const shipping = (key = 'EZTK_local') =>
      createEasyPostShippingGateway({
        EASYPOST_API_URL: `${address}/easypost/v2`,
        EASYPOST_API_KEY: key,
        EASYPOST_TIMEOUT_MS: 2_000,
      });

    it('name several services, the cheapest first', async () => {
      const outcome = await shipping().rates({ from, to: CALIFORNIA, parcel });
      if (outcome.code !== 'rated') throw new Error(outcome.code);
      // 3.95 for the first pound, 0.45 for the second, one zone more at 0.22.
      expect(outcome.rates[0]).toEqual(
        jasmine.objectContaining({ service: 'GroundAdvantage', price: money(462, 'USD') }),
      );
      expect(outcome.rates.length).toBeGreaterThan(3);
    });

    it('name none where no carrier goes', async () => {
      const to = { city: 'Hagatna', region: 'GU', postalCode: '96910', country: 'US' };
      expect(await shipping().rates({ from, to, parcel })).toEqual({ code: 'address_not_served' });
    });

    it('refuse a wrong address and a wrong key in their own way', async () => {
      const to = { ...CALIFORNIA, postalCode: 'nowhere' };
      expect(await shipping().rates({ from, to, parcel })).toEqual({ code: 'address_not_served' });
      await expectAsync(
        shipping('other').rates({ from, to: CALIFORNIA, parcel }),
      ).toBeRejectedWithError(/CREDENTIALS_REFUSED/);
    });

    it('may answer garbage, or not at all', async () => {
      await ask({ operation: 'shipments.create', kind: 'garbage' });
      const outcome = await shipping().rates({ from, to: CALIFORNIA, parcel });
      expect(outcome).toEqual({ code: 'unknown', detail: 'garbage' });
    });
  });

  describe('take their time', () => {
    const bank = async (path: string, body: object): Promise<Record<string, unknown>> => {
      const answer = await fetch(`${address}/control/bank/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      expect(answer.ok).withContext(path).toBeTrue();
      return (await answer.json()) as Record<string, unknown>;
    };
    const refOf = (outcome: object): string =>
      'providerRef' in outcome ? String(outcome.providerRef) : '';
    const slowPayment = async (): Promise<string> => {
      await ask({ operation: 'payment_intents.create', kind: 'processing' });
      const outcome = await authorise('pm_card_visa');
      expect(outcome.code).toBe('processing');
      return refOf(outcome);
    };
    const captured = async (): Promise<string> => {
      const providerRef = refOf(await authorise('pm_card_visa'));
      await payments.capture({
        providerRef,
        amount: money(4230, 'USD'),
        mark: 'whole',
        isLast: true,
        idempotencyKey: `capture-${++turn}`,
      });
      return providerRef;
    };
    const giveBack = (providerRef: string, minor: number, idempotencyKey: string) =>
      payments.refund({
        providerRef,
        amount: money(minor, 'USD'),
        orderId: 'order-1',
        idempotencyKey,
      });

    it('over a payment: it cannot be taken back before they have answered', async () => {
      const providerRef = await slowPayment();
      const voided = await payments.void({ providerRef, idempotencyKey: `void-${++turn}` });
      expect(voided).toEqual({ code: 'processing' });
      await bank('settle', { paymentIntent: providerRef });
      expect((await payments.retrieve(providerRef)).code).toBe('authorised');
    });

    it('and say no after all', async () => {
      const providerRef = await slowPayment();
      await bank('settle', { paymentIntent: providerRef, declineCode: 'insufficient_funds' });
      expect(await payments.retrieve(providerRef)).toEqual(
        jasmine.objectContaining({ code: 'declined', declineCode: 'insufficient_funds' }),
      );
    });

    it('over a complaint: what is disputed cannot be given back as well', async () => {
      const providerRef = await captured();
      const { id } = await bank('dispute', { paymentIntent: providerRef, amount: 1000 });
      expect(await payments.disputes(providerRef)).toEqual({
        code: 'listed',
        disputes: [
          jasmine.objectContaining({
            disputeRef: id,
            amount: money(1000, 'USD'),
            reason: 'fraudulent',
            standing: 'open',
          }),
        ],
      });
      expect(await giveBack(providerRef, 500, 'refund-disputed')).toEqual({
        code: 'refused',
        reason: 'charge_disputed',
      });
      await bank('decide', { dispute: id, outcome: 'won' });
      expect((await giveBack(providerRef, 500, 'refund-won')).code).toBe('refunded');
    });

    it('and a refund whose answer was lost is found by its key', async () => {
      const providerRef = await captured();
      await ask({ operation: 'refunds.create', kind: 'execute-then-timeout' });
      expect((await giveBack(providerRef, 700, 'refund-lost')).code).toBe('unknown');
      const find = (idempotencyKey: string) => payments.findRefund({ providerRef, idempotencyKey });
      expect((await find('refund-lost')).code).toBe('refunded');
      expect((await find('refund-never')).code).toBe('not_found');
    });

    it('and what they hold for us can be listed', async () => {
      const providerRef = refOf(await authorise('pm_card_visa', 'held-key'));
      const gone = refOf(await authorise('pm_card_visa'));
      await payments.void({ providerRef: gone, idempotencyKey: 'void-gone' });
      const held = await payments.heldBetween(new Date(Date.now() - 60_000), new Date());
      expect(held).toEqual({
        code: 'listed',
        payments: [
          jasmine.objectContaining({ providerRef, orderId: 'order-1', attemptKey: 'held-key' }),
        ],
      });
    });
  });
});
