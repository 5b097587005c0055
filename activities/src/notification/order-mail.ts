import { valueLabel, type StoredOrder, type StoredReturn } from '@green-apple/persistence';
import { refundStory } from './refund-mail.ts';
import { isAboutReturn, returnStory } from './return-mail.ts';
import { isAboutShipment, shipmentStory } from './shipment-mail.ts';
import { formatMoney, type Money } from '@green-apple/domain-money';
import { EDIT_REFUSALS, orderMessage, type EditRefusal } from '@green-apple/domain-order';
import type { MailTemplate } from '@green-apple/workflow-contracts';
import { button, COLOURS, escapeHtml, frame, paragraph, quiet, row } from './mail-layout.ts';

export interface OrderMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

export interface Story {
  readonly subject: string;
  readonly title: string;
  readonly words: string;
  readonly action: string;
  readonly showsOrder: boolean;
}

/** An order with its returns, where the mail is about one of them. */
export type MailedOrder = StoredOrder & { readonly returns?: readonly StoredReturn[] };

/** What each mail says, from the order as it stands. */
function story(template: MailTemplate, order: MailedOrder, occasion: number): Story {
  if (isAboutReturn(template)) {
    const returned = order.returns?.find(({ position }) => position === occasion);
    if (returned === undefined) throw new Error('a mail about a return that is not there');
    return returnStory(template, order, returned);
  }
  if (isAboutShipment(template)) return shipmentStory(template, order, occasion);
  const { state, reason } = order;
  switch (template) {
    case 'order-confirmed':
      return {
        subject: `Your order ${order.number} is confirmed`,
        title: 'Thank you, it is confirmed',
        words: `We have your order ${order.number} and are getting it ready. ${whenItComes(order)}`,
        action: 'See your order',
        showsOrder: true,
      };
    case 'payment-declined':
      return {
        subject: `Your order ${order.number} still needs a payment`,
        title: 'The payment did not go through',
        words: orderMessage('payment_declined', state === 'payment_declined' ? reason : null),
        action: 'Try another card',
        showsOrder: false,
      };
    case 'order-edited':
      return {
        subject: `Your order ${order.number} was changed`,
        title: 'Your order was changed',
        words: `${whatChanged(order)} This is your order now. ${whenItComes(order)}`,
        action: 'See your order',
        showsOrder: true,
      };
    case 'order-edit-failed':
      return {
        subject: `Your order ${order.number} stays as it was`,
        title: 'The change was not possible',
        words: `${whyNot(order)} Your order stays as it was, and nothing more was charged.`,
        action: 'See your order',
        showsOrder: false,
      };
    case 'order-edit-payment':
      return {
        subject: `Your change of order ${order.number} needs a payment`,
        title: 'There is a difference to pay',
        words:
          'Your card was not accepted for the new total. Pay the difference within a day and we change the order; ' +
          'until then it stays as it was.',
        action: 'Pay the difference',
        showsOrder: false,
      };
    case 'payment-returned':
      return {
        subject: `We gave your payment for order ${order.number} back`,
        title: 'Your money is on its way back',
        words:
          'Your bank approved a payment after this order was over, or after it was paid with another card. ' +
          'We gave it back at once; banks take up to ten days to show it.',
        action: 'See your order',
        showsOrder: false,
      };
    case 'refund-sent':
      return refundStory(order, occasion);
    case 'order-cancelled':
      return {
        subject: `Your order ${order.number} was cancelled`,
        title: 'Your order was cancelled',
        words: orderMessage('cancelled', reason),
        action: 'See what happened',
        showsOrder: false,
      };
  }
}

/** What the newest change did, in a sentence. */
function whatChanged({ lastEdit }: StoredOrder): string {
  if (lastEdit === null) return '';
  const { differenceMinor, currency, lines } = lastEdit;
  const parts = lines.map(({ title, quantity }) =>
    quantity > 0 ? `${quantity} more of ${title}` : `${-quantity} fewer of ${title}`,
  );
  const sum = price({ minor: Math.abs(differenceMinor), currency });
  const costs =
    differenceMinor === 0
      ? 'The total is the same.'
      : `It costs ${sum} ${differenceMinor > 0 ? 'more' : 'less'}.`;
  return `${parts.length === 0 ? '' : `Changed: ${parts.join(', ')}. `}${costs}`;
}

const whyNot = ({ lastEdit }: StoredOrder): string =>
  lastEdit?.reason !== null && lastEdit?.reason !== undefined && lastEdit.reason in EDIT_REFUSALS
    ? EDIT_REFUSALS[lastEdit.reason as EditRefusal]
    : 'We could not make the change you asked for.';

function whenItComes({ delivery }: StoredOrder): string {
  const from = day(delivery.earliest);
  const to = day(delivery.latest);
  const span = from === to ? from : `between ${from} and ${to}`;
  return delivery.kind === 'collect'
    ? `It will be ready to collect ${from === to ? `on ${span}` : span}: ${delivery.label}.`
    : `It should be at your door ${from === to ? `on ${span}` : span}.`;
}

const day = (iso: string): string =>
  new Intl.DateTimeFormat('en-US', {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(iso));

const price = (amount: { readonly minor: number; readonly currency: Money['currency'] }): string =>
  formatMoney(amount);

/** The mail of one occasion in HTML and in plain text; `link` opens the order's page. */
export function composeOrderMail(
  template: MailTemplate,
  order: MailedOrder,
  link: string,
  occasion = 1,
): OrderMail {
  const { subject, title, words, action, showsOrder } = story(template, order, occasion);
  const html = frame({
    title,
    preview: words,
    rows: [
      paragraph(words),
      ...(showsOrder ? [row(receiptTable(order))] : []),
      button(action, link),
      quiet('This link opens your order without a password, so keep it to yourself.'),
    ],
    because: 'You get this mail because you ordered at Green Apple.',
  });
  const text = [
    title,
    '',
    words,
    '',
    ...(showsOrder ? [...receiptLines(order), ''] : []),
    `${action}: ${link}`,
    'This link opens your order without a password, so keep it to yourself.',
    '',
    'Green Apple. Reply to this mail and a person will read it.',
    '',
  ].join('\n');
  return { subject, html, text };
}

function totals(order: StoredOrder): ReadonlyArray<readonly [string, string]> {
  const { items, discount, shipping, tax, total } = order.totals;
  const inside = taxInside(order);
  return [
    ['Items', price(items)],
    ...(discount.minor > 0 ? [['Savings', `-${price(discount)}`] as const] : []),
    [order.delivery.label, shipping.minor === 0 ? 'free' : price(shipping)],
    ...(inside.length > 0 ? [] : [['Tax', price(tax)] as const]),
    ['Total', price(total)],
    ...inside,
    ...paidWith(order),
  ];
}

/** Tax inside of the prices, by its name; none where it is added to them. */
function taxInside({ receipt }: StoredOrder): ReadonlyArray<readonly [string, string]> {
  return receipt
    .filter(({ kind }) => kind === 'tax-included')
    .map(({ label, amount, contained = [] }) => {
      const minor = contained.reduce((all, share) => all + share.minor, 0);
      return [`Including ${label}`, price({ ...amount, minor })] as const;
    });
}

/** Gift cards and credit, when they paid a part of it; the last row is what the bank card pays. */
function paidWith({ tender }: StoredOrder): ReadonlyArray<readonly [string, string]> {
  if (tender.parts.length === 0) return [];
  return [
    ...tender.parts.map(
      ({ kind, ending, minor }) =>
        [valueLabel(kind, ending), `-${price({ minor, currency: tender.due.currency })}`] as const,
    ),
    ['By card', price(tender.due)],
  ];
}

function receiptTable(order: StoredOrder): string {
  const cell = 'padding:8px 0;font-size:15px;line-height:22px';
  const lines = order.lines.map(
    (line) =>
      `<tr><td style="${cell};color:${COLOURS.ink};border-bottom:1px solid ${COLOURS.line}">` +
      `${line.quantity} &times; ${escapeHtml(line.title)}<br><span style="color:${COLOURS.inkSoft};font-size:14px">` +
      `${escapeHtml(line.variantTitle)}</span></td><td align="right" valign="top" style="${cell};color:${COLOURS.ink};` +
      `border-bottom:1px solid ${COLOURS.line};white-space:nowrap">${price(line.total)}</td></tr>`,
  );
  const last = order.tender.parts.length === 0 ? 'Total' : 'By card';
  const sums = totals(order).map(([label, amount]) => {
    const weight = label === last ? 'font-weight:700;' : '';
    return (
      `<tr><td style="${weight}padding:6px 0;font-size:15px;color:${COLOURS.ink}">${escapeHtml(label)}</td>` +
      `<td align="right" style="${weight}padding:6px 0;font-size:15px;color:${COLOURS.ink};white-space:nowrap">${amount}</td></tr>`
    );
  });
  return `<table width="100%" cellpadding="0" cellspacing="0">${[...lines, ...sums].join('')}</table>`;
}

const receiptLines = (order: StoredOrder): string[] => [
  ...order.lines.map(
    (line) => `${line.quantity} x ${line.title}, ${line.variantTitle}: ${price(line.total)}`,
  ),
  '',
  ...totals(order).map(([label, amount]) => `${label}: ${amount}`),
];
