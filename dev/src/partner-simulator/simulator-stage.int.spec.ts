import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { money } from '@green-apple/domain-money';
import {
  createStripe,
  createStripePaymentGateway,
  type PaymentGateway,
} from '@green-apple/partners';
import { SimulatorConfig } from './config.ts';
import { createSimulator, type Simulator } from './simulator.ts';

export const CALIFORNIA = { city: 'Oakland', region: 'CA', postalCode: '94607', country: 'US' };

interface Heard {
  readonly body: string;
  readonly signature: string | undefined;
  readonly carrierSignature: string | undefined;
}

/**
 * What specs of the partners stand on: the partners, our own adapters, and a shop that listens. Named as a spec because
 * nothing else has a use for it.
 */
export class SimulatorStage {
  readonly stateDir = mkdtempSync(join(tmpdir(), 'partners-'));
  /** What the shop was told. */
  readonly events: Heard[] = [];
  readonly #listener: Server;
  #opened: { simulator: Simulator; address: string; payments: PaymentGateway } | null = null;
  #turn = 0;

  private constructor() {
    this.#listener = createServer((request, reply) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        this.events.push({
          body,
          signature: request.headers['stripe-signature'] as string,
          carrierSignature: request.headers['x-hmac-signature'] as string,
        });
        reply.end();
      });
    });
  }

  static async open(): Promise<SimulatorStage> {
    const stage = new SimulatorStage();
    await new Promise<void>((resolve) => stage.#listener.listen(0, '127.0.0.1', resolve));
    await stage.#start();
    return stage;
  }

  async close(): Promise<void> {
    await this.#opened?.simulator.close();
    this.#listener.closeAllConnections();
    this.#listener.close();
    rmSync(this.stateDir, { recursive: true });
  }

  async restart(): Promise<void> {
    await this.#opened?.simulator.close();
    await this.#start();
  }

  async #start(): Promise<void> {
    const { port } = this.#listener.address() as AddressInfo;
    const simulator = createSimulator(
      SimulatorConfig.parse({
        STATE_DIR: this.stateDir,
        STOREFRONT_API_URL: `http://127.0.0.1:${port}`,
      }),
    );
    const address = await simulator.app.listen({ host: '127.0.0.1', port: 0 });
    const config = {
      STRIPE_API_URL: `${address}/stripe`,
      STRIPE_SECRET_KEY: 'sk_test_local',
      STRIPE_TIMEOUT_MS: 400,
    };
    const payments = createStripePaymentGateway(createStripe(config), 400);
    this.#opened = { simulator, address, payments };
  }

  get #open() {
    if (this.#opened === null) throw new Error('closed');
    return this.#opened;
  }

  get address(): string {
    return this.#open.address;
  }

  get payments(): PaymentGateway {
    return this.#open.payments;
  }

  /** A key that nobody has used before. */
  key(deed: string): string {
    return `${deed}-${++this.#turn}`;
  }

  stripe(key = 'sk_test_local') {
    const patient = { STRIPE_SECRET_KEY: key, STRIPE_TIMEOUT_MS: 2_000 };
    return createStripe({ STRIPE_API_URL: this.address, ...patient });
  }

  authorise(paymentMethodRef: string, idempotencyKey = this.key('key')) {
    return this.payments.authorise({
      orderId: 'order-1',
      orderNumber: 'GA-22222-33333',
      attempt: 1,
      amount: money(4230, 'USD'),
      paymentMethodRef,
      idempotencyKey,
    });
  }

  typedCard(number: string, more: Readonly<Record<string, string>> = {}): Promise<Response> {
    return fetch(`${this.address}/v1/payment_methods`, {
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

  send(path: string, body: object): Promise<Response> {
    return fetch(`${this.address}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  /** The next call of an operation goes wrong. */
  ask(fault: object): Promise<Response> {
    return this.send('control/faults', fault);
  }

  async effects(): Promise<string[]> {
    const answer = await fetch(`${this.address}/journal`);
    const { entries } = (await answer.json()) as { entries: { effects: { kind: string }[] }[] };
    return entries.flatMap((entry) => entry.effects.map(({ kind }) => kind));
  }
}
