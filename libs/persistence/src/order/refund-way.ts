import { formatMoney, type Currency } from '@green-apple/domain-money';
import { valueLabel } from '../stored-value/index.ts';
import type { ShopperRefund } from './order.repository.ts';

/** Where one part of a refund goes, in a sentence for the shopper. */
export function refundWay(
  { kind, minor, ending }: ShopperRefund['tenders'][number],
  currency: Currency,
): string {
  const sum = formatMoney({ minor, currency });
  switch (kind) {
    case 'not-taken':
      return `${sum} will not be charged to your card.`;
    case 'card':
      return `${sum} goes back to the card you paid with.`;
    case 'gift-card':
    case 'store-credit':
      return `${sum} is back on your ${lowerFirst(valueLabel(kind, ending ?? ''))}.`;
  }
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
