import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { serve, type Delivery, type PartnerAnswer, type PartnerHouse } from '../partner-call.ts';
import { send } from '../send.ts';
import type { Parcels } from './parcels.ts';
import { ratesFor, ShipmentParams } from './rates.ts';

export interface EasyPostHouse extends PartnerHouse {
  readonly apiKey: string;
  readonly parcels: Parcels;
}

const id = (prefix: string): string => `${prefix}_${randomBytes(16).toString('hex')}`;
const refusal = (status: number, code: string, message: string): PartnerAnswer => ({
  status,
  body: { error: { code, message, errors: [] } },
});

/** EasyPost's API, as far as the shop uses it: rates, labels, refunds of labels, trackers. */
export function easyPostRoutes(app: FastifyInstance, house: EasyPostHouse): void {
  const { parcels } = house;
  const route = (
    method: 'get' | 'post',
    path: string,
    operation: string,
    handler: (args: Readonly<Record<string, string>>, body: Body) => PartnerAnswer,
  ): void => {
    app[method](`/easypost/v2${path}`, (request, reply) => {
      const args = (request.params ?? {}) as Record<string, string>;
      const body = (request.body ?? {}) as Body;
      send(reply, answer(house, operation, request, { args, body, handler }));
      return reply;
    });
  };

  route('post', '/shipments', 'shipments.create', (_, { shipment }) => create(house, shipment));
  route('get', '/shipments/:id', 'shipments.retrieve', ({ id: ref = '' }) => parcels.retrieve(ref));
  route('post', '/shipments/:id/buy', 'shipments.buy', ({ id: ref = '' }, { rate }) =>
    parcels.buy(ref, rate?.id ?? ''),
  );
  const refund = ({ id: ref = '' }: Readonly<Record<string, string>>): PartnerAnswer =>
    parcels.refund(ref);
  route('get', '/shipments/:id/refund', 'shipments.refund', refund);
  route('post', '/shipments/:id/refund', 'shipments.refund', refund);
  route('get', '/trackers/:id', 'trackers.retrieve', ({ id: ref = '' }) => parcels.tracker(ref));
}

interface Body {
  readonly shipment?: unknown;
  readonly rate?: { readonly id?: string };
}

function answer(
  house: EasyPostHouse,
  operation: string,
  request: FastifyRequest,
  call: {
    readonly args: Readonly<Record<string, string>>;
    readonly body: Body;
    readonly handler: (args: Readonly<Record<string, string>>, body: Body) => PartnerAnswer;
  },
): Delivery {
  const { args, body, handler } = call;
  const allowed = isAllowed(house, request.headers.authorization);
  return serve(
    house,
    'easypost',
    {
      operation,
      path: request.url.replace('/easypost', ''),
      params: { ...body },
      args,
      idempotencyKey: null,
      orderId: undefined,
    },
    () =>
      allowed
        ? handler(args, body)
        : refusal(401, 'APIKEY.INACTIVE', 'This api key is no longer active.'),
    () => refusal(409, 'CONFLICT', 'Conflict'),
  );
}

function create(house: EasyPostHouse, params: unknown): PartnerAnswer {
  const parsed = ShipmentParams.safeParse(params);
  if (!parsed.success)
    return refusal(
      422,
      'SHIPMENT.INVALID_PARAMS',
      'Unable to create shipment, an address is wrong',
    );
  const shipmentId = id('shp');
  const now = new Date().toISOString();
  const shipment = {
    id: shipmentId,
    object: 'Shipment' as const,
    mode: 'test',
    status: 'unknown',
    is_return: parsed.data.is_return,
    reference: parsed.data.reference ?? null,
    created_at: now,
    updated_at: now,
    messages: [],
    selected_rate: null,
    tracking_code: null,
    postage_label: null,
    refund_status: null,
    tracker: null,
    rates: ratesFor(parsed.data).map((rate) => ({
      id: id('rate'),
      object: 'Rate',
      mode: 'test',
      shipment_id: shipmentId,
      carrier: rate.carrier,
      service: rate.service,
      rate: (rate.cents / 100).toFixed(2),
      currency: rate.currency,
      delivery_days: rate.days,
      est_delivery_days: rate.days,
      delivery_date: null,
      delivery_date_guaranteed: false,
    })),
  };
  house.parcels.keep(shipment);
  return { status: 201, body: shipment };
}

function isAllowed(house: EasyPostHouse, header = ''): boolean {
  const [scheme, value = ''] = header.split(' ');
  return (
    scheme === 'Basic' && Buffer.from(value, 'base64').toString().split(':')[0] === house.apiKey
  );
}
