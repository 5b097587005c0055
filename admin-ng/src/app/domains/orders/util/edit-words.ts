import type { MoneyDto, OrderEditDto, ProblemCode } from '@green-apple/contracts-http';
import { formatMoney } from '@green-apple/domain-money';
import { changedLineWords, type EditRefusal } from '@green-apple/domain-order';
import { ApiProblem } from '@green-apple/ng-api-client';
import { reasonText } from './reason-text.ts';

/** Why an order cannot be edited (any more), or why an edit came to nothing, for staff. */
const REFUSALS: Readonly<Record<EditRefusal, string>> = {
  PAYMENT_OPEN: 'The payment is still open. It can be edited once it is paid.',
  BEING_PACKED: 'It was being packed already.',
  BEING_SENT: 'A shipment is packed and just being sent. Look again in a minute.',
  ON_ITS_WAY: 'Everything is packed or on its way. What comes back is a return.',
  OVER: 'The order is over.',
  PACKED_ALREADY: 'Some of what was to be taken out is packed.',
  STOCK_GONE: 'Somebody else was faster: what was to be added is sold out.',
  REFUNDED: 'Some of it was paid back already. What else is wrong can be given back as money.',
  CHANGED_MEANWHILE: 'The order was changed meanwhile by somebody else.',
  NOT_PAID: 'The shopper did not pay the difference in time.',
};

/** An unknown code is shown readable rather than hidden. */
export const editRefusalText = (code: string | null): string => {
  if (code === null) return '';
  return Object.hasOwn(REFUSALS, code)
    ? REFUSALS[code as EditRefusal]
    : code.toLowerCase().replaceAll('_', ' ');
};

/** One thing that an edit does, with what it costs more or less. */
export interface EditRow {
  readonly text: string;
  readonly difference: MoneyDto | null;
}

/** Everything an edit does; the differences sum up to the edit's own. */
export function editRows(edit: OrderEditDto): EditRow[] {
  const { moves, delivery, deliveryDifference, goodwill } = edit;
  return [
    ...edit.lines.flatMap(({ difference, ...line }): EditRow[] => {
      const words = changedLineWords(line);
      if (words !== null) return [{ text: words, difference }];
      return difference.minor === 0 ? [] : [{ text: `${line.title}: another price`, difference }];
    }),
    ...(moves.address ? [{ text: 'Another address', difference: null }] : []),
    ...(moves.delivery || deliveryDifference.minor !== 0
      ? [
          {
            text: moves.delivery ? `Delivery: ${delivery.label}` : 'Delivery',
            difference: deliveryDifference,
          },
        ]
      : []),
    ...(goodwill.minor > 0
      ? [
          {
            text: `${formatMoney(goodwill)} taken off as goodwill, in the prices above`,
            difference: null,
          },
        ]
      : []),
  ];
}

/** What happens to the money when it is applied. */
export function editMoneyText({ difference, money }: OrderEditDto): string {
  if (difference.minor > 0)
    return money?.toAuthorise
      ? `The shopper’s card is asked for ${formatMoney(money.toAuthorise)} in place of what it holds now. If the bank says no, the order stays as it is and the shopper gets a mail with a day to pay.`
      : 'It is charged when the goods leave.';
  if (difference.minor === 0) return 'Nothing is charged or given back.';
  const back = money?.backToStored;
  const card = 'Less is charged when the goods leave; nothing has to be given back.';
  return back !== undefined && back.minor > 0
    ? `${formatMoney(back)} goes back to gift card or credit.`
    : card;
}

/** Where an edit stands, beyond its state. */
export function editWaitText({ state, payment }: OrderEditDto): string {
  if (state !== 'awaiting_payment') return '';
  switch (payment?.state) {
    case 'declined':
      return `The bank said no (${reasonText(payment.declineReason)}); the shopper was asked to pay.`;
    case 'action_required':
      return 'The shopper has to confirm it with their bank.';
    default:
      return 'The bank is being asked.';
  }
}

const PROBLEMS: Partial<Record<ProblemCode, string>> = {
  EDIT_STALE: 'The order or its prices have moved on. Work the total out once more.',
  EDIT_NOT_FOUND: 'This edit is not there any more. Begin again.',
  VARIANT_NOT_FOUND: 'Something that is added is not sold any more.',
  QUANTITY_INVALID: 'One of the quantities does not fit the order as it stands. Reload it.',
  AGE_CONFIRMATION_NEEDED:
    'What is added is for adults, and nobody asked the shopper for their age.',
  ADDRESS_NOT_SERVED: 'We do not deliver to that state, or not these items.',
  DELIVERY_UNAVAILABLE: 'This way of delivery is not on offer. Choose another.',
  FORBIDDEN: 'Your role does not allow this.',
};

/** Why an edit was not taken. Nothing was changed. */
export function editProblemText(error: unknown): string {
  if (!(error instanceof ApiProblem)) return 'That did not work. Nothing was changed; try again.';
  const { code, detail, lines = [], errors = [] } = error.problem;
  if (code === 'OUT_OF_STOCK' && lines.length > 0)
    return lines
      .map(({ title, available }) =>
        available === 0 ? `${title} is sold out.` : `${title}: ${available} more can be had.`,
      )
      .join(' ');
  if (code === 'PURCHASE_LIMIT' && lines.length > 0)
    return lines.map(({ title, available }) => `${title}: ${available} at most.`).join(' ');
  if (code === 'EDIT_NOT_POSSIBLE') return detail;
  if (code === 'VALIDATION_FAILED')
    return ['Something typed does not fit.', ...errors.map(({ message }) => message)].join(' ');
  return PROBLEMS[code] ?? 'That did not work. Nothing was changed; try again.';
}
