import type { EditWays, Problem } from '@green-apple/contracts-http';
import { amountDue } from '@green-apple/domain-money';
import {
  CaptureRepository,
  EditCharges,
  LedgerRepository,
  OrderDeskRepository,
  StatsRepository,
  inTransaction,
  type EditDeskRepository,
  type ShipmentRepository,
  type Writer,
} from '@green-apple/persistence';
import { anAddress } from '@green-apple/testing';
import { randomUUID } from 'node:crypto';
import {
  ITEMS,
  refusal,
  type ShopperOnStage,
  type StorefrontStage,
} from '../../storefront-stage.int.spec.ts';
import { EditStage, type Sold } from './edit-stage.int.spec.ts';

describe('a shopper who changes an order', () => {
  let stage: StorefrontStage;
  let worker: Writer;
  let desk: EditDeskRepository;
  let shipments: ShipmentRepository;
  let edits: EditStage;

  beforeAll(async () => {
    edits = await EditStage.open();
    ({ shop: stage, worker, desk, shipments } = edits);
  });
  afterAll(() => edits.close());

  const sold = (quantity?: number): Promise<Sold> => edits.sold(quantity);
  const detail = (shopper: ShopperOnStage, id: string) => edits.detail({ shopper, id });
  const stageEdit = (order: Sold, changes: object) => edits.preview(order, changes);
  const agree = (...asked: Parameters<EditStage['agree']>) => edits.agree(...asked);
  const agreed = (order: Sold, changes: object) => edits.agreed(order, changes);
  const editsOf = (order: Sold) => edits.editsOf(order);
  const lessOf = ({ lineId }: Sold, quantity: number) => ({ quantities: [{ lineId, quantity }] });
  /** Of what these specs buy; some of them set the shelves of other items by hand. */
  const faults = () =>
    stage.count(
      `inventory.stock_fault where variant_id in ('${ITEMS.magnesium60}', '${ITEMS.magnesium120}')`,
    );
  const shares = async (id: string): Promise<number> => {
    const [row] = await stage.database.query<{ sum: string }>(
      `select coalesce(sum(amount_minor), 0) as sum from fulfilment.shipment where order_id = $1`,
      [id],
    );
    return Number(row?.sum);
  };

  it('sees what it costs before anything changes, line by line', async () => {
    const order = await sold();
    const before = await detail(order.shopper, order.id);
    const { status, body } = await stageEdit(order, lessOf(order, 1));
    expect(status).toBe(201);
    expect(body.state).toBe('previewed');
    expect(body.difference.minor).toBe(body.totals.total.minor - before.totals.total.minor);
    expect(body.difference.minor).toBeLessThan(0);
    const parts = body.lines.reduce((all, line) => all + line.difference.minor, 0);
    expect(parts + body.deliveryDifference.minor).toBe(body.difference.minor);
    expect(body.lines.map((line) => [line.quantityBefore, line.quantity])).toEqual([[3, 1]]);
    expect(await detail(order.shopper, order.id)).toEqual(before);
    expect(
      await stage.count(`platform.outbox where aggregate_id = '${order.id}' and kind = 'edit'`),
    ).toBe(0);
  });

  it('gets fewer: stock is free again, less is taken later, and the books agree', async () => {
    const order = await sold();
    const edit = await agreed(order, lessOf(order, 1));
    expect(await desk.apply(order.id)).toEqual({ code: 'applied', editId: edit.id, occasion: 1 });
    // Asked again by a run that lost the answer: once is once.
    expect(await desk.apply(order.id)).toEqual({ code: 'none' });
    const after = await detail(order.shopper, order.id);
    expect(after.lines.map(({ quantity }) => quantity)).toEqual([1]);
    expect(after.totals).toEqual(edit.totals);
    expect(await shares(order.id)).toBe(after.totals.total.minor);
    const ledger = await new LedgerRepository(worker).entries(order.id);
    expect(amountDue(ledger, 'USD').minor).toBe(after.totals.total.minor);
    expect(await faults()).toBe(0);
    const held = await stage.count(
      `inventory.reservation where order_id = '${order.id}' and state = 'allocated' and quantity = 1`,
    );
    expect(held).toBe(1);
    const { edits: made } = await editsOf(order);
    expect(made.map(({ state }) => state)).toEqual(['applied']);
    expect(await stage.count(`ordering.receipt_version where order_id = '${order.id}'`)).toBe(1);
    expect(
      await stage.count(
        `platform.outbox where aggregate_id = '${order.id}' and kind = 'order.edited'`,
      ),
    ).toBe(1);
    // What is planned once more does not write the sale once more.
    await new CaptureRepository(worker).openBooks(order.id);
  });

  it('is counted as it is in the end: what was changed moves the figures, what was refused does not', async () => {
    const stats = new StatsRepository(worker, 'a secret of the specs');
    const figures = async () => {
      const [row] = await stage.database.query<Record<string, string>>(
        `select (select sum(spent_minor) from customer.customer_stats) as spent,
           (select sum(revenue_minor) from reporting.product_stats) as revenue,
           (select units from reporting.product_stats where variant_id = '${ITEMS.magnesium60}') as units,
           (select order_count from reporting.product_stats where variant_id = '${ITEMS.gingerTea20}') as teas`,
      );
      return Object.values(row ?? {}).map(Number);
    };
    const order = await sold();
    await stage.setStock(ITEMS.gingerTea20, 5);
    await inTransaction(worker, (transaction) => stats.record(order.id, transaction));
    const [spent = 0, revenue = 0, units = 0, teas = 0] = await figures();
    const edit = await agreed(order, {
      ...lessOf(order, 1),
      added: [{ variantId: ITEMS.gingerTea20, quantity: 1 }],
    });
    expect(await figures()).toEqual([spent, revenue, units, teas]);
    expect(edit.difference.minor).toBeLessThan(0);
    expect((await desk.apply(order.id)).code).toBe('applied');
    const goods = edit.totals.items.minor - edit.totals.discount.minor;
    const before = await stage.database.query<{ minor: string }>(
      `select sum((l ->> 'total_minor')::bigint) as minor
       from ordering.receipt_version v, jsonb_array_elements(v.document -> 'lines') l
       where v.order_id = $1`,
      [order.id],
    );
    expect(await figures()).toEqual([
      spent + edit.difference.minor,
      revenue + goods - Number(before[0]?.minor),
      units - 2,
      teas + 1,
    ]);
    // Cancelled after that, it leaves nothing behind.
    await new OrderDeskRepository(worker).cancelSold(order.id, 'shopper_request');
    await inTransaction(worker, (transaction) => stats.takeBack(order.id, transaction));
    const [, , unitsLeft, teasLeft] = await figures();
    expect([unitsLeft, teasLeft]).toEqual([units - 3, teas]);
  });

  it('moves it elsewhere: taxed and delivered anew, the goods as agreed', async () => {
    const order = await sold(1);
    const before = await detail(order.shopper, order.id);
    const address = anAddress({ region: 'NY', postalCode: '10001', city: 'New York' });
    const edit = await agreed(order, { address, deliveryOptionId: 'standard' });
    expect(edit.totals.items).toEqual(before.totals.items);
    const applied = await desk.apply(order.id);
    expect(['applied', 'charge_needed']).toContain(applied.code);
    if (applied.code === 'applied')
      expect((await detail(order.shopper, order.id)).address).toEqual(address);
  });

  it('wants more than the bank keeps ready: nothing changes before the bank agrees', async () => {
    const order = await sold(1);
    const before = await detail(order.shopper, order.id);
    const edit = await agreed(order, { added: [{ variantId: ITEMS.magnesium120, quantity: 1 }] });
    expect(edit.difference.minor).toBeGreaterThan(0);
    expect(await desk.apply(order.id)).toEqual({
      code: 'charge_needed',
      editId: edit.id,
      amountMinor: edit.totals.total.minor,
      occasion: 1,
      payBy: null,
    });
    expect((await detail(order.shopper, order.id)).totals).toEqual(before.totals);

    const charges = new EditCharges(worker);
    const amountMinor = edit.totals.total.minor;
    const asked = { editId: edit.id, try: 1, orderId: order.id, methodRef: null, amountMinor };
    await charges.note({ ...asked, currency: 'USD' });
    await charges.settle(asked, 'authorised', { providerRef: `pi_more_${order.id}` });
    expect((await desk.apply(order.id)).code).toBe('applied');
    const after = await detail(order.shopper, order.id);
    expect(after.totals.total.minor).toBe(amountMinor);
    expect(after.lines.length).toBe(2);
    const payments = await stage.database.query<{ state: string; amount: string }>(
      `select state, amount_minor as amount from payment.payment where order_id = $1 order by attempt`,
      [order.id],
    );
    expect(payments.map(({ state, amount }) => [state, Number(amount)])).toEqual([
      ['voided', before.totals.total.minor],
      ['authorised', amountMinor],
    ]);
    const held = await new LedgerRepository(worker).balance(order.id, 'card_holds', 'USD');
    expect(held.minor).toBe(amountMinor);
    // One parcel: what came new goes along with it.
    expect(await shares(order.id)).toBe(amountMinor);
    expect(await stage.count(`fulfilment.shipment where order_id = '${order.id}'`)).toBe(1);
    expect(await faults()).toBe(0);
  });

  it('agrees twice with one key: one change; another body under it is refused', async () => {
    const order = await sold();
    const { body: edit } = await stageEdit(order, lessOf(order, 2));
    const key = randomUUID();
    const answers = await Promise.all([agree(order, edit, key), agree(order, edit, key)]);
    for (const { status } of answers) expect([202, 409]).toContain(status);
    expect((await agree(order, edit, key)).status).toBe(202);
    expect(
      await stage.count(`platform.outbox where aggregate_id = '${order.id}' and kind = 'edit'`),
    ).toBe(1);
    expect(refusal(await agree(order, edit, key, 7))).toBe('422 IDEMPOTENCY_KEY_REUSED');
  });

  it('cannot agree to two previews of one order, nor to one that another replaced', async () => {
    const order = await sold();
    const [first, second] = [
      (await stageEdit(order, lessOf(order, 2))).body,
      (await stageEdit(order, lessOf(order, 1))).body,
    ];
    const answers = await Promise.all([agree(order, first), agree(order, second)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
    expect((await desk.apply(order.id)).code).toBe('applied');
    const loser = answers[0]?.status === 202 ? second : first;
    expect(refusal(await agree(order, loser))).toBe('409 EDIT_STALE');
    expect(await faults()).toBe(0);
  });

  it('loses to the packing table when that is faster, and the order stays as it was', async () => {
    const order = await sold();
    const before = await detail(order.shopper, order.id);
    await agreed(order, lessOf(order, 1));
    const [parcel] = await shipments.plan(order.id);
    await shipments.move(parcel?.shipmentId ?? '', 'picking', null);
    expect(await desk.apply(order.id)).toEqual(
      jasmine.objectContaining({ code: 'failed', reason: 'BEING_PACKED' }),
    );
    expect((await detail(order.shopper, order.id)).totals).toEqual(before.totals);
    const { possible, why, edits: made } = await editsOf(order);
    expect([possible, made[0]?.state]).toEqual([false, 'failed']);
    expect(why).toContain('packing this order');
    expect(refusal(await stageEdit(order, lessOf(order, 1)))).toBe('409 EDIT_NOT_POSSIBLE');
  });

  it('and packs at the same moment: either the one or the other, never both', async () => {
    for (let round = 0; round < 4; round++) {
      const order = await sold();
      await agreed(order, lessOf(order, 1));
      const [parcel] = await shipments.plan(order.id);
      const [applied] = await Promise.all([
        desk.apply(order.id),
        shipments.move(parcel?.shipmentId ?? '', 'picking', null),
      ]);
      const { lines } = await detail(order.shopper, order.id);
      expect(lines[0]?.quantity).toBe(applied.code === 'applied' ? 1 : 3);
      const inParcel = await stage.database.query<{ quantity: number }>(
        `select p.quantity from fulfilment.shipment_part p join fulfilment.shipment s on s.id = p.shipment_id
         where s.order_id = $1`,
        [order.id],
      );
      expect(inParcel.map(({ quantity }) => quantity)).toEqual([lines[0]?.quantity ?? 0]);
    }
    expect(await faults()).toBe(0);
  });

  it('cancels at the same moment: either the one or the other comes first, and the books are even', async () => {
    const order = await sold();
    await agreed(order, lessOf(order, 1));
    await Promise.all([
      desk.apply(order.id),
      new OrderDeskRepository(worker).cancelSold(order.id, 'shopper_request'),
    ]);
    const ledger = await new LedgerRepository(worker).entries(order.id);
    expect(amountDue(ledger, 'USD').minor).toBe(0);
    expect((await desk.apply(order.id)).code).toBe('none');
    expect(await faults()).toBe(0);
  });

  it('is told when somebody else took what was to be added', async () => {
    const order = await sold(1);
    await stage.setStock(ITEMS.gingerTea20, 2);
    const edit = await agreed(order, { added: [{ variantId: ITEMS.gingerTea20, quantity: 2 }] });
    await new EditCharges(worker).note({
      editId: edit.id,
      try: 1,
      orderId: order.id,
      methodRef: null,
      amountMinor: edit.totals.total.minor,
      currency: 'USD',
    });
    await new EditCharges(worker).settle({ editId: edit.id, try: 1 }, 'authorised', {
      providerRef: `pi_lost_${order.id}`,
    });
    await stage.setStock(ITEMS.gingerTea20, 1);
    expect(await desk.apply(order.id)).toEqual(
      jasmine.objectContaining({ code: 'failed', reason: 'STOCK_GONE' }),
    );
    expect((await new EditCharges(worker).loose(edit.id)).length).toBe(1);
    expect((await detail(order.shopper, order.id)).lines.length).toBe(1);
  });

  for (const [title, changes, code] of [
    ['nothing at all', {}, '409 EDIT_NOT_POSSIBLE'],
    [
      'a line that is not theirs',
      { quantities: [{ lineId: randomUUID(), quantity: 1 }] },
      '422 QUANTITY_INVALID',
    ],
    [
      'an item nobody sells',
      { added: [{ variantId: randomUUID(), quantity: 1 }] },
      '404 VARIANT_NOT_FOUND',
    ],
    [
      'a thousand of something',
      { added: [{ variantId: ITEMS.magnesium60, quantity: 1000 }] },
      '422 VALIDATION_FAILED',
    ],
    [
      'more than there is',
      { added: [{ variantId: ITEMS.vitaminD90, quantity: 99 }] },
      '409 OUT_OF_STOCK',
    ],
  ] as const)
    it(`cannot want ${title}`, async () => {
      const order = await sold(1);
      expect(refusal(await stageEdit(order, changes))).toBe(code);
    });

  it('cannot empty an order; that is what cancelling is for', async () => {
    const order = await sold(1);
    const answer = await stageEdit(order, lessOf(order, 0));
    expect(refusal(answer)).toBe('409 EDIT_NOT_POSSIBLE');
    expect(answer.body.detail).toContain('Cancel the order');
  });

  it('cannot change somebody else’s order, nor while its payment is open', async () => {
    const order = await sold(1);
    const stranger = stage.shopper();
    const other = await stranger.buy();
    expect(refusal(await stageEdit({ ...order, shopper: stranger }, lessOf(order, 1)))).toBe(
      '404 ORDER_NOT_FOUND',
    );
    const answer = await stageEdit({ ...order, shopper: stranger, id: other.id }, lessOf(order, 1));
    expect(answer.body.detail).toContain('payment is still open');
  });

  it('sees the ways it could travel, the agreed one at its price while the address stays', async () => {
    const order = await sold(1);
    const { delivery } = await detail(order.shopper, order.id);
    const url = `/api/orders/${order.id}/edits/ways`;
    const { body } = await order.shopper.send<EditWays>('POST', url, {});
    expect(body.options[0]).toEqual(delivery);
    expect(new Set(body.options.map(({ id }) => id)).size).toBe(body.options.length);
    const address = anAddress({ region: 'HI', postalCode: '96701' });
    const there = await order.shopper.send<EditWays & Problem>('POST', url, { address });
    expect(there.status === 200 || there.body.code === 'ADDRESS_NOT_SERVED').toBeTrue();
  });

  it('reads later what each change took out and put in, whatever came after it', async () => {
    const order = await sold(1);
    const add = (variantId: string, quantity: number) => ({ added: [{ variantId, quantity }] });
    await agreed(order, {
      ...add(ITEMS.magnesium120, 1),
      quantities: [{ lineId: order.lineId, quantity: 0 }],
    });
    const charges = new EditCharges(worker);
    const [open] = (await editsOf(order)).edits;
    if (open?.money?.toAuthorise) {
      const asked = { editId: open.id, try: 1, orderId: order.id, methodRef: null };
      const amountMinor = open.money.toAuthorise.minor;
      await charges.note({ ...asked, amountMinor, currency: 'USD' });
      await charges.settle(asked, 'authorised', { providerRef: `pi_swap_${order.id}` });
    }
    expect((await desk.apply(order.id)).code).toBe('applied');
    const [applied] = (await editsOf(order)).edits;
    expect(applied?.lines.map((line) => [line.quantityBefore, line.quantity]).sort()).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(applied?.lines.every(({ title }) => title !== '')).toBeTrue();
    expect(applied?.payment?.state).toBe('agreed');
  });

  it('takes a preview back', async () => {
    const order = await sold();
    const { body: edit } = await stageEdit(order, lessOf(order, 1));
    const url = `/api/orders/${order.id}/edits/${edit.id}`;
    expect((await order.shopper.send('DELETE', url)).status).toBe(204);
    expect(refusal(await agree(order, edit))).toBe('409 EDIT_STALE');
  });
});
