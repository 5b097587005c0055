import { formatMoney, money, type Currency } from '@green-apple/domain-money';
import type { Action } from './action.ts';
import { choosesLines, type Condition } from './condition.ts';
import type { Promotion } from './promotion.ts';

/** The parts of a promotion that its sentence is about. */
export type DescribedOffer = Pick<
  Promotion,
  'kind' | 'code' | 'conditions' | 'action' | 'stackable' | 'startsAt' | 'endsAt'
>;

export interface DescribeContext {
  readonly currency: Currency;
  /** What an id is called; ids without a name are told as they are. */
  readonly nameOf: (id: string) => string;
  /** An instant (ISO 8601) as people write it. */
  readonly timeText: (iso: string) => string;
}

const DAYS = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'];

/**
 * A rule in plain words, for whoever keeps it: "20 % off Sleep, from 2 items, on Saturdays and Sundays, with the
 * code VIP10". Says all of it and nothing else; a rule that reads wrong is wrong.
 */
export function describeOffer(offer: DescribedOffer, context: DescribeContext): string {
  const { kind, code, conditions, stackable, startsAt, endsAt } = offer;
  const parts = [
    deedText(offer, context),
    ...conditions.filter((condition) => !choosesLines(condition)).map(conditionText(context)),
    ...(kind === 'coupon'
      ? [code === null ? 'with a single-use code' : `with the code ${code}`]
      : []),
    ...(startsAt === null ? [] : [`starts ${context.timeText(startsAt)}`]),
    ...(endsAt === null ? [] : [`ends ${context.timeText(endsAt)}`]),
    ...(stackable || offer.action.type === 'gift-line' || offer.action.type === 'free-shipping'
      ? []
      : ['not together with other offers on the same items']),
  ];
  return parts.join(', ');
}

function deedText({ action, conditions }: DescribedOffer, context: DescribeContext): string {
  const { currency, nameOf } = context;
  const amount = (minor: number): string => formatMoney(money(minor, currency));
  const goods = goodsText(conditions, nameOf);
  switch (action.type) {
    case 'percent-off':
      return `${action.percent} % off ${action.scope === 'order' ? orderText(goods) : (goods ?? 'everything')}`;
    case 'amount-off':
      return `${amount(action.minor)} off ${goods ?? 'the order'}`;
    case 'fixed-price':
      return `${goods ?? 'everything'} for ${amount(action.minor)} each`;
    case 'buy-x-get-y':
      return `buy ${action.buy}, get ${action.get} ${ofThem(action)}${goods === null ? '' : `: ${goods}`}`;
    case 'bundle-price':
      return `${andList(action.items.map(({ productId, quantity }) => timesText(quantity, nameOf(productId))))} together for ${amount(action.minor)}`;
    case 'gift-line':
      return `${timesText(action.quantity, nameOf(action.variantId))} as a gift${goods === null ? '' : ` with ${goods}`}`;
    case 'free-shipping':
      return `free standard delivery${goods === null ? '' : ` with ${goods}`}`;
  }
}

const orderText = (goods: string | null): string =>
  goods === null ? 'the whole order' : `the whole order when it has ${goods}`;

const ofThem = ({ percent }: Action & { readonly type: 'buy-x-get-y' }): string =>
  percent === 100 ? 'free' : `${percent} % off`;

const timesText = (quantity: number, name: string): string =>
  quantity === 1 ? name : `${quantity} × ${name}`;

/** What the line conditions choose; all of them must hold, so each narrows the one before. */
function goodsText(
  conditions: readonly Condition[],
  nameOf: DescribeContext['nameOf'],
): string | null {
  const chosen = conditions
    .filter(choosesLines)
    .map(({ type, in: ids }) => (type === 'goal' ? orList(ids) : orList(ids.map(nameOf))));
  return chosen.length === 0 ? null : chosen.join(' that is also ');
}

const conditionText =
  ({ currency }: DescribeContext) =>
  (condition: Condition): string => {
    switch (condition.type) {
      case 'min-subtotal':
        return `from ${formatMoney(money(condition.minor, currency))}`;
      case 'min-quantity':
        return `from ${condition.quantity} ${condition.quantity === 1 ? 'item' : 'items'}`;
      case 'segment':
        return `for customers in ${orList(condition.in)}`;
      case 'store':
        return `when collected at ${orList(condition.in)}`;
      case 'first-order':
        return 'on a first order';
      case 'weekly':
        return `on ${andList(condition.days.toSorted((a, b) => a - b).map((day) => DAYS[day - 1] ?? ''))}${hoursText(condition)}`;
      default:
        return '';
    }
  };

const hoursText = ({ from, to }: { readonly from: string; readonly to: string }): string =>
  from === '00:00' && to === '24:00' ? '' : ` from ${from} to ${to}`;

const listText = (items: readonly string[], word: string): string =>
  items.length < 2
    ? (items[0] ?? '')
    : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1) ?? ''}`;
const andList = (items: readonly string[]): string => listText(items, 'and');
const orList = (items: readonly string[]): string => listText(items, 'or');
