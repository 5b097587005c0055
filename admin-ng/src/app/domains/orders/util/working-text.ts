import type { AdminReceiptStep, OrderLineDto } from '@green-apple/contracts-http';
import { formatMoney, money, type Currency } from '@green-apple/domain-money';

type Price = NonNullable<AdminReceiptStep['prices']>[number];

const MICROS = 1_000_000;
const plain = new Intl.NumberFormat('en-US', { maximumFractionDigits: 4 });

/** How the amount of a step was worked out, in a sentence. */
export function howText({ working, amount }: AdminReceiptStep): string {
  switch (working.method) {
    case 'given':
      return 'Named from outside, taken as it was';
    case 'each':
      return 'Line by line, each rounded once';
    case 'spread': {
      const of = formatMoney(money(working.minor, amount.currency));
      const percent = plain.format((working.numerator / working.denominator) * 100);
      return working.numerator === working.denominator
        ? `${of}, split by what was left of each line`
        : `${percent} % of ${of}, rounded once, split by what was left of each line`;
    }
  }
}

/** What rounding added or took, in parts of a cent. */
export function roundingText(micros: number): string {
  if (micros === 0) return 'None';
  return `${micros > 0 ? '+' : '−'}${plain.format(Math.abs(micros) / MICROS)} of a cent`;
}

/** A line by its name; delivery by its own. */
export function lineText(lineId: string, lines: readonly OrderLineDto[]): string {
  const line = lines.find(({ id }) => id === lineId);
  if (line !== undefined) return `${line.title}, ${line.variantTitle}`;
  return lineId === 'shipping' ? 'Delivery' : 'A line';
}

/** Where a unit price came from; empty for the plain list price. */
export function priceText(price: Price | undefined, currency: Currency): string {
  if (price === undefined || price.kind === 'list') return '';
  const each = formatMoney(money(price.unitMinor, currency));
  const list = formatMoney(money(price.listMinor, currency));
  const version = price.ruleVersion === null ? '' : `, version ${price.ruleVersion}`;
  return `${each} each by ${price.label}${version}; list price ${list}`;
}
