import type {
  OrderDetail,
  OrderEditDto,
  OrderEdits,
  Problem,
  QuoteRequest,
} from '@green-apple/contracts-http';
import {
  CaptureRepository,
  EditDeskRepository,
  OrderDeskRepository,
  ShipmentRepository,
  StockBookRepository,
  openWriter,
  type Writer,
} from '@green-apple/persistence';
import { randomUUID } from 'node:crypto';
import { ITEMS, StorefrontStage, type ShopperOnStage } from '../../storefront-stage.int.spec.ts';

export interface Sold {
  readonly shopper: ShopperOnStage;
  readonly id: string;
  readonly lineId: string;
}

/** A shop with orders that were sold, and the worker's desk that applies changes of them. */
export class EditStage {
  readonly shop: StorefrontStage;
  readonly worker: Writer;
  readonly desk: EditDeskRepository;
  readonly shipments: ShipmentRepository;
  readonly #to: Partial<QuoteRequest>;

  /** `to`: where shoppers of this stage have things sent. */
  constructor(shop: StorefrontStage, to: Partial<QuoteRequest> = {}) {
    this.shop = shop;
    this.#to = to;
    this.worker = openWriter(shop.database.urlFor('ga_worker'), { max: 4 });
    this.desk = new EditDeskRepository(this.worker);
    this.shipments = new ShipmentRepository(this.worker);
  }

  static async open(): Promise<EditStage> {
    return new EditStage(await StorefrontStage.open());
  }

  async close(): Promise<void> {
    await this.worker.close();
    await this.shop.close();
  }

  /** Bought, confirmed and planned, as the order's runs do it. */
  async sold(quantity = 3): Promise<Sold> {
    const shopper = this.shop.shopper();
    const { id } = await shopper.buy(ITEMS.magnesium60, quantity, this.#to);
    await this.shop.movePayment(id, 'authorised');
    await new OrderDeskRepository(this.worker).confirm(id, 1);
    await new CaptureRepository(this.worker).openBooks(id);
    await this.shipments.plan(id);
    const { lines } = await this.detail({ shopper, id });
    return { shopper, id, lineId: lines[0]?.id ?? '' };
  }

  /** Everything of it is packed, leaves and arrives. */
  async arrives({ id }: Pick<Sold, 'id'>): Promise<void> {
    for (const { shipmentId } of await this.shipments.plan(id)) {
      const items = (await this.shipments.load(shipmentId))?.items ?? [];
      for (const to of ['picking', 'packed'] as const)
        await this.shipments.move(shipmentId, to, null);
      await new StockBookRepository(this.worker).shipAllocated({
        key: shipmentId,
        orderId: id,
        items,
      });
      for (const to of ['shipped', 'delivered'] as const)
        await this.shipments.move(shipmentId, to, null);
    }
    await this.shipments.follow(id);
  }

  async detail({ shopper, id }: Pick<Sold, 'shopper' | 'id'>): Promise<OrderDetail> {
    return (await shopper.send<OrderDetail>('GET', `/api/orders/${id}`)).body;
  }

  preview({ shopper, id }: Sold, changes: object) {
    return shopper.send<OrderEditDto & Problem>('POST', `/api/orders/${id}/edits`, changes);
  }

  agree(
    { shopper, id }: Sold,
    edit: OrderEditDto,
    key: string = randomUUID(),
    version = edit.baseVersion,
  ) {
    return shopper.send<OrderEditDto & Problem>(
      'POST',
      `/api/orders/${id}/edits/${edit.id}/application`,
      undefined,
      { 'idempotency-key': key, 'if-match': `"${version}"` },
    );
  }

  /** Previewed and agreed to. */
  async agreed(order: Sold, changes: object): Promise<OrderEditDto> {
    const { body, status } = await this.preview(order, changes);
    if (status !== 201) throw new Error(`not previewed: ${JSON.stringify(body)}`);
    const answer = await this.agree(order, body);
    if (answer.status !== 202) throw new Error(`not taken: ${JSON.stringify(answer.body)}`);
    return body;
  }

  async editsOf({ shopper, id }: Sold): Promise<OrderEdits> {
    return (await shopper.send<OrderEdits>('GET', `/api/orders/${id}/edits`)).body;
  }
}
