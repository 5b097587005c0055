import type { AddressDto, DeliveryOption, ReceiptStep } from '@green-apple/contracts-http';
import type { Currency } from '@green-apple/domain-money';
import type { MarketCode } from '@green-apple/domain-pricing';
import { writerSelect, type Writer } from '../pools.ts';

export interface PaperLine {
  readonly id: string;
  readonly variantId: string;
  readonly productId: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly quantity: number;
  readonly unitMinor: number;
  readonly discountMinor: number;
  /** After discount, before tax. */
  readonly totalMinor: number;
  readonly taxMinor: number;
  readonly weightGrams: number;
  readonly taxCode: string | null;
}

/** An order with everything that mail, taxes and carriers need to know of it. Personal: never a payload. */
export interface OrderPapers {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly reason: string | null;
  readonly market: MarketCode;
  readonly currency: Currency;
  readonly email: string;
  readonly address: AddressDto;
  readonly delivery: DeliveryOption;
  readonly itemsMinor: number;
  readonly discountMinor: number;
  readonly shippingMinor: number;
  readonly taxMinor: number;
  readonly totalMinor: number;
  readonly receipt: readonly ReceiptStep[];
  readonly taxCalculationRef: string | null;
  readonly taxTransactionRef: string | null;
  readonly placedAt: string;
  readonly holdExpiresAt: string | null;
  /** Where most of it lies; null when nothing was held. */
  readonly shipsFrom: {
    readonly city: string;
    readonly region: string;
    readonly postalCode: string;
    readonly country: string;
  } | null;
  readonly lines: readonly PaperLine[];
}

const PAPERS_SQL = `
  select jsonb_build_object('id', o.id, 'number', o.number, 'state', o.state, 'reason', o.state_reason,
    'market', o.market, 'currency', o.currency, 'email', o.email, 'address', o.shipping_address, 'delivery', o.delivery,
    'itemsMinor', o.items_minor, 'discountMinor', o.discount_minor, 'shippingMinor', o.shipping_minor,
    'taxMinor', o.tax_minor, 'totalMinor', o.total_minor, 'receipt', o.receipt,
    'taxCalculationRef', o.tax_calculation_ref, 'taxTransactionRef', o.tax_transaction_ref,
    'placedAt', o.placed_at, 'holdExpiresAt', o.hold_expires_at,
    'shipsFrom', (select w.address from inventory.reservation r
      join inventory.location w on w.id = r.location_id
      where r.order_id = o.id order by r.quantity desc, w.code limit 1),
    'lines', coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'variantId', l.variant_id,
        'productId', l.product_id, 'title', l.title, 'variantTitle', l.variant_title,
        'quantity', l.quantity, 'unitMinor', l.unit_minor, 'discountMinor', l.discount_minor,
        'totalMinor', l.total_minor, 'taxMinor', l.tax_minor,
        'weightGrams', coalesce(v.weight_grams, 0), 'taxCode', v.tax_code) order by l.position)
      from ordering.line l left join catalog.variant v on v.id = l.variant_id
      where l.order_id = o.id), '[]')) as papers
  from ordering."order" o where o.id = cast($orderId as uuid)`;

/** Reads and completes what belongs to an order beside its state. */
export class OrderPapersRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  async load(orderId: string): Promise<OrderPapers | null> {
    const [row] = await writerSelect<{ papers: OrderPapers }>(this.#writer, PAPERS_SQL, {
      orderId,
    });
    return row?.papers ?? null;
  }

  /** Remembers under which number the tax stands in the authorities' books; the first one stays. */
  async noteTax(orderId: string, transactionRef: string): Promise<void> {
    await writerSelect(
      this.#writer,
      `update ordering."order" set tax_transaction_ref = $transactionRef
       where id = cast($orderId as uuid) and tax_transaction_ref is null returning id`,
      { orderId, transactionRef },
    );
  }

  /** Keeps the calculation that is to be committed, in the place of `former`; answers which one stands. */
  async keepTaxCalculation(
    orderId: string,
    former: string | null,
    calculationRef: string,
  ): Promise<string> {
    const [row] = await writerSelect<{ ref: string | null }>(
      this.#writer,
      `update ordering."order" set tax_calculation_ref = case
           when tax_calculation_ref is not distinct from cast($former as text) then $calculationRef
           else tax_calculation_ref end
       where id = cast($orderId as uuid) returning tax_calculation_ref as ref`,
      { orderId, former, calculationRef },
    );
    return row?.ref ?? calculationRef;
  }

  /** Keeps a recalculated figure; a later one replaces it. */
  async keepCalculation(orderId: string, kind: string, result: object): Promise<void> {
    await writerSelect(
      this.#writer,
      `insert into ordering.calculation (order_id, calculation_type, result)
       values (cast($orderId as uuid), $kind, cast($result as jsonb))
       on conflict (order_id, calculation_type)
       do update set result = excluded.result, calculated_at = now() returning order_id`,
      { orderId, kind, result: JSON.stringify(result) },
    );
  }
}
