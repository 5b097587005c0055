import type { AddressDto } from '@green-apple/contracts-http';
import {
  chooseRates,
  tableRates,
  type CarrierRate,
  type DeliveryRate,
  type Market,
} from '@green-apple/domain-pricing';
import type { RatesOutcome, ShippingGateway } from '@green-apple/partners';
import type { PlaceOfStock } from '@green-apple/persistence';
import type { Logger } from '@green-apple/observability';
import { Breaker, ProblemError } from '../../../platform/index.ts';

export interface RateQuestion {
  readonly from: PlaceOfStock;
  readonly to: AddressDto;
  readonly weightGrams: number;
  readonly market: Market;
}

type Rated = Extract<RatesOutcome, { code: 'rated' | 'address_not_served' }>;
const isAnswer = (outcome: RatesOutcome): outcome is Rated => outcome.code !== 'unknown';

/** Our boxes, smallest first, by the weight they are meant for. */
const BOXES = [
  { upToGrams: 1_000, lengthMm: 220, widthMm: 160, heightMm: 100 },
  { upToGrams: 5_000, lengthMm: 330, widthMm: 250, heightMm: 200 },
  { upToGrams: Number.MAX_SAFE_INTEGER, lengthMm: 500, widthMm: 400, heightMm: 400 },
] as const;

/** Rates to one place by weight change by the day, not by the minute. */
const KEEP_MS = 10 * 60_000;
const KEEP_AT_MOST = 5_000;
/** Rates are asked for by started half kilograms, as carriers count; so answers can be shared. */
const WEIGHT_STEP_G = 500;

/** Carriers' rates through the port, kept for minutes; our own table when carriers do not answer in time. */
export class ShippingRates {
  private readonly gateway: ShippingGateway;
  private readonly breaker: Breaker;
  private readonly kept = new Map<
    string,
    { readonly rates: readonly CarrierRate[]; readonly until: number }
  >();

  constructor(gateway: ShippingGateway, logger: Logger) {
    this.gateway = gateway;
    this.breaker = new Breaker((failure) =>
      logger.warn(
        failure instanceof Error ? { err: failure } : { failure },
        'carriers gave no usable answer, our own table is used',
      ),
    );
  }

  /** Throws ADDRESS_NOT_SERVED when the carriers know the address and do not go there. */
  async rates({ from, to, weightGrams, market }: RateQuestion): Promise<DeliveryRate[]> {
    const weight = Math.ceil(weightGrams / WEIGHT_STEP_G) * WEIGHT_STEP_G;
    const key = `${from.code}>${to.country}${to.region}${to.postalCode.slice(0, 5)}:${weight}`;
    const known = this.kept.get(key);
    if (known !== undefined && known.until > performance.now())
      return chooseRates(known.rates, market.delivery);
    const outcome = await this.breaker.ask(
      () =>
        this.gateway.rates({
          from: placeAddress(from.address),
          to: placeAddress(to),
          parcel: { weightGrams: weight, ...boxFor(weight) },
        }),
      isAnswer,
    );
    if (outcome?.code === 'address_not_served') throw new ProblemError('ADDRESS_NOT_SERVED');
    const carried = (outcome?.rates ?? [])
      .filter(({ price }) => price.currency === market.currency)
      .map(({ price, deliveryDays }) => ({ minor: price.minor, days: deliveryDays }));
    const rates = chooseRates(carried, market.delivery);
    if (rates.length === 0) return tableRates(weight, market.delivery);
    this.keep(key, carried);
    return rates;
  }

  private keep(key: string, rates: readonly CarrierRate[]): void {
    if (this.kept.size >= KEEP_AT_MOST) this.kept.clear();
    this.kept.set(key, { rates, until: performance.now() + KEEP_MS });
  }
}

function boxFor(weightGrams: number) {
  const { lengthMm, widthMm, heightMm } =
    BOXES.find(({ upToGrams }) => weightGrams <= upToGrams) ?? BOXES[2];
  return { lengthMm, widthMm, heightMm };
}

/** As much of an address as a carrier's rate needs: no name, no phone. */
function placeAddress(address: {
  readonly line1?: string;
  readonly city: string;
  readonly region: string;
  readonly postalCode: string;
  readonly country: string;
}) {
  const { line1, city, region, postalCode, country } = address;
  return { ...(line1 === undefined ? {} : { line1 }), city, region, postalCode, country };
}
