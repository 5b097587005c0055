import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Fault } from '../faults.ts';
import {
  serve,
  type PartnerAnswer,
  type PartnerHandler,
  type PartnerHouse,
  type PartnerRequest,
} from '../partner-call.ts';
import { send } from '../send.ts';
import type { Disputes } from './disputes.ts';
import { parseForm } from './form-body.ts';
import { createPaymentMethod, toPaymentMethodResponse } from './payment-methods.ts';
import type { Customers } from './customers.ts';
import type { Payments } from './payments.ts';
import type { Refunds } from './refunds.ts';
import { StripeApiError } from './stripe-error.ts';
import type { Taxes } from './taxes.ts';

export interface StripeHouse extends PartnerHouse {
  readonly customers: Customers;
  readonly payments: Payments;
  readonly refunds: Refunds;
  readonly disputes: Disputes;
  readonly taxes: Taxes;
  readonly secretKey: string;
  readonly publishableKey: string;
}

type Method = 'get' | 'post';

/** Stripe's API, as far as the shop uses it. */
export function stripeRoutes(app: FastifyInstance, house: StripeHouse): void {
  const { customers, payments, refunds, disputes, taxes } = house;
  const route = (
    method: Method,
    path: string,
    operation: string,
    handler: PartnerHandler,
    key: 'secret' | 'publishable' = 'secret',
  ): void => {
    app[method](path, (request, reply) => {
      answer(house, operation, handler, key, request, reply);
      return reply;
    });
  };

  route(
    'post',
    '/v1/payment_methods',
    'payment_methods.create',
    ({ params }) => ({
      status: 200,
      body: toPaymentMethodResponse(createPaymentMethod(house.store, params, new Date())),
    }),
    'publishable',
  );
  route('post', '/v1/customers', 'customers.create', (request) => customers.create(request));
  const create: PartnerHandler = (request, fault) => payments.create(request, fault);
  route('post', '/v1/payment_intents', 'payment_intents.create', create);
  route('get', '/v1/payment_intents', 'payment_intents.list', ({ params }) =>
    payments.list(params),
  );
  route('get', '/v1/payment_intents/search', 'payment_intents.search', ({ params }) =>
    payments.search(params),
  );
  route('get', '/v1/payment_intents/:id', 'payment_intents.retrieve', ({ args }) => ({
    status: 200,
    body: payments.find(args['id'] ?? ''),
  }));
  const confirm: PartnerHandler = (request, fault: Fault | null) =>
    payments.confirm(request, fault);
  route('post', '/v1/payment_intents/:id/confirm', 'payment_intents.confirm', confirm);
  route('post', '/v1/payment_intents/:id/capture', 'payment_intents.capture', (request, fault) =>
    payments.capture(request, fault),
  );
  route('post', '/v1/payment_intents/:id/cancel', 'payment_intents.cancel', (request) =>
    payments.cancel(request),
  );
  route('post', '/v1/refunds', 'refunds.create', (request) => refunds.create(request));
  route('get', '/v1/refunds', 'refunds.list', ({ params }) => refunds.list(params));
  route('get', '/v1/disputes', 'disputes.list', ({ params }) => ({
    status: 200,
    body: {
      object: 'list',
      url: '/v1/disputes',
      has_more: false,
      data: disputes.of(String(params['payment_intent'] ?? '')),
    },
  }));
  route('post', '/v1/tax/calculations', 'tax.calculations.create', (request) =>
    taxes.calculate(request),
  );
  route(
    'post',
    '/v1/tax/transactions/create_from_calculation',
    'tax.transactions.create_from_calculation',
    (request) => taxes.commit(request),
  );
  route(
    'post',
    '/v1/tax/transactions/create_reversal',
    'tax.transactions.create_reversal',
    (request) => taxes.reverse(request),
  );
  route(
    'get',
    '/v1/tax/transactions/:id/line_items',
    'tax.transactions.list_line_items',
    ({ args }) => taxes.lineItems(args['id'] ?? ''),
  );
}

function answer(
  house: StripeHouse,
  operation: string,
  handler: PartnerHandler,
  key: 'secret' | 'publishable',
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  if (!isAllowed(house, key, request.headers.authorization)) {
    const body = { error: { type: 'invalid_request_error', message: 'Invalid API Key provided' } };
    return send(reply, {
      answer: { status: 401, body },
      replayed: false,
      delayMs: 0,
      garbage: false,
    });
  }
  const partnerRequest = toPartnerRequest(operation, request);
  const delivery = serve(house, 'stripe', partnerRequest, complaining(handler), (kind) => ({
    status: 400,
    body: {
      error: {
        type: 'idempotency_error',
        message:
          kind === 'other-path'
            ? 'Keys for idempotent requests can only be used for the same endpoint they were first used for.'
            : 'Keys for idempotent requests can only be used with the same parameters they were first used with.',
      },
    },
  }));
  send(reply, delivery);
}

/** Stripe's complaints are answers too. */
function complaining(handler: PartnerHandler): PartnerHandler {
  return (request, fault): PartnerAnswer => {
    try {
      return handler(request, fault);
    } catch (error) {
      if (error instanceof StripeApiError) return { status: error.status, body: error.body };
      throw error;
    }
  };
}

function toPartnerRequest(operation: string, request: FastifyRequest): PartnerRequest {
  const args = (request.params ?? {}) as Record<string, string>;
  const query = request.url.split('?')[1] ?? '';
  const params = parseForm(typeof request.body === 'string' ? request.body : query);
  const { metadata, reference } = params;
  const key = request.headers['idempotency-key'];
  // Taxes are named after their order, e.g. `<order>/cancel`.
  const orderId =
    typeof metadata === 'object' && !Array.isArray(metadata)
      ? metadata['order_id']
      : typeof reference === 'string'
        ? reference.split('/')[0]
        : undefined;
  return {
    operation,
    path: request.url.split('?')[0] ?? '',
    params,
    args,
    idempotencyKey: typeof key === 'string' && request.method === 'POST' ? key : null,
    orderId: typeof orderId === 'string' ? orderId : undefined,
  };
}

function isAllowed(house: StripeHouse, key: 'secret' | 'publishable', header = ''): boolean {
  const [scheme, value = ''] = header.split(' ');
  const given = scheme === 'Basic' ? Buffer.from(value, 'base64').toString().split(':')[0] : value;
  return given === house.secretKey || (key === 'publishable' && given === house.publishableKey);
}
