import type { AddressDto, OrderDetail, OrderReturns, Problem } from '@green-apple/contracts-http';
import { amountDue, balanceOf } from '@green-apple/domain-money';
import {
  inTransaction,
  LedgerRepository,
  openWriter,
  ReturnDeskRepository,
  ReturnRepository,
  type Writer,
} from '@green-apple/persistence';
import { anAddress, deliverOrder, EU_WAREHOUSE, seedEuMarket } from '@green-apple/testing';
import { randomUUID } from 'node:crypto';
import { FakePartners, ITEMS, refusal, StorefrontStage } from '../../storefront-stage.int.spec.ts';
import { EditStage, type Sold } from '../order-edit/edit-stage.int.spec.ts';

const BERLIN: Partial<AddressDto> = {
  city: 'Berlin',
  region: '',
  postalCode: '10115',
  country: 'DE',
};
/** As a page sends it that does not ask for the country again. */
const HAMBURG = {
  name: 'Robin Field',
  line1: 'Am Markt 1',
  city: 'Hamburg',
  postalCode: '20095',
};

describe('after an order in the EU', () => {
  let shop: StorefrontStage;
  let edits: EditStage;

  beforeAll(async () => {
    shop = await StorefrontStage.open({ MARKET: 'EU' });
    await seedEuMarket(shop.database);
    edits = new EditStage(shop, { address: anAddress(BERLIN) });
  });
  beforeEach(() => {
    shop.partners.rates = async () => ({ code: 'unknown', detail: 'timeout' });
    shop.partners.tax = async () => ({ code: 'unknown', detail: 'timeout' });
  });
  afterEach(() => Object.assign(shop.partners, new FakePartners()));
  afterAll(() => edits.close());

  const entriesOf = (id: string) => new LedgerRepository(edits.worker).entries(id);
  /** VAT that a receipt says is inside of the total. */
  const vatIn = (receipt: OrderDetail['receipt']): number =>
    (receipt.find(({ kind }) => kind === 'tax-included')?.contained ?? []).reduce(
      (all, { minor }) => all + minor,
      0,
    );
  const vatOf = async (order: Sold): Promise<number> => vatIn((await edits.detail(order)).receipt);
  const vatInTheBooks = async (id: string) =>
    -balanceOf(await entriesOf(id), 'tax_payable', 'EUR').minor;

  it('fewer of it cost less by their price with the VAT inside, in the receipt and in the books', async () => {
    // 3 * 17.90 = 53.70, delivery is free from 39.00 on; 53.70 * 7 / 107 = 3.51
    const order = await edits.sold(3);
    expect([(await edits.detail(order)).totals.total.minor, await vatOf(order)]).toEqual([
      5370, 351,
    ]);
    const edit = await edits.agreed(order, {
      quantities: [{ lineId: order.lineId, quantity: 2 }],
    });
    // The way stays as it was agreed: what was free stays free.
    expect(edit.difference).toEqual({
      minor: 3580 + edit.totals.shipping.minor - 5370,
      currency: 'EUR',
    });
    expect((await edits.desk.apply(order.id)).code).toBe('applied');
    const after = await edits.detail(order);
    const total = after.totals.total.minor;
    expect(await vatOf(order)).toBe(Math.round((total * 7) / 107));
    expect(await vatInTheBooks(order.id)).toBe(await vatOf(order));
    expect(amountDue(await entriesOf(order.id), 'EUR')).toEqual({ minor: total, currency: 'EUR' });
  });

  it('one more costs its euro price, and the difference carries its VAT', async () => {
    const order = await edits.sold(1);
    const before = await vatOf(order);
    const edit = await edits.agreed(order, {
      added: [{ variantId: ITEMS.gingerTea20, quantity: 1 }],
    });
    expect(edit.difference).toEqual({ minor: 640, currency: 'EUR' });
    // 17.90 + 4.90 + 6.40 = 29.20, of which 1.91 is VAT; it was 1.49.
    expect([before, vatIn(edit.receipt)]).toEqual([149, 191]);
  });

  it('an address that names no country is one of the order’s own', async () => {
    const order = await edits.sold(1);
    const { status, body } = await edits.preview(order, { address: HAMBURG });
    expect(status).toBe(201);
    expect(body.address).toEqual(
      jasmine.objectContaining({ country: 'DE', region: '', postalCode: '20095' }),
    );
    const abroad = await edits.preview(order, {
      address: { ...HAMBURG, city: 'Wien', postalCode: '1010', country: 'AT' },
    });
    expect([abroad.status, abroad.body.address?.country]).toEqual([201, 'AT']);
    const vienna = abroad.body.receipt.find(({ kind }) => kind === 'tax-included');
    expect(vienna?.label).toContain('VAT 10 %, Austria');
    // As it would be written elsewhere.
    const wrong = await edits.preview(order, { address: { ...HAMBURG, postalCode: '2009' } });
    expect([refusal(wrong), wrong.body.errors?.[0]?.path]).toEqual([
      '422 VALIDATION_FAILED',
      'address.postalCode',
    ]);
    const home = await edits.preview(order, { address: anAddress() });
    expect(refusal(home)).toBe('422 ADDRESS_NOT_SERVED');
  });

  describe('what comes back', () => {
    const bought = async (daysAgo: number) => {
      const shopper = shop.shopper();
      const { id } = await shopper.buy(ITEMS.magnesium60, 2, { address: anAddress(BERLIN) });
      await deliverOrder(shop.database, id);
      await shop.database.query(
        `update fulfilment.history h set at = now() - make_interval(days => $2)
         from fulfilment.shipment s where s.id = h.shipment_id and s.order_id = $1`,
        [id, daysAgo],
      );
      const standing = async () =>
        (await shopper.send<OrderReturns>('GET', `/api/orders/${id}/returns`)).body.choices[0];
      const lineId = (await standing())?.lineId ?? '';
      const ask = () =>
        shopper.send<OrderReturns & Problem>(
          'POST',
          `/api/orders/${id}/returns`,
          {
            resolution: 'refund',
            lines: [{ lineId, quantity: 1, reason: 'changed_mind', opened: false }],
          },
          { 'idempotency-key': randomUUID() },
        );
      return { standing, ask, id };
    };
    const withRule = async (work: () => Promise<void>) => {
      await shop.database.query(
        `insert into returns.product_rule (product_id, rule, window_days, label_by)
         select product_id, 'final_sale', 3, 'shop' from catalog.variant where id = $1`,
        [ITEMS.magnesium60],
      );
      try {
        await work();
      } finally {
        await shop.database.query('delete from returns.product_rule');
      }
    };

    it('may do so for fourteen days, whatever is said of the product', () =>
      withRule(async () => {
        const early = await bought(13);
        expect(await early.standing()).toEqual(
          jasmine.objectContaining({ units: 2, faultOnly: false, why: null }),
        );
        expect((await early.ask()).status).toBe(201);
        const late = await bought(15);
        expect((await late.standing())?.units).toBe(0);
        expect(refusal(await late.ask())).toBe('409 RETURN_NOT_POSSIBLE');
      }));

    describe('to be exchanged', () => {
      let office: Writer;
      let desk: ReturnDeskRepository;
      beforeAll(() => {
        office = openWriter(shop.database.urlFor('ga_admin'));
        desk = new ReturnDeskRepository(edits.worker);
      });
      afterAll(() => office.close());

      /** One of two arrived broken and came back. */
      const broken = async (): Promise<{ order: Sold; returnId: string }> => {
        const order = await edits.sold(2);
        await edits.arrives(order);
        const { shopper, id, lineId } = order;
        const line = { lineId, quantity: 1, reason: 'damaged', opened: false };
        const { status, body } = await shopper.send<OrderReturns>(
          'POST',
          `/api/orders/${id}/returns`,
          { resolution: 'exchange', lines: [line] },
          { 'idempotency-key': randomUUID() },
        );
        expect(status).toBe(201);
        const returnId = body.returns[0]?.id ?? '';
        for (const to of ['approved', 'received'] as const)
          await desk.move({ returnId, to, reason: null });
        const found = { good: 0, damaged: 1, notAsDescribed: 0, missing: 0, accepted: 1 };
        const inspected = { lines: [{ lineId, ...found }], sharePercent: 100 };
        await inTransaction(office, (transaction) =>
          new ReturnRepository(office).instruct(
            {
              ...{ returnId, orderId: id, kind: 'inspect', body: inspected },
              ...{ givenBy: 'ann', correlationId: 'spec' },
            },
            transaction,
          ),
        );
        await desk.inspect(returnId, 1);
        return { order, returnId };
      };
      const settle = (returnId: string) => desk.settle(returnId, `return/${returnId}`);
      const money = async (order: Sold) => ({
        vat: await vatOf(order),
        booked: await vatInTheBooks(order.id),
        due: amountDue(await entriesOf(order.id), 'EUR'),
      });
      const free = async (where: string): Promise<number> => {
        const [row] = await shop.database.query<{ units: number }>(
          `select coalesce(sum(s.on_hand - s.reserved), 0)::int as units from inventory.stock_level s
           join inventory.location w on w.id = s.location_id where s.variant_id = $1 and ${where}`,
          [ITEMS.magnesium60],
        );
        return row?.units ?? -1;
      };

      it('is sent again from a shelf of the EU, at no price: receipt, VAT and books stay as they are', async () => {
        const { order, returnId } = await broken();
        const [before, here, elsewhere] = [
          await money(order),
          await free(`w.market = 'EU'`),
          await free(`w.market <> 'EU'`),
        ];
        for (let turn = 0; turn < 2; turn++)
          expect(await settle(returnId)).toEqual({ code: 'exchanged' });
        await edits.shipments.plan(order.id);
        const parcels = await shop.database.query(
          `select s.location_id as place, s.state, s.currency, s.amount_minor::int as minor,
             sum(p.quantity)::int as units
           from fulfilment.shipment s join fulfilment.shipment_part p on p.shipment_id = s.id
           where s.order_id = $1 group by s.id order by s.position`,
          [order.id],
        );
        // 2 * 17.90 + 4.90 to the door
        expect(parcels as object[]).toEqual([
          { place: EU_WAREHOUSE, state: 'delivered', currency: 'EUR', minor: 4070, units: 2 },
          { place: EU_WAREHOUSE, state: 'planned', currency: 'EUR', minor: 0, units: 1 },
        ]);
        expect(await money(order)).toEqual(before);
        expect([await free(`w.market = 'EU'`), await free(`w.market <> 'EU'`)]).toEqual([
          here - 1,
          elsewhere,
        ]);
        expect(await shop.count(`payment.refund where order_id = '${order.id}'`)).toBe(0);
      });

      it('is paid back in euro with its VAT when no shelf of the EU has one, however many lie elsewhere', async () => {
        const { order, returnId } = await broken();
        const held = await shop.database.query<{ id: string; reserved: number }>(
          `update inventory.stock_level s set reserved = s.on_hand from inventory.stock_level was
           where s.variant_id = $1 and s.location_id = $2 and was.variant_id = s.variant_id
             and was.location_id = s.location_id returning was.reserved`,
          [ITEMS.magnesium60, EU_WAREHOUSE],
        );
        try {
          expect(await free(`w.market <> 'EU'`)).toBeGreaterThan(0);
          expect(await settle(returnId)).toEqual({ code: 'refunding' });
        } finally {
          await shop.database.query(
            'update inventory.stock_level set reserved = $3 where variant_id = $1 and location_id = $2',
            [ITEMS.magnesium60, EU_WAREHOUSE, held[0]?.reserved],
          );
        }
        const refunds = await shop.database.query(
          `select r.amount_minor::int as minor, r.currency, p.goods_minor::int as net, p.tax_minor::int as vat
           from payment.refund r join payment.refund_part p on p.refund_id = r.id where r.order_id = $1`,
          [order.id],
        );
        // 17.90 * 7 / 107 = 1.17
        expect(refunds as object[]).toEqual([
          { minor: 1790, currency: 'EUR', net: 1790 - 117, vat: 117 },
        ]);
      });
    });

    it('goes by the settings of the order’s market, in whichever shop it is looked at', async () => {
      const set = (market: string, days: number) =>
        shop.database.query(
          `insert into platform.setting (market, key, value) values ($1, 'return-window', to_jsonb(cast($2 as integer)))
           on conflict (market, key) do update set value = excluded.value, version = platform.setting.version + 1`,
          [market, days],
        );
      const { standing, id } = await bought(40);
      try {
        await set('EU', 60);
        await set('US', 14);
        await eventually(async () => (await standing())?.units === 2);
        await shop.database.query(`update ordering."order" set market = 'US' where id = $1`, [id]);
        expect((await standing())?.units).toBe(0);
      } finally {
        await shop.database.query(`delete from platform.setting where key = 'return-window'`);
      }
    });
  });
});

/** Settings are looked at again within seconds. */
async function eventually(holds: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 50; turn++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('it never came to hold');
}
