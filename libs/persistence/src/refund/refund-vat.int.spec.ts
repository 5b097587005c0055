import { balanceOf, type Account } from '@green-apple/domain-money';
import {
  anOrder,
  freshDatabase,
  seedOrder,
  seedTinyCatalogue,
  type FreshDatabase,
} from '@green-apple/testing';
import { v7 as uuidv7 } from 'uuid';
import { CaptureRepository, ShipmentRepository } from '../fulfilment/index.ts';
import { LedgerRepository } from '../ledger/index.ts';
import { openWriter, type Writer } from '../pools.ts';
import { inTransaction } from '../transaction.ts';
import { RefundDeskRepository } from './refund-desk.repository.ts';
import { RefundRepository } from './refund.repository.ts';

/** Three at 17.90 and delivery at 4.90, all of it with 7 % VAT inside: 58.60 * 7 / 107 = 3.83. */
const VAT = { items: 351, shipping: 32 };

describe('a refund of an order whose prices hold their tax', () => {
  let database: FreshDatabase;
  let writer: Writer;
  let staffWriter: Writer;

  beforeAll(async () => {
    database = await freshDatabase('ga_worker');
    await seedTinyCatalogue(database);
    writer = openWriter(database.writerUrl);
    staffWriter = openWriter(database.writerUrl.replace('ga_worker', 'ga_admin'));
  });
  afterAll(async () => {
    await Promise.all([writer.close(), staffWriter.close()]);
    await database.drop();
  });

  const soldInEurope = async () => {
    const built = anOrder({ taxMinor: 0, shippingMinor: 490 })
      .withLine('MAG-60', 3)
      .confirmed()
      .build();
    const order = {
      ...built,
      lines: built.lines.map((line) => ({ ...line, unitMinor: 1790 })),
    };
    await seedOrder(database, order);
    const lineId = order.lines[0]?.id ?? '';
    const eur = (minor: number) => ({ minor, currency: 'EUR' });
    const step = (kind: string, minor: number, shares: object[], more: object = {}) => ({
      ...{ kind, label: kind, ruleId: null, ruleVersion: null, amount: eur(minor), shares },
      ...more,
    });
    const receipt = [
      step('items', 5370, [{ lineId, minor: 5370 }]),
      step('shipping', 490, [{ lineId: 'shipping', minor: 490 }]),
      step('tax-included', 0, [], {
        contained: [
          { lineId, minor: VAT.items },
          { lineId: 'shipping', minor: VAT.shipping },
        ],
      }),
    ];
    await database.query(
      `update ordering."order" set market = 'EU', currency = 'EUR', receipt = $2 where id = $1`,
      [order.id, JSON.stringify(receipt)],
    );
    await database.query(
      `update payment.payment set currency = 'EUR', provider_ref = $2 where order_id = $1`,
      [order.id, `pi_${order.id}`],
    );
    const captures = new CaptureRepository(writer);
    await captures.openBooks(order.id);
    const [planned] = await new ShipmentRepository(writer).plan(order.id);
    const parcel = await captures.load(planned?.shipmentId ?? '');
    if (parcel === null) throw new Error('no parcel');
    await captures.noteRequest(parcel, 1);
    await captures.noteCaptured(parcel, 1, true);
    return { id: order.id, lineId };
  };
  const inTheBooks = async (orderId: string, ...accounts: readonly Account[]) => {
    const entries = await new LedgerRepository(writer).entries(orderId);
    return accounts.map((account) => balanceOf(entries, account, 'EUR').minor);
  };

  it('comes to what was paid and to its VAT, unit by unit and delivery at last', async () => {
    const { id: orderId, lineId } = await soldInEurope();
    const give = async (what: object) => {
      const id = uuidv7();
      const opened = await inTransaction(staffWriter, (transaction) =>
        new RefundRepository(staffWriter).open(transaction, {
          id,
          orderId,
          state: 'approved',
          reason: 'goodwill',
          source: { kind: 'staff' },
          requestedBy: 'alice',
          ...what,
        }),
      );
      if (opened.code !== 'OPENED') throw new Error(opened.code);
      await new RefundDeskRepository(writer).begin(id);
      const tax = opened.parts.reduce((all, { taxMinor }) => all + taxMinor, 0);
      return { total: opened.total.minor, tax };
    };
    const one = { lines: [{ lineId, quantity: 1 }] };
    const given = [await give(one), await give(one), await give(one)];
    given.push(await give({ shippingMinor: 490 }));
    expect(given.map(({ total }) => total)).toEqual([1790, 1790, 1790, 490]);
    expect(given.reduce((all, { tax }) => all + tax, 0)).toBe(VAT.items + VAT.shipping);
    expect(await inTheBooks(orderId, 'tax_payable', 'customer')).toEqual([0, -5860]);
  });

  it('gives back euro by the receipt, and takes the VAT of it out of the books', async () => {
    const { id: orderId, lineId } = await soldInEurope();
    // 53.70 - 3.51, 4.90 - 0.32, and 3.83 that is owed to the tax office.
    expect(
      await inTheBooks(orderId, 'goods_revenue', 'shipping_revenue', 'tax_payable', 'customer'),
    ).toEqual([-5019, -458, -383, 0]);

    const id = uuidv7();
    const opened = await inTransaction(staffWriter, (transaction) =>
      new RefundRepository(staffWriter).open(transaction, {
        id,
        orderId,
        state: 'approved',
        reason: 'goodwill',
        source: { kind: 'staff' },
        requestedBy: 'alice',
        lines: [{ lineId, quantity: 1 }],
      }),
    );
    if (opened.code !== 'OPENED') throw new Error(opened.code);
    // One of three: 17.90, of which 1.17 is VAT.
    expect(opened.total).toEqual({ minor: 1790, currency: 'EUR' });
    expect(opened.parts).toEqual([{ lineId, quantity: 1, goodsMinor: 1673, taxMinor: 117 }]);

    const begun = await new RefundDeskRepository(writer).begin(id);
    expect(begun?.tenders.map(({ kind, minor }) => [kind, minor])).toEqual([['card', 1790]]);
    expect(await inTheBooks(orderId, 'sales_returns', 'tax_payable', 'customer')).toEqual([
      1673,
      117 - 383,
      -1790,
    ]);
  });
});
