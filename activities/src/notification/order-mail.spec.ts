import type { StoredOrder, StoredReturn } from '@green-apple/persistence';
import { composeOrderMail } from './order-mail.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' as const });
const LINK = 'https://shop.example/orders/7?key=abc&x=1';

const order: StoredOrder = {
  id: '0198c5d2-7f1c-7d2e-8a3b-0123456789ab',
  number: 'GA-7XK2M9',
  market: 'US',
  locale: 'en',
  state: 'confirmed',
  reason: null,
  version: 2,
  holdExpiresAt: null,
  cancelRequested: false,
  history: [],
  shipments: [],
  lots: [],
  refunds: [],
  lastEdit: null,
  placedAt: '2026-11-22T10:00:00Z',
  email: 'robin@example.com',
  address: {
    name: 'Robin',
    line1: '12 Orchard Road',
    line2: '',
    city: 'Portland',
    region: 'OR',
    postalCode: '97205',
    country: 'US',
    phone: '',
  },
  delivery: {
    id: 'standard',
    label: 'Standard delivery',
    kind: 'delivery',
    price: usd(0),
    earliest: '2026-11-24',
    latest: '2026-11-26',
    locationCode: null,
  },
  tender: { due: { minor: 4230, currency: 'USD' }, parts: [] },
  receipt: [],
  totals: {
    items: usd(4800),
    discount: usd(480),
    shipping: usd(0),
    tax: usd(216),
    total: usd(4536),
  },
  lines: [
    {
      id: '1',
      variantId: '2',
      productId: '3',
      sku: 'GA-MAG-60',
      title: 'Magnesium <bisglycinate>',
      variantTitle: '60 capsules',
      image: null,
      quantity: 2,
      unitPrice: usd(2400),
      discount: usd(480),
      tax: usd(216),
      total: usd(4320),
      expectedOn: null,
    },
  ],
};

describe('the mail about an order', () => {
  it('says how much VAT the total holds, and adds none, where prices include it', () => {
    const inside = {
      kind: 'tax-included' as const,
      label: 'VAT 7 %, Germany',
      ruleId: null,
      ruleVersion: null,
      amount: { minor: 0, currency: 'EUR' as const },
      shares: [],
      contained: [
        { lineId: '1', minor: 250 },
        { lineId: 'shipping', minor: 33 },
      ],
    };
    const { text, html } = composeOrderMail(
      'order-confirmed',
      { ...order, receipt: [inside] },
      LINK,
    );
    expect(text).toContain('Including VAT 7 %, Germany: €2.83');
    expect(html).toContain('Including VAT 7 %, Germany');
    expect(text).not.toContain('\nTax:');
  });

  it('confirms with lines, every part of the total, the day and the way to the order', () => {
    const mail = composeOrderMail('order-confirmed', order, LINK);
    expect(mail.subject).toBe('Your order GA-7XK2M9 is confirmed');
    for (const part of ['$43.20', '$48.00', '-$4.80', 'free', '$2.16', '$45.36', 'November 24'])
      for (const body of [mail.html, mail.text]) expect(body).withContext(part).toContain(part);
    expect(mail.text).toContain(LINK);
    expect(mail.html).toContain('https://shop.example/orders/7?key=abc&amp;x=1');
  });

  it('names the gift card that paid a part of it, and what the bank card pays', () => {
    const parts = [{ id: 'g', kind: 'gift-card' as const, ending: '7K2M', minor: 1000 }];
    const tender = { due: usd(3536), parts };
    const mail = composeOrderMail('order-confirmed', { ...order, tender }, LINK);
    for (const part of ['Gift card ending in 7K2M', '-$10.00', 'By card', '$35.36'])
      for (const body of [mail.html, mail.text]) expect(body).withContext(part).toContain(part);
  });

  it('speaks the language the order was placed in, whoever sends it', () => {
    const eur = (minor: number) => ({ minor, currency: 'EUR' as const });
    const totals = {
      items: eur(4800),
      discount: eur(480),
      shipping: eur(0),
      tax: eur(0),
      total: eur(4320),
    };
    const tender = { due: eur(4320), parts: [] };
    const german = { ...order, locale: 'de', totals, tender };
    const mail = composeOrderMail('order-confirmed', german, LINK);
    expect(mail.subject).toBe('Ihre Bestellung GA-7XK2M9 ist bestätigt');
    expect(mail.html).toContain('<html lang="de">');
    for (const part of ['43,20\u00a0€', 'Standardversand', 'kostenlos', '24. November'])
      for (const body of [mail.html, mail.text]) expect(body).withContext(part).toContain(part);
    expect(`${mail.text}${mail.html}`).not.toMatch(/\b(Your|order|Items|Total|mail you)\b/);
    const reason = 'insufficient_funds';
    const declined: StoredOrder = { ...german, state: 'payment_declined', reason };
    expect(composeOrderMail('payment-declined', declined, LINK).text).toContain(
      'nicht ausreichend gedeckt',
    );
  });

  it('lets no product name become markup', () => {
    const { html, text } = composeOrderMail('order-confirmed', order, LINK);
    expect(html).toContain('Magnesium &lt;bisglycinate&gt;');
    expect(html).not.toContain('<bisglycinate>');
    expect(text).toContain('Magnesium <bisglycinate>');
  });

  it('says what the bank said, that nothing was charged, and what to do next', () => {
    const declined: StoredOrder = {
      ...order,
      state: 'payment_declined',
      reason: 'insufficient_funds',
    };
    const { text } = composeOrderMail('payment-declined', declined, LINK);
    expect(text).toContain('enough funds');
    expect(text).toContain('Nothing was charged');
    expect(text).toContain('Try another card');
  });

  it('tells why an order was cancelled and shows no receipt for it', () => {
    const cancelled: StoredOrder = { ...order, state: 'cancelled', reason: 'payment_timeout' };
    const { text } = composeOrderMail('order-cancelled', cancelled, LINK);
    expect(text).toContain('did not get a payment in time');
    expect(text).not.toContain('$45.36');
  });

  it('says of a refund what goes back to what, and what is never charged', () => {
    const refunded = (...tenders: StoredOrder['refunds'][number]['tenders']): StoredOrder => {
      const refund = { id: 'r', position: 2, state: 'settled' as const, settledAt: null, tenders };
      return { ...order, refunds: [{ ...refund, minor: 1500 }] };
    };
    const both = composeOrderMail(
      'refund-sent',
      refunded(
        { kind: 'card', minor: 1200, ending: null },
        { kind: 'gift-card', minor: 300, ending: 'K7QM' },
      ),
      LINK,
      2,
    );
    expect(both.subject).toBe('We gave you $15.00 back for order GA-7XK2M9');
    for (const body of [both.html, both.text]) {
      expect(body).toContain('$12.00 goes back to the card you paid with.');
      expect(body).toContain('$3.00 is back on your gift card ending in K7QM.');
    }
    const less = refunded({ kind: 'not-taken', minor: 1500, ending: null });
    expect(composeOrderMail('refund-sent', less, LINK, 2).text).toContain(
      '$15.00 will not be charged to your card.',
    );
  });

  it('says of a return what is in it, how to send it, and why not', () => {
    const returned: StoredReturn = {
      id: 'r',
      orderId: order.id,
      orderNumber: order.number,
      position: 1,
      number: `${order.number}-R1`,
      state: 'labelled',
      review: null,
      reason: 'keep_it',
      resolution: 'refund',
      place: 'Reno',
      placeAddress: 'Reno, 1 Main, Reno, NV 89501',
      labelBy: 'shop',
      sharePercent: 100,
      carrier: 'USPS',
      trackingCode: null,
      trackingUrl: null,
      labelUrl: 'https://carrier.example/label.png',
      sendBy: '2026-12-09T12:00:00Z',
      createdAt: '2026-11-25T12:00:00Z',
      updatedAt: '2026-11-25T12:00:00Z',
      refund: null,
      version: 1,
      asked: null,
      askedBody: null,
      askedTimes: 0,
      lines: [
        {
          lineId: 'l',
          title: 'Magnesium',
          variantTitle: '60 capsules',
          productId: 'p',
          sku: 'MAG-60',
          paid: { minor: 4800, currency: 'USD' },
          quantity: 2,
          reason: 'damaged',
          opened: false,
          found: null,
        },
      ],
      history: [],
    };
    const mail = (template: Parameters<typeof composeOrderMail>[0], changes = {}) =>
      composeOrderMail(template, { ...order, returns: [{ ...returned, ...changes }] }, LINK, 1);
    const approved = mail('return-approved');
    expect(approved.subject).toBe(`Your return ${order.number}-R1 is approved`);
    expect(approved.text).toContain('Pack 2 × Magnesium. Print your label');
    expect(approved.text).toContain('Please send it by December 9.');
    expect(mail('return-approved', { labelUrl: null }).text).toContain('Bring it to Reno');
    expect(mail('return-approved', { labelBy: 'shopper', labelUrl: null }).text).toContain(
      `Write ${order.number}-R1 on the parcel and send it to Reno, 1 Main`,
    );
    expect(mail('return-refused').text).toContain('You need not send it back');
    for (const template of ['return-received', 'return-exchanged', 'return-rejected'] as const)
      expect(mail(template).text).toContain('2 × Magnesium');
    expect(mail('return-expired').text).toContain('ask again');
  });
});
