import { randomUUID } from 'node:crypto';
import { money } from '@green-apple/domain-money';
import { RECEIPT_VERSION, US, type ReceiptDocument } from '@green-apple/domain-pricing';
import {
  EditCharges,
  inTransaction,
  openWriter,
  OrderEditRepository,
  type EditQuote,
  type OrderToEdit,
  type Writer,
} from '@green-apple/persistence';
import { anOrder, eventually, type OrderExample } from '@green-apple/testing';
import type { ShopStage } from './shop-stage.ts';

const BOUGHT = 3;

/** An order of three that somebody wants to hold more or fewer, up to the yes; the order's run does the rest. */
export class EditStory {
  readonly order: OrderExample;
  readonly #shop: ShopStage;
  readonly #editId = randomUUID();

  constructor(shop: ShopStage, order: OrderExample) {
    this.#shop = shop;
    this.order = order;
  }

  /** What the run is named after. */
  get id(): string {
    return this.order.id;
  }

  static async begin(shop: ShopStage, changes: Partial<OrderExample> = {}): Promise<EditStory> {
    const { lines } = anOrder().withLine('MAG-60', BOUGHT).build();
    const order = await shop.place({ lines, ...changes });
    if (changes.paymentMethodRef === 'pm_card_authenticationRequired') {
      await shop.reaches(order, 'action_required');
      await shop.partners.answerBank(order, 'complete');
      await shop.job(order.id, 'payment');
    }
    await shop.isPlanned(order);
    return new EditStory(shop, order);
  }

  /** Agreed to, as the API does it once it has priced the change. */
  async want(quantity: number): Promise<void> {
    await this.#writing(async (writer) => {
      const edits = new OrderEditRepository(writer);
      const order = await edits.toEdit(this.order.id);
      if (order === null) throw new Error('no such order');
      const quote = quoteOf(order, quantity);
      await edits.insert({
        id: this.#editId,
        orderId: order.id,
        actor: 'shopper',
        requestedBy: null,
        requestedName: null,
        note: null,
        changes: { quantities: [], added: [] },
        quote,
        baseVersion: order.receiptVersion,
        differenceMinor: quote.totals.total.minor - order.totals.total.minor,
        currency: order.currency,
      });
      await inTransaction(writer, (transaction) => edits.ask(this.#editId, transaction));
    });
  }

  /** The order's run is told. */
  tell(): Promise<void> {
    return this.#shop.job(this.order.id, 'edit');
  }

  /** Another card for the difference. */
  async payWith(methodRef: string): Promise<void> {
    await this.#writing(async (writer) => {
      const charges = new EditCharges(writer);
      const newest = await charges.newest(this.#editId);
      if (newest === null) throw new Error('no bank was asked yet');
      await charges.note({
        editId: this.#editId,
        try: newest.try + 1,
        orderId: this.order.id,
        methodRef,
        amountMinor: newest.amountMinor,
        currency: newest.currency,
      });
    });
    await this.tell();
  }

  /** Nobody wants to pay the difference. */
  async takeBack(): Promise<void> {
    await this.#writing(async (writer) => {
      if (!(await new OrderEditRepository(writer).abandon(this.order.id, this.#editId)))
        throw new Error('there is nothing to take back');
    });
    await this.tell();
  }

  async reaches(state: string): Promise<void> {
    await eventually(
      async () => {
        const [row] = await this.#shop.database.query<{ state: string }>(
          'select state from ordering.order_edit where id = $1',
          [this.#editId],
        );
        if (row?.state !== state) throw new Error(`the edit is ${row?.state}`);
        return true;
      },
      { within: 60_000 },
    );
  }

  async #writing(work: (writer: Writer) => Promise<void>): Promise<void> {
    const writer = openWriter(this.#shop.database.urlFor('ga_storefront'));
    try {
      await work(writer);
    } finally {
      await writer.close();
    }
  }
}

/** The whole order with so many of its one item, without tax and offers. */
export function quoteOf(order: OrderToEdit, quantity: number): EditQuote {
  const [line] = order.lines;
  if (line === undefined) throw new Error('an order without lines');
  const { currency, address, delivery, receipt, priceReceipt, totals } = order;
  const items = money(line.unitMinor * quantity, currency);
  const more = quantity - line.quantity;
  return {
    lines: [
      {
        ...line,
        quantity,
        totalMinor: items.minor,
        components: [{ variantId: line.variantId, quantity: 1 }],
      },
    ],
    receipt,
    priceReceipt: priceReceipt ?? aReceipt(order),
    totals: { ...totals, items, total: money(items.minor + totals.shipping.minor, currency) },
    address,
    delivery,
    taxCalculationRef: null,
    parts: [{ lineId: line.id, quantity: more, goodsMinor: line.unitMinor * more, taxMinor: 0 }],
    leaving: [],
    offers: [],
  };
}

const aReceipt = ({ currency, totals }: OrderToEdit): ReceiptDocument => ({
  version: RECEIPT_VERSION,
  market: US.code,
  currency,
  taxMode: US.taxMode,
  rounding: US.rounding,
  steps: [],
  totals,
});
