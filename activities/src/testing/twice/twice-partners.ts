import { money } from '@green-apple/domain-money';
import type {
  Label,
  LabelGateway,
  Mail,
  MailGateway,
  MailOutcome,
  ShipmentLookup,
  ShippingGateway,
  TaxGateway,
  TrackingStatus,
} from '@green-apple/partners';

const FIVE = money(510, 'USD');

/** A tax service in memory: one key, one entry in the authorities' books. */
export class FakeTaxes implements TaxGateway {
  readonly books = new Map<string, string>();

  async calculate({ lines }: Parameters<TaxGateway['calculate']>[0]) {
    const none = money(0, 'USD');
    return {
      code: 'calculated',
      calculationRef: 'taxcalc_again',
      tax: none,
      shippingTax: none,
      lines: lines.map(({ reference }) => ({ reference, tax: none })),
      rates: [],
    } as const;
  }

  commit({ idempotencyKey, reference }: Parameters<TaxGateway['commit']>[0]) {
    return this.#book('committed', idempotencyKey, reference);
  }

  reverse({ idempotencyKey, reference }: Parameters<TaxGateway['reverse']>[0]) {
    return this.#book('reversed', idempotencyKey, reference);
  }

  reversePart(input: Parameters<TaxGateway['reversePart']>[0]) {
    return this.reverse(input);
  }

  async #book<Code extends string>(code: Code, key: string, reference: string) {
    this.books.set(key, reference);
    return { code, transactionRef: `tax_${reference}` } as const;
  }
}

/** A carrier in memory: counts what it opened, sold and took back. */
export class FakeCarrier implements LabelGateway {
  readonly #known = new Map<string, ShipmentLookup>();
  readonly deeds: string[] = [];
  status: TrackingStatus = 'announced';

  async open({ reference }: Parameters<LabelGateway['open']>[0]) {
    const carrierRef = `shp_${reference}`;
    this.deeds.push(`open ${reference}`);
    const rate = { rateRef: 'rate_1', shipmentRef: carrierRef, price: FIVE, deliveryDays: 3 };
    const rates = [{ ...rate, carrier: 'USPS', service: 'GroundAdvantage' }];
    this.#known.set(carrierRef, { code: 'open', rates });
    return { code: 'opened', carrierRef } as const;
  }

  async retrieve(carrierRef: string): Promise<ShipmentLookup> {
    return this.#known.get(carrierRef) ?? { code: 'not_found' };
  }

  async buy(carrierRef: string) {
    this.deeds.push(`buy ${carrierRef}`);
    const label: Label = {
      carrier: 'USPS',
      service: 'GroundAdvantage',
      trackerRef: `trk_${carrierRef}`,
      trackingCode: '9400',
      trackingUrl: null,
      labelUrl: 'https://carrier.example/label.png',
      price: FIVE,
    };
    this.#known.set(carrierRef, { code: 'bought', label });
    return { code: 'bought', label } as const;
  }

  async giveBack(carrierRef: string) {
    this.deeds.push(`give back ${carrierRef}`);
    this.#known.set(carrierRef, { code: 'returned' });
    return { code: 'returned' } as const;
  }

  async track() {
    return { code: 'tracked', status: this.status } as const;
  }
}

/** A mail server in memory. */
export class FakePostOffice implements MailGateway {
  readonly sent: string[] = [];

  async send({ messageId }: Mail): Promise<MailOutcome> {
    this.sent.push(messageId);
    return { code: 'accepted' };
  }

  close(): void {
    this.sent.length = 0;
  }
}

export const nobodyCarries: ShippingGateway = {
  rates: async () => ({ code: 'rated', rates: [] }),
};
