import type { StoredOrder, StoredReturn } from '@green-apple/persistence';
import {
  deliveryWords,
  editRefusalWords,
  isEditRefusal,
  orderMessage,
  taxWords,
} from '@green-apple/domain-order';
import type { MailTemplate } from '@green-apple/workflow-contracts';
import type { Story } from './mail-story.ts';
import { button, COLOURS, escapeHtml, frame, paragraph, quiet, row } from './mail-layout.ts';
import { refundStory } from './refund-mail.ts';
import { isAboutReturn, returnStory } from './return-mail.ts';
import { isAboutShipment, shipmentStory } from './shipment-mail.ts';
import { mailLanguage, type MailLanguage } from './words/mail-language.ts';

export interface OrderMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** An order with its returns, where the mail is about one of them. */
export type MailedOrder = StoredOrder & { readonly returns?: readonly StoredReturn[] };

/** What each mail says, from the order as it stands. */
function story(
  template: MailTemplate,
  order: MailedOrder,
  occasion: number,
  speech: MailLanguage,
): Story {
  if (isAboutReturn(template)) {
    const returned = order.returns?.find(({ position }) => position === occasion);
    if (returned === undefined) throw new Error('a mail about a return that is not there');
    return returnStory(template, order, returned, speech);
  }
  if (isAboutShipment(template)) return shipmentStory(template, order, occasion, speech);
  const { number, state, reason } = order;
  const { words, language } = speech;
  const base = { action: words.seeOrder, showsOrder: false };
  switch (template) {
    case 'order-confirmed':
      return {
        ...base,
        subject: words.confirmed.subject(number),
        title: words.confirmed.title,
        words: words.confirmed.words(number, whenItComes(order, speech)),
        showsOrder: true,
      };
    case 'payment-declined':
      return {
        ...base,
        subject: words.declined.subject(number),
        title: words.declined.title,
        words: orderMessage(
          'payment_declined',
          state === 'payment_declined' ? reason : null,
          language,
        ),
        action: words.declined.action,
      };
    case 'order-edited':
      return {
        ...base,
        subject: words.edited.subject(number),
        title: words.edited.title,
        words: words.edited.words(whatChanged(order, speech), whenItComes(order, speech)),
        showsOrder: true,
      };
    case 'order-edit-failed':
      return {
        ...base,
        subject: words.editFailed.subject(number),
        title: words.editFailed.title,
        words: words.editFailed.words(whyNot(order, speech)),
      };
    case 'order-edit-payment':
      return { ...base, ...words.editPayment, subject: words.editPayment.subject(number) };
    case 'payment-returned':
      return { ...base, ...words.paymentReturned, subject: words.paymentReturned.subject(number) };
    case 'refund-sent':
      return refundStory(order, occasion, speech);
    case 'order-cancelled':
      return {
        ...base,
        subject: words.cancelled.subject(number),
        title: words.cancelled.title,
        words: orderMessage('cancelled', reason, language),
        action: words.cancelled.action,
      };
  }
}

/** What the newest change did, in a sentence. */
function whatChanged({ lastEdit }: StoredOrder, { words, price }: MailLanguage): string {
  if (lastEdit === null) return '';
  const { differenceMinor, currency, lines } = lastEdit;
  const { more, fewer, changed, same, dearer, cheaper } = words.edited;
  const parts = lines.map(({ title, quantity }) =>
    quantity > 0 ? more(quantity, title) : fewer(-quantity, title),
  );
  const sum = price({ minor: Math.abs(differenceMinor), currency });
  const costs = differenceMinor === 0 ? same : differenceMinor > 0 ? dearer(sum) : cheaper(sum);
  return `${parts.length === 0 ? '' : `${changed(parts.join(', '))} `}${costs}`;
}

function whyNot({ lastEdit }: StoredOrder, { words, language }: MailLanguage): string {
  const reason = lastEdit?.reason ?? '';
  return isEditRefusal(reason) ? editRefusalWords(reason, language) : words.editFailed.noReason;
}

function whenItComes({ delivery }: StoredOrder, { words, day }: MailLanguage): string {
  const { on, between, collect, deliver } = words.arrival;
  const from = day(delivery.earliest);
  const to = day(delivery.latest);
  const span = from === to ? on(from) : between(from, to);
  return delivery.kind === 'collect' ? collect(span, delivery.label) : deliver(span);
}

/** The mail of one occasion in HTML and in plain text; `link` opens the order's page. */
export function composeOrderMail(
  template: MailTemplate,
  order: MailedOrder,
  link: string,
  occasion = 1,
): OrderMail {
  const speech = mailLanguage(order.locale);
  const { because, reply, signature, secretLink } = speech.words;
  const { subject, title, words, action, showsOrder } = story(template, order, occasion, speech);
  const html = frame({
    title,
    preview: words,
    rows: [
      paragraph(words),
      ...(showsOrder ? [row(receiptTable(order, speech))] : []),
      button(action, link),
      quiet(secretLink),
    ],
    because,
    reply,
    language: speech.language,
  });
  const text = [
    title,
    '',
    words,
    '',
    ...(showsOrder ? [...receiptLines(order, speech), ''] : []),
    `${action}: ${link}`,
    secretLink,
    '',
    signature,
    '',
  ].join('\n');
  return { subject, html, text };
}

function totals(
  order: StoredOrder,
  speech: MailLanguage,
): ReadonlyArray<readonly [string, string]> {
  const { price, language } = speech;
  const { receipt } = speech.words;
  const { items, discount, shipping, tax, total } = order.totals;
  const inside = taxInside(order, speech);
  return [
    [receipt.items, price(items)],
    ...(discount.minor > 0 ? [[receipt.savings, `-${price(discount)}`] as const] : []),
    [
      deliveryWords(order.delivery, language),
      shipping.minor === 0 ? receipt.free : price(shipping),
    ],
    ...(inside.length > 0 ? [] : [[receipt.tax, price(tax)] as const]),
    [receipt.total, price(total)],
    ...inside,
    ...paidWith(order, speech),
  ];
}

/** Tax inside of the prices, by its name; none where it is added to them. */
function taxInside(
  { receipt }: StoredOrder,
  { words, language, price }: MailLanguage,
): ReadonlyArray<readonly [string, string]> {
  return receipt
    .filter(({ kind }) => kind === 'tax-included')
    .map(({ label, amount, contained = [] }) => {
      const minor = contained.reduce((all, share) => all + share.minor, 0);
      const tax = words.receipt.including(taxWords(label, language));
      return [tax, price({ ...amount, minor })] as const;
    });
}

/** Gift cards and credit, when they paid a part of it; the last row is what the bank card pays. */
function paidWith(
  { tender }: StoredOrder,
  { words, price }: MailLanguage,
): ReadonlyArray<readonly [string, string]> {
  if (tender.parts.length === 0) return [];
  return [
    ...tender.parts.map(
      ({ kind, ending, minor }) =>
        [
          kind === 'gift-card' ? words.value.giftCard(ending) : words.value.storeCredit(ending),
          `-${price({ minor, currency: tender.due.currency })}`,
        ] as const,
    ),
    [words.receipt.byCard, price(tender.due)],
  ];
}

function receiptTable(order: StoredOrder, speech: MailLanguage): string {
  const { price } = speech;
  const { total, byCard } = speech.words.receipt;
  const cell = 'padding:8px 0;font-size:15px;line-height:22px';
  const lines = order.lines.map(
    (line) =>
      `<tr><td style="${cell};color:${COLOURS.ink};border-bottom:1px solid ${COLOURS.line}">` +
      `${line.quantity} &times; ${escapeHtml(line.title)}<br><span style="color:${COLOURS.inkSoft};font-size:14px">` +
      `${escapeHtml(line.variantTitle)}</span></td><td align="right" valign="top" style="${cell};color:${COLOURS.ink};` +
      `border-bottom:1px solid ${COLOURS.line};white-space:nowrap">${price(line.total)}</td></tr>`,
  );
  const last = order.tender.parts.length === 0 ? total : byCard;
  const sums = totals(order, speech).map(([label, amount]) => {
    const weight = label === last ? 'font-weight:700;' : '';
    return (
      `<tr><td style="${weight}padding:6px 0;font-size:15px;color:${COLOURS.ink}">${escapeHtml(label)}</td>` +
      `<td align="right" style="${weight}padding:6px 0;font-size:15px;color:${COLOURS.ink};white-space:nowrap">${amount}</td></tr>`
    );
  });
  return `<table width="100%" cellpadding="0" cellspacing="0">${[...lines, ...sums].join('')}</table>`;
}

const receiptLines = (order: StoredOrder, speech: MailLanguage): string[] => [
  ...order.lines.map(
    (line) => `${line.quantity} x ${line.title}, ${line.variantTitle}: ${speech.price(line.total)}`,
  ),
  '',
  ...totals(order, speech).map(([label, amount]) => `${label}: ${amount}`),
];
