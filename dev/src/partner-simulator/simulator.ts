import fastify, { type FastifyInstance } from 'fastify';
import type { SimulatorConfig } from './config.ts';
import { carrierWebhookUrl, webhookUrl } from './config.ts';
import { controlRoutes } from './control.routes.ts';
import { Parcels } from './easypost/parcels.ts';
import { easyPostRoutes } from './easypost/easypost.routes.ts';
import { FaultPlan } from './faults.ts';
import { Journal } from './journal.ts';
import { ObjectStore } from './object-store.ts';
import { JOURNAL_PAGE } from './pages/journal.page.ts';
import { stripeJsRoutes } from './stripe-js/stripe-js.routes.ts';
import { bankRoutes } from './stripe/bank.routes.ts';
import { Disputes } from './stripe/disputes.ts';
import { Customers } from './stripe/customers.ts';
import { Payments } from './stripe/payments.ts';
import { Refunds } from './stripe/refunds.ts';
import { stripeRoutes } from './stripe/stripe.routes.ts';
import { Taxes } from './stripe/taxes.ts';
import { WebhookSender } from './stripe/webhooks.ts';

export interface Simulator {
  readonly app: FastifyInstance;
  close(): Promise<void>;
}

/** Builds the outside companies from what they remember in `STATE_DIR`. */
export function createSimulator(config: SimulatorConfig): Simulator {
  const house = {
    store: new ObjectStore(config.STATE_DIR),
    journal: new Journal(config.STATE_DIR),
    faults: new FaultPlan(),
  };
  const webhooks = new WebhookSender(house, {
    url: webhookUrl(config),
    secret: config.STRIPE_WEBHOOK_SECRETS[0] ?? 'whsec_local',
  });
  const customers = new Customers(house);
  const payments = new Payments(house, webhooks, customers);
  const parcels = new Parcels(house, {
    url: carrierWebhookUrl(config),
    secret: config.EASYPOST_WEBHOOK_SECRETS[0] ?? 'carrier_local',
    stepMs: config.CARRIER_STEP_MS,
  });
  const disputes = new Disputes(house, payments, webhooks);
  const stripe = {
    ...house,
    customers,
    payments,
    disputes,
    refunds: new Refunds(house, payments, disputes, webhooks),
    taxes: new Taxes(house),
    secretKey: config.STRIPE_SECRET_KEY,
    publishableKey: config.STRIPE_PUBLISHABLE_KEY,
  };

  const app = fastify({ bodyLimit: 1024 * 1024, forceCloseConnections: true });
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_, body, done) => done(null, body),
  );
  app.get('/health/live', () => ({ status: 'ok' }));
  app.get('/health/ready', () => ({ status: 'ok' }));
  app.get('/', (_, reply) => {
    void reply.type('text/html; charset=utf-8').send(JOURNAL_PAGE);
  });
  // Once at the root, where the SDK looks, once below the name that shows in the settings.
  stripeRoutes(app, stripe);
  void app.register(
    (scope, _, done) => {
      stripeRoutes(scope, stripe);
      done();
    },
    { prefix: '/stripe' },
  );
  stripeJsRoutes(app, payments);
  easyPostRoutes(app, { ...house, parcels, apiKey: config.EASYPOST_API_KEY });
  controlRoutes(app, { ...house, payments, parcels });
  bankRoutes(app, payments, disputes);
  return {
    app,
    async close() {
      await Promise.all([webhooks.stop(), parcels.stop()]);
      await app.close();
    },
  };
}
