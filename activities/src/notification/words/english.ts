/** Everything that a mail says, in English; other languages say each of it too. */
export const ENGLISH = {
  because: 'You get this mail because you ordered at Green Apple.',
  reply: 'Reply to it and a person will read it.',
  signature: 'Green Apple. Reply to this mail and a person will read it.',
  secretLink: 'This link opens your order without a password, so keep it to yourself.',
  seeOrder: 'See your order',

  receipt: {
    items: 'Items',
    savings: 'Savings',
    free: 'free',
    tax: 'Tax',
    total: 'Total',
    byCard: 'By card',
    including: (tax: string) => `Including ${tax}`,
  },

  confirmed: {
    subject: (number: string) => `Your order ${number} is confirmed`,
    title: 'Thank you, it is confirmed',
    words: (number: string, when: string) =>
      `We have your order ${number} and are getting it ready. ${when}`,
  },
  declined: {
    subject: (number: string) => `Your order ${number} still needs a payment`,
    title: 'The payment did not go through',
    action: 'Try another card',
  },
  edited: {
    subject: (number: string) => `Your order ${number} was changed`,
    title: 'Your order was changed',
    words: (change: string, when: string) => `${change} This is your order now. ${when}`,
    more: (count: number, title: string) => `${count} more of ${title}`,
    fewer: (count: number, title: string) => `${count} fewer of ${title}`,
    changed: (parts: string) => `Changed: ${parts}.`,
    same: 'The total is the same.',
    dearer: (sum: string) => `It costs ${sum} more.`,
    cheaper: (sum: string) => `It costs ${sum} less.`,
  },
  editFailed: {
    subject: (number: string) => `Your order ${number} stays as it was`,
    title: 'The change was not possible',
    words: (why: string) => `${why} Your order stays as it was, and nothing more was charged.`,
    noReason: 'We could not make the change you asked for.',
  },
  editPayment: {
    subject: (number: string) => `Your change of order ${number} needs a payment`,
    title: 'There is a difference to pay',
    words:
      'Your card was not accepted for the new total. Pay the difference within a day and we change the order; ' +
      'until then it stays as it was.',
    action: 'Pay the difference',
  },
  paymentReturned: {
    subject: (number: string) => `We gave your payment for order ${number} back`,
    title: 'Your money is on its way back',
    words:
      'Your bank approved a payment after this order was over, or after it was paid with another card. ' +
      'We gave it back at once; banks take up to ten days to show it.',
  },
  cancelled: {
    subject: (number: string) => `Your order ${number} was cancelled`,
    title: 'Your order was cancelled',
    action: 'See what happened',
  },
  arrival: {
    on: (day: string) => `on ${day}`,
    between: (from: string, to: string) => `between ${from} and ${to}`,
    collect: (span: string, place: string) => `It will be ready to collect ${span}: ${place}.`,
    deliver: (span: string) => `It should be at your door ${span}.`,
  },

  answer: {
    subject: (product: string) => `We have answered your question about ${product}`,
    title: 'Your question has an answer',
    words: (product: string, question: string) => `You asked about ${product}: “${question}”`,
    next: 'We have answered it, for you and for everybody who looks at it.',
    action: 'Read the answer',
    because: 'You get this mail because you asked a question at Green Apple.',
    forgotten:
      'You get this one mail because you asked to be told. We have forgotten your address again.',
  },

  refund: {
    money: 'Your money',
    subject: (sum: string, number: string) => `We gave you ${sum} back for order ${number}`,
    subjectLess: (sum: string, number: string) => `You pay ${sum} less for order ${number}`,
    title: 'Your money is on its way back',
    titleLess: 'You pay less',
    banks: 'Banks take up to ten days to show it.',
    notTaken: (sum: string) => `${sum} will not be charged to your card.`,
    card: (sum: string) => `${sum} goes back to the card you paid with.`,
    giftCard: (sum: string, ending: string) =>
      `${sum} is back on your gift card ending in ${ending}.`,
    storeCredit: (sum: string, ending: string) =>
      `${sum} is back on your store credit ending in ${ending}.`,
  },
  value: {
    giftCard: (ending: string) => `Gift card ending in ${ending}`,
    storeCredit: (ending: string) => `Store credit ending in ${ending}`,
  },

  shipment: {
    parcel: 'Your parcel',
    parcelOf: (position: number, count: number) => `Parcel ${position} of ${count}`,
    part: 'part of your order',
    counter: 'the counter',
    tracking: (carrier: string, code: string, link: string) =>
      `${carrier} carries it under the number ${code}.${link}`,
    shipped: {
      subject: (number: string) => `Your order ${number} is on its way`,
      title: 'It is on its way',
      words: (parcel: string, inside: string, tracking: string) =>
        `${parcel} has left our house: ${inside}. ${tracking}`,
      action: 'Follow your parcel',
    },
    delivered: {
      subject: (number: string) => `Your order ${number} was delivered`,
      title: 'Delivered',
      words: (parcel: string, inside: string) =>
        `${parcel} was delivered: ${inside}. Nothing there? Reply to this mail and we look into it.`,
    },
    lost: {
      subject: (number: string) => `A parcel of your order ${number} is missing`,
      title: 'We are looking for your parcel',
      words: (parcel: string, inside: string, message: string) =>
        `${parcel} should have reached you by now: ${inside}. ${message}`,
    },
    resent: {
      subject: (number: string) => `We send part of your order ${number} again`,
      title: 'We send it again',
      words: (parcel: string, inside: string) =>
        `${parcel} did not reach you: ${inside}. We are sorry. We send you the same things once more, at our cost, and tell you when they leave.`,
    },
    ready: {
      subject: (number: string) => `Your order ${number} is ready for you`,
      title: 'Ready for you',
      words: (place: string, inside: string, number: string) =>
        `Your order is packed and waits for you at ${place} for seven days: ${inside}. Bring your order number ${number}.`,
    },
    paymentMissing: {
      subject: (number: string) => `We need your help with your order ${number}`,
      title: 'Your bank did not pay',
      words: (parcel: string, inside: string) =>
        `${parcel} is packed: ${inside}. Your bank kept the money ready for a while and does not pay it any more. Reply to this mail within five days and we send it as soon as it is paid. Otherwise we put it back, and you owe nothing for it.`,
    },
    notCollected: {
      subject: (number: string) => `Your order ${number} was not picked up`,
      title: 'It went back to the shelf',
      words: (inside: string) =>
        `We kept your order for seven days and then put it back: ${inside}. What you paid for it is on its way back to you.`,
    },
  },

  return: {
    see: 'See your return',
    approved: {
      subject: (name: string) => `Your return ${name} is approved`,
      title: 'You can send it back',
      words: (inside: string, how: string, until: string) => `Pack ${inside}. ${how} ${until}`,
      label: 'Get your label',
      own: (number: string, address: string) =>
        `Write ${number} on the parcel and send it to ${address}, with a carrier of your choice.`,
      bring: (place: string) =>
        `Bring it to ${place}, or reply to this mail and we find another way.`,
      print: (carrier: string) =>
        `Print your label, stick it on the parcel and hand it to ${carrier}. It costs you nothing.`,
      carrier: 'the carrier',
      until: (day: string) => `Please send it by ${day}.`,
    },
    refused: {
      subject: (name: string) => `We cannot take your return ${name} back`,
      title: 'We cannot take it back',
      words: (why: string, inside: string, number: string) =>
        `${why} It is about ${inside} of your order ${number}. Not right? Reply to this mail.`,
      noReason: 'It is not covered by our return policy.',
    },
    received: {
      subject: (name: string) => `Your return ${name} has arrived`,
      title: 'It is here',
      words: (inside: string) =>
        `Your parcel has arrived: ${inside}. We look at it within two working days and write to you.`,
    },
    exchanged: {
      subject: (name: string) => `Your replacement for ${name} is being packed`,
      title: 'Your replacement is coming',
      words: (inside: string) =>
        `We have looked at what came back and send you the same again: ${inside}. It costs you nothing.`,
    },
    rejected: {
      subject: (name: string) => `About your return ${name}`,
      title: 'We could not accept what came back',
      words: (inside: string) =>
        `We have looked at your parcel and could not accept ${inside}. Reply to this mail and we tell you more.`,
    },
    expired: {
      subject: (name: string) => `Your return ${name} is closed`,
      title: 'We closed your return',
      words: (inside: string) =>
        `Its label was not used in time. If you still want to send ${inside} back, ask again on your order’s page.`,
    },
  },
};

export type MailWords = typeof ENGLISH;
