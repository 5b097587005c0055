import type { OrderDetail, OrderProgress } from '@green-apple/contracts-http';
import { orderAccessToken } from '@green-apple/persistence';
import { eventually } from '@green-apple/testing';
import { randomUUID } from 'node:crypto';
import {
  ITEMS,
  refusal,
  SECRET,
  StorefrontStage,
  type ShopperOnStage,
} from '../../storefront-stage.int.spec.ts';

describe('the page of an order', () => {
  let stage: StorefrontStage;
  let origin: string;
  beforeAll(async () => {
    stage = await StorefrontStage.open();
    await stage.app.http.listen({ port: 0, host: '127.0.0.1' });
    origin = await stage.app.http.getUrl();
  });
  afterAll(() => stage.close());

  it('tells the whole story to who placed it', async () => {
    const shopper = stage.shopper();
    const { id, total } = await shopper.buy(ITEMS.vitaminD90, 2);
    const { status, body } = await shopper.send<OrderDetail>('GET', `/api/orders/${id}`);
    expect(status).toBe(200);
    expect(body.email).toBe(shopper.email);
    expect(body.lines.map(({ sku, quantity, total: sum }) => [sku, quantity, sum.minor])).toEqual([
      ['VD3-90', 2, 2400],
    ]);
    expect(body.totals.total).toEqual(total);
    expect(body.progress.state).toBe('placed');
    expect(body.progress.message).toContain('We have your order');
    expect(body.progress.history.map(({ state }) => state)).toEqual(['placed']);
    expect(Date.parse(body.progress.holdExpiresAt ?? '')).toBeGreaterThan(Date.now());
  });

  it('names the lots that were sent, with the product to look them up at', async () => {
    const shopper = stage.shopper();
    const { id } = await shopper.buy(ITEMS.vitaminD90, 2);
    const page = async () => (await shopper.send<OrderDetail>('GET', `/api/orders/${id}`)).body;
    const chosen = `from inventory.reservation r join inventory.lot t on t.variant_id = r.variant_id
      where r.order_id = $1`;
    await stage.database.query(
      `insert into inventory.reservation_lot (reservation_id, lot_id, quantity) select r.id, t.id, 2 ${chosen}`,
      [id],
    );
    expect((await page()).lots).toEqual([]);
    await stage.database.query(
      `update inventory.reservation_lot set shipped = 1 where reservation_id in (select r.id ${chosen})`,
      [id],
    );
    const { lots, lines } = await page();
    expect(lots).toEqual([
      { lineId: lines[0]?.id ?? '', title: 'Vitamin D3', slug: 'vitamin-d3', code: 'L-2601' },
    ]);
  });

  it('says what went back to what, and not what somebody still has to agree to', async () => {
    const shopper = stage.shopper();
    const { id } = await shopper.buy(ITEMS.vitaminD90, 2);
    await stage.database.query(
      `with refund as (
         insert into payment.refund (id, order_id, position, state, reason, source_kind, requested_by,
           amount_minor, currency, settled_at)
         select gen_random_uuid(), $1, p, s, 'damaged', 'staff', 'x', 500, 'USD',
           case when s = 'settled' then timestamptz '2026-11-25 12:00Z' end
         from (values (1, 'settled'), (2, 'processing'), (3, 'awaiting_approval')) as v(p, s)
         returning id, position)
       insert into payment.refund_tender (refund_id, position, kind, target_id, amount_minor)
       select id, 1, case position when 1 then 'card' else 'not-taken' end, gen_random_uuid(), 500
       from refund where position < 3`,
      [id],
    );
    const { body } = await shopper.send<OrderDetail>('GET', `/api/orders/${id}`);
    expect(body.refunds.map(({ ways, settledAt }) => [ways, settledAt !== null])).toEqual([
      [['$5.00 goes back to the card you paid with.'], true],
      [['$5.00 will not be charged to your card.'], false],
    ]);
  });

  it('opens by the link in the mail as well', async () => {
    const { id } = await stage.shopper().buy();
    const key = orderAccessToken(id, SECRET);
    expect((await stage.shopper().send('GET', `/api/orders/${id}?key=${key}`)).status).toBe(200);
    expect(stage.log).not.toContain(key);
  });

  it('stays open in the browser that has followed the link, by a cookie no script can read', async () => {
    const owner = stage.shopper();
    const [{ id }, { id: other }] = [await owner.buy(), await owner.buy()];
    const device = stage.shopper();
    const opened = await device.send(
      'GET',
      `/api/orders/${id}?key=${orderAccessToken(id, SECRET)}`,
    );
    expect(String(opened.headers['set-cookie'])).toMatch(
      /^ga_orders=[^;]+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax/,
    );
    expect(String(opened.headers['cache-control'])).toContain('no-store');
    for (const path of [`/api/orders/${id}`, `/api/orders/${id.toUpperCase()}`])
      expect((await device.send('GET', path)).status)
        .withContext(path)
        .toBe(200);
    expect(refusal(await device.send('GET', `/api/orders/${other}`))).toBe('404 ORDER_NOT_FOUND');
    await device.send('GET', `/api/orders/${other}?key=${orderAccessToken(other, SECRET)}`);
    expect((await device.send('GET', `/api/orders/${id}`)).status).toBe(200);
    // Who goes shopping there keeps both.
    await device.buy();
    expect((await device.send('GET', `/api/orders/${other}`)).status).toBe(200);
  });

  it('is kept in no cookie where it opens without the link, or not at all', async () => {
    const owner = stage.shopper();
    const { id } = await owner.buy();
    const key = orderAccessToken(id, SECRET);
    const own = await owner.send('GET', `/api/orders/${id}?key=${key}`);
    expect([own.status, own.headers['set-cookie']]).toEqual([200, undefined]);
    const wrong = await stage.shopper().send('GET', `/api/orders/${id}?key=${key.slice(1)}x`);
    expect([refusal(wrong), wrong.headers['set-cookie']]).toEqual([
      '404 ORDER_NOT_FOUND',
      undefined,
    ]);
    const forger = stage.shopper();
    forger.cookie = `ga_orders=${id}.${'A'.repeat(43)}`;
    expect(refusal(await forger.send('GET', `/api/orders/${id}`))).toBe('404 ORDER_NOT_FOUND');
  });

  it('does not exist for anybody else, whatever they try', async () => {
    const { id } = await stage.shopper().buy();
    const { id: other } = await stage.shopper().buy();
    const stranger = stage.shopper();
    await stranger.buy();
    for (const path of [
      `/api/orders/${id}`,
      `/api/orders/${id}?key=`,
      `/api/orders/${id}?key=${orderAccessToken(other, SECRET)}`,
      `/api/orders/${id}/progress`,
      `/api/orders/${id}/payment-action`,
      `/api/orders/${randomUUID()}`,
      '/api/orders/1%20or%201=1',
    ])
      expect(refusal(await stranger.send('GET', path))).toBe('404 ORDER_NOT_FOUND');
    const pay = { paymentMethodId: 'pm_card_visa' };
    expect(
      refusal(
        await stranger.send('POST', `/api/orders/${id}/payments`, pay, {
          'idempotency-key': randomUUID(),
        }),
      ),
    ).toBe('404 ORDER_NOT_FOUND');
  });

  describe('live', () => {
    const follow = async (shopper: ShopperOnStage, id: string, headers: object = {}) => {
      const events: OrderProgress[] = [];
      const leave = new AbortController();
      const response = await fetch(`${origin}/api/orders/${id}/progress`, {
        headers: { accept: 'text/event-stream', cookie: shopper.cookie ?? '', ...headers },
        signal: leave.signal,
      });
      const read = async () => {
        let text = '';
        for await (const chunk of response.body ?? []) {
          text += Buffer.from(chunk as Uint8Array).toString();
          const parts = text.split('\n\n');
          text = parts.pop() ?? '';
          for (const part of parts) {
            const data = /^data: (.*)$/m.exec(part)?.[1];
            if (data !== undefined) events.push(JSON.parse(data) as OrderProgress);
          }
        }
      };
      const ended = read().catch(() => undefined);
      return { response, events, ended, leave };
    };

    it('shows where it stands at once, then each change, and ends when it is over', async () => {
      const shopper = stage.shopper();
      const { id } = await shopper.buy();
      const { response, events, ended } = await follow(shopper, id);
      expect(response.headers.get('content-type')).toContain('text/event-stream');
      await eventually(() => events.length === 1);
      await stage.moveOrder(id, 'payment_declined', 'insufficient_funds');
      await eventually(() => events.length === 2);
      await stage.moveOrder(id, 'delivered');
      await ended;
      expect(events.map(({ state, version }) => [state, version])).toEqual([
        ['placed', 1],
        ['payment_declined', 2],
        ['delivered', 3],
      ]);
      expect(events[1]?.message).toContain('enough funds');
      expect(JSON.stringify(events)).not.toContain(shopper.email);
    });

    it('tells a browser that comes back to a finished order to stop asking', async () => {
      const shopper = stage.shopper();
      const { id } = await shopper.buy();
      await stage.moveOrder(id, 'delivered');
      const { response } = await follow(shopper, id, { 'last-event-id': '2' });
      expect(response.status).toBe(204);
    });

    it('shares one listening connection, also over many pages', async () => {
      const shopper = stage.shopper();
      const { id } = await shopper.buy();
      const pages = await Promise.all(Array.from({ length: 10 }, () => follow(shopper, id)));
      await eventually(() => pages.every(({ events }) => events.length === 1));
      // One that was lost a moment ago is about to be there again.
      const listening = await eventually(async () => {
        const [row] = await stage.database.query<{ count: number }>(
          `select cast(count(*) as integer) as count from pg_stat_activity
           where datname = current_database() and application_name = 'order-watch'`,
        );
        return row?.count;
      });
      expect(listening).toBe(1);
      await stage.moveOrder(id, 'delivered');
      await Promise.all(pages.map(({ ended }) => ended));
      expect(pages.every(({ events }) => events.at(-1)?.state === 'delivered')).toBeTrue();
    });

    it('catches up after the listening connection was lost', async () => {
      const shopper = stage.shopper();
      const { id } = await shopper.buy();
      const { events, ended } = await follow(shopper, id);
      await eventually(() => events.length === 1);
      await stage.database.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and application_name = 'order-watch'`,
      );
      await stage.moveOrder(id, 'delivered');
      await ended;
      expect(events.at(-1)?.state).toBe('delivered');
    });

    it('lets the process stop while pages are open', async () => {
      const own = await StorefrontStage.open();
      await own.app.http.listen({ port: 0, host: '127.0.0.1' });
      const shopper = own.shopper();
      const { id } = await shopper.buy();
      const response = await fetch(`${await own.app.http.getUrl()}/api/orders/${id}/progress`, {
        headers: { cookie: shopper.cookie ?? '' },
      });
      const started = performance.now();
      await own.close();
      expect(await response.text()).toContain('event: order');
      expect(performance.now() - started).toBeLessThan(10_000);
    });
  });
});
