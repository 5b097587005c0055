import { randomUUID } from 'node:crypto';
import type { ReturnInstruction, ReturnState } from '@green-apple/domain-order';
import { inTransaction, openWriter, ReturnRepository, type Writer } from '@green-apple/persistence';
import { eventually, type OrderExample } from '@green-apple/testing';
import type { ShopStage } from './shop-stage.ts';

export interface ReturnStoryOptions {
  readonly resolution?: 'refund' | 'exchange';
  /** Why a person has to look first; approved by rule without it. */
  readonly review?: string;
  /** Who pays the postage. */
  readonly labelBy?: 'shop' | 'shopper';
}

/** One return on the servers of a running stack, as the shopper, the carrier and staff drive it. */
export class ReturnStory {
  readonly id = randomUUID();
  readonly order: OrderExample;
  readonly #shop: ShopStage;

  private constructor(shop: ShopStage, order: OrderExample) {
    this.#shop = shop;
    this.order = order;
  }

  /** Asks for the first unit of a paid and delivered order. */
  static async begin(shop: ShopStage, options: ReturnStoryOptions = {}): Promise<ReturnStory> {
    const order = await shop.place();
    await shop.isPlanned(order);
    await shop.packAndShip(order);
    const story = new ReturnStory(shop, order);
    await story.#deliver();
    await story.#ask(options);
    return story;
  }

  reaches(state: ReturnState): Promise<true> {
    return eventually(
      async () => {
        const at = await this.#state();
        if (at !== state) throw new Error(`the return is ${at}`);
        return true as const;
      },
      { within: 60_000, every: 50 },
    );
  }

  tell(kind: ReturnInstruction, body: object = {}): Promise<void> {
    return this.#write('ga_admin', (writer) =>
      inTransaction(writer, (transaction) =>
        new ReturnRepository(writer).instruct(
          {
            returnId: this.id,
            orderId: this.order.id,
            kind,
            body,
            givenBy: 'spec',
            correlationId: 'spec',
          },
          transaction,
        ),
      ),
    );
  }

  /** The carrier brings it: each scan is told as its event would. */
  async comeBack(): Promise<void> {
    await this.reaches('labelled');
    for (const [status, state] of [
      ['in_transit', 'in_transit'],
      ['delivered', 'received'],
    ] as const) {
      await this.#scan(this.id, status);
      await this.#shop.job(this.order.id, 'return');
      await this.reaches(state);
    }
  }

  /** The first that the carrier says of it is that it goes the wrong way. */
  async goesWrong(): Promise<void> {
    await this.reaches('labelled');
    await this.#scan(this.id, 'return_to_sender');
    await this.#shop.job(this.order.id, 'return');
    await this.reaches('in_transit');
  }

  inspect(accepted: number): Promise<void> {
    const lineId = this.order.lines[0]?.id ?? '';
    const line = { lineId, good: 1, damaged: 0, notAsDescribed: 0, missing: 0, accepted };
    return this.tell('inspect', { lines: [line], sharePercent: 100 });
  }

  /** Its label was not used in time. */
  async runsOut(): Promise<void> {
    await this.#shop.database.query(
      `update returns.request set send_by = now() - interval '1 second' where id = $1`,
      [this.id],
    );
    await this.#shop.job(this.order.id, 'return');
  }

  async #deliver(): Promise<void> {
    const parcels = await this.#shop.database.query<{ id: string }>(
      'select id from fulfilment.shipment where order_id = $1',
      [this.order.id],
    );
    for (const { id } of parcels) await this.#scan(id, 'delivered');
    await this.#shop.job(this.order.id, 'fulfilment');
    await this.#shop.reaches(this.order, 'delivered', 60_000);
  }

  #ask({ resolution = 'refund', review, labelBy = 'shop' }: ReturnStoryOptions): Promise<void> {
    return this.#write('ga_storefront', (writer) =>
      inTransaction(writer, async (transaction) => {
        const returns = new ReturnRepository(writer);
        const position = await returns.openBook(this.order.id, transaction);
        const ground = await returns.ground(this.order.id, transaction);
        const line = ground?.lines[0];
        if (!ground || !line?.locationId) throw new Error('nothing has arrived');
        await returns.request(
          {
            id: this.id,
            orderId: this.order.id,
            resolution,
            review: review ?? null,
            labelBy,
            requestedBy: 'shopper',
            key: this.id,
            hash: this.id,
            lines: [{ lineId: line.lineId, quantity: 1, reason: 'changed_mind', opened: false }],
          },
          {
            position,
            orderNumber: ground.orderNumber,
            locationId: line.locationId,
            correlationId: 'spec',
          },
          transaction,
        );
      }),
    );
  }

  async #write(
    role: 'ga_admin' | 'ga_storefront',
    work: (writer: Writer) => Promise<void>,
  ): Promise<void> {
    const writer = openWriter(this.#shop.database.urlFor(role));
    try {
      await work(writer);
    } finally {
      await writer.close();
    }
  }

  async #state(): Promise<string | undefined> {
    const [row] = await this.#shop.database.query<{ state: string }>(
      'select state from returns.request where id = $1',
      [this.id],
    );
    return row?.state;
  }

  async #scan(parcel: string, status: string): Promise<void> {
    const reply = await fetch(`${this.#shop.simulatorUrl}/control/tracking`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ parcel, status }),
    });
    if (!reply.ok) throw new Error(await reply.text());
  }
}
