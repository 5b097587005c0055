import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { serve, type PartnerAnswer, type PartnerHouse } from '../partner-call.ts';
import { send } from '../send.ts';
import { ratesFor, ShipmentParams } from './rates.ts';

export interface EasyPostHouse extends PartnerHouse {
  readonly apiKey: string;
}

const id = (prefix: string): string => `${prefix}_${randomBytes(16).toString('hex')}`;
const refusal = (status: number, code: string, message: string): PartnerAnswer => ({
  status,
  body: { error: { code, message, errors: [] } },
});

/** EasyPost's API, as far as the shop uses it: rates for a parcel. */
export function easyPostRoutes(app: FastifyInstance, house: EasyPostHouse): void {
  app.post('/easypost/v2/shipments', (request, reply) => {
    const allowed = isAllowed(house, request.headers.authorization);
    const shipment: unknown =
      typeof request.body === 'object' && request.body !== null && 'shipment' in request.body
        ? request.body.shipment
        : undefined;
    const delivery = serve(
      house,
      'easypost',
      {
        operation: 'shipments.create',
        path: '/v2/shipments',
        params: { shipment },
        args: {},
        idempotencyKey: null,
        orderId: undefined,
      },
      () =>
        allowed
          ? create(house, shipment)
          : refusal(401, 'APIKEY.INACTIVE', 'This api key is no longer active.'),
      () => refusal(409, 'CONFLICT', 'Conflict'),
    );
    send(reply, delivery);
    return reply;
  });
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
    object: 'Shipment',
    mode: 'test',
    status: 'unknown',
    created_at: now,
    updated_at: now,
    messages: [],
    rates: ratesFor(parsed.data).map((rate) => ({
      id: id('rate'),
      object: 'Rate',
      mode: 'test',
      shipment_id: shipmentId,
      carrier: rate.carrier,
      service: rate.service,
      rate: (rate.cents / 100).toFixed(2),
      currency: 'USD',
      delivery_days: rate.days,
      est_delivery_days: rate.days,
      delivery_date: null,
      delivery_date_guaranteed: false,
    })),
  };
  house.store.put('shipment', shipmentId, { id: shipmentId, rates: shipment.rates });
  return { status: 201, body: shipment };
}

function isAllowed(house: EasyPostHouse, header = ''): boolean {
  const [scheme, value = ''] = header.split(' ');
  return (
    scheme === 'Basic' && Buffer.from(value, 'base64').toString().split(':')[0] === house.apiKey
  );
}
