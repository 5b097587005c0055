import EasyPost from '@easypost/api';
import { money, type Currency } from '@green-apple/domain-money';
import { z } from 'zod';
import { DeadlineExceeded, withinDeadline } from '../deadline.ts';
import { PartnerFault, unknown, type UnknownOutcome } from '../partner-fault.ts';
import type {
  Parcel,
  RateParcelInput,
  RatesOutcome,
  ShippingGateway,
  ShippingRate,
} from './shipping-gateway.port.ts';
import type { PlaceAddress } from '../tax/tax-gateway.port.ts';

/** Environment of whoever speaks to EasyPost. */
export const EasyPostConfig = z.object({
  EASYPOST_API_URL: z.url().default('https://api.easypost.com/v2'),
  EASYPOST_API_KEY: z.string().min(1),
  EASYPOST_TIMEOUT_MS: z.coerce.number().int().min(100).default(5_000),
});
export type EasyPostConfig = z.infer<typeof EasyPostConfig>;

// The package's types describe its CommonJS build, where the class hides one level deeper than in the
// ES module that Node loads.
const EasyPostClient = EasyPost as unknown as typeof EasyPost.default;

/** The SDK with our address and deadline. */
export const createEasyPost = (
  config: EasyPostConfig,
  timeoutMs: number,
): InstanceType<typeof EasyPostClient> =>
  new EasyPostClient(config.EASYPOST_API_KEY, {
    baseUrl: `${config.EASYPOST_API_URL.replace(/\/$/, '')}/`,
    timeout: timeoutMs,
  });

export const RateReply = z.object({
  id: z.string().min(1),
  carrier: z.string().min(1),
  service: z.string().min(1),
  rate: z.string().regex(/^\d+(\.\d{1,5})?$/),
  currency: z.enum(['USD', 'EUR', 'GBP']),
  delivery_days: z.number().int().nonnegative().nullish(),
});

const ShipmentReply = z.object({ id: z.string().min(1), rates: z.array(RateReply) });
type ShipmentReply = z.infer<typeof ShipmentReply>;

/** Carriers by EasyPost. Only place and size travel: rates need no name. */
export function createEasyPostShippingGateway(
  config: EasyPostConfig,
  timeoutMs = config.EASYPOST_TIMEOUT_MS,
): ShippingGateway {
  const client = createEasyPost(config, timeoutMs);

  return {
    async rates(input: RateParcelInput): Promise<RatesOutcome> {
      try {
        const shipment = await withinDeadline(
          timeoutMs,
          client.Shipment.create({
            from_address: toAddress(input.from),
            to_address: toAddress(input.to),
            parcel: toParcel(input.parcel),
          }),
        );
        return toRates(ShipmentReply.parse(shipment));
      } catch (error) {
        return trouble(error);
      }
    },
  };
}

/** Cheapest first; an address nobody serves has no rates. */
export function toRates(reply: ShipmentReply): RatesOutcome {
  if (reply.rates.length === 0) return { code: 'address_not_served' };
  return { code: 'rated', rates: sortedRates(reply) };
}

export function sortedRates(reply: ShipmentReply): ShippingRate[] {
  const rates = reply.rates.map<ShippingRate>((rate) => ({
    rateRef: rate.id,
    shipmentRef: reply.id,
    carrier: rate.carrier,
    service: rate.service,
    price: decimalToMoney(rate.rate, rate.currency),
    deliveryDays: rate.delivery_days ?? null,
  }));
  return rates.sort((a, b) => a.price.minor - b.price.minor);
}

/** "7.585" to 759 cents: digits, not floats; a part of a cent counts as a cent, as carriers bill it. */
export function decimalToMoney(text: string, currency: Currency) {
  const [whole = '0', decimals = ''] = text.split('.');
  const cents = Number(whole) * 100 + Number(decimals.padEnd(2, '0').slice(0, 2));
  return money(cents + (/[1-9]/.test(decimals.slice(2)) ? 1 : 0), currency);
}

function toAddress(address: PlaceAddress) {
  return {
    ...(address.line1 === undefined ? {} : { street1: address.line1 }),
    city: address.city,
    state: address.region,
    zip: address.postalCode,
    country: address.country,
  };
}

const GRAMS_PER_OUNCE = 28.349523125;
const MM_PER_INCH = 25.4;

/** EasyPost counts in ounces and inches, to one decimal. */
export function toParcel(parcel: Parcel) {
  const inches = (mm: number): number => Math.ceil((mm / MM_PER_INCH) * 10) / 10;
  return {
    weight: Math.max(0.1, Math.ceil((parcel.weightGrams / GRAMS_PER_OUNCE) * 10) / 10),
    length: inches(parcel.lengthMm),
    width: inches(parcel.widthMm),
    height: inches(parcel.heightMm),
  };
}

function trouble(error: unknown): RatesOutcome {
  return statusOf(error) === 422 ? { code: 'address_not_served' } : easyPostTrouble(error);
}

/** Sorts what the SDK throws: trouble on the way is an outcome, refusals of us are faults. */
export function easyPostTrouble(error: unknown): UnknownOutcome {
  if (error instanceof z.ZodError || error instanceof SyntaxError) return unknown('garbage');
  if (error instanceof DeadlineExceeded) return unknown('timeout');
  const status = statusOf(error);
  if (status === 401 || status === 403)
    throw new PartnerFault('easypost', 'CREDENTIALS_REFUSED', { cause: error });
  if (status === 429) return unknown('rate_limited');
  if (status !== undefined && status >= 400 && status < 500)
    throw new PartnerFault('easypost', 'REQUEST_REFUSED', { cause: error });
  if (status !== undefined && status >= 500) return unknown('server_error');
  return unknown('connection');
}

export function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { statusCode, status } = error as { statusCode?: unknown; status?: unknown };
  const value = statusCode ?? status;
  return typeof value === 'number' ? value : undefined;
}
