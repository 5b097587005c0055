import fc from 'fast-check';
import { fingerprint } from './fingerprint.ts';
import { SHIPPING_SHARE } from './paid-parts.ts';
import { randomBag, priceWithTax, type UntaxedBag } from './random-bags.spec.ts';
import { replayReceipt, toReceiptDocument, type ReceiptDocument } from './receipt-document.ts';
import type { PriceReceipt } from './receipt.ts';
import { saleParts } from './sale-parts.ts';
import { refundFromReceipt, type RefundPart, type RefundRequest } from './refund.ts';

/** Bags in all: the sums of every one are checked, the dearer properties on a part of them. */
const BAGS = 10_000;
const FEWER = 2_500;

const all = (minors: readonly number[]): number => minors.reduce((a, b) => a + b, 0);

/** Plain comparisons: a matcher for each figure of ten thousand receipts would take a minute. */
function faultsOf(
  given: UntaxedBag,
  { lines, steps, totals, includedTax }: PriceReceipt,
): string[] {
  const { items, discount, shipping, tax, total } = totals;
  const sale = saleParts(totals, steps);
  const shareOf = (lineId: string): number =>
    all(
      steps
        .flatMap(({ shares }) => shares)
        .filter((s) => s.lineId === lineId)
        .map((s) => s.minor),
    );
  const checks: ReadonlyArray<readonly [string, boolean]> = [
    ['steps sum to the total', all(steps.map(({ amount }) => amount.minor)) === total.minor],
    [
      'shares sum to their step',
      steps.every((s) => all(s.shares.map(({ minor }) => minor)) === s.amount.minor),
    ],
    ['totals add up', total.minor === items.minor - discount.minor + shipping.minor + tax.minor],
    [
      'lines and delivery sum to the total',
      all([...lines.map(({ lineId }) => shareOf(lineId)), shareOf(SHIPPING_SHARE)]) === total.minor,
    ],
    ['no sum is negative', Object.values(totals).every(({ minor }) => minor >= 0)],
    // medusajs/medusa#14899, #15532: stacked promotions on mixed bases fell below zero.
    ['no line is below zero', lines.every((line) => line.total.minor >= 0)],
    [
      'no line is above its list price',
      lines.every((line) => line.total.minor <= listOf(given, line.lineId)),
    ],
    [
      'rounding is below half a cent a line',
      steps.every((s) => Math.abs(s.roundingMicros) <= 500_000 * Math.max(1, lines.length + 1)),
    ],
    ['tax inside is no more than the price', includedTax.minor <= total.minor],
    ['tax is inside or added, never both', includedTax.minor === 0 || tax.minor === 0],
    ['the books see the same total', all(Object.values(sale)) === total.minor],
    ['the books see the tax', sale.tax === tax.minor + includedTax.minor],
    ['nothing is sold below zero', Object.values(sale).every((minor) => minor >= 0)],
  ];
  return checks.filter(([, holds]) => !holds).map(([name]) => name);
}

function listOf({ lines }: UntaxedBag, lineId: string): number {
  const line = lines.find((candidate) => candidate.lineId === lineId);
  return (line?.price?.listMinor ?? line?.unitMinor ?? 0) * (line?.quantity ?? 0);
}

describe('any bag', () => {
  it('has parts that sum to the whole, and lines between nothing and the list price', () => {
    fc.assert(
      fc.property(randomBag, fc.constantFrom('NY', 'CA', 'OR'), (given, region) => {
        const faults = faultsOf(given, priceWithTax(given, region));
        if (faults.length > 0) throw new Error(faults.join(', '));
      }),
      { numRuns: BAGS },
    );
    expect().nothing();
  });

  it('costs the same in whatever order its lines and its rules come', () => {
    fc.assert(
      fc.property(randomBag, (given) => {
        const turned = {
          ...given,
          lines: given.lines.toReversed(),
          promotions: given.promotions.toReversed(),
        };
        return fingerprint(priceWithTax(turned), 'x') === fingerprint(priceWithTax(given), 'x');
      }),
      { numRuns: FEWER },
    );
    expect().nothing();
  });

  it('has a receipt that replays to the same cents when every rule and price has changed', () => {
    fc.assert(
      fc.property(randomBag, (given) => {
        const document = toReceiptDocument(priceWithTax(given), given.market);
        // All that a database keeps of it: no rule, no price, no function.
        const stored = JSON.parse(JSON.stringify(document)) as ReceiptDocument;
        const replay = replayReceipt(stored);
        return replay.code === 'SAME' && replay.totals.total.minor === document.totals.total.minor;
      }),
      { numRuns: FEWER },
    );
    expect().nothing();
  });

  it('is paid back to the cent by refunds in any order, by units and by sums, and not a cent more', () => {
    const turns = fc.array(fc.tuple(fc.nat(7), fc.integer({ min: 1, max: 40 }), fc.boolean()), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(randomBag, turns, (given, asked) => {
        const priced = priceWithTax(given);
        const paid = priced.totals.total.minor;
        const purse = new Purse(priced);
        for (const [index, quantity, byUnits] of asked)
          purse.ask(
            byUnits
              ? { kind: 'lines', lines: [{ lineId: `line-${index}`, quantity }], shipping: false }
              : { kind: 'amount', minor: quantity * (index + 1) },
          );
        if (purse.back > paid) throw new Error('more than was paid');
        purse.takeTheRest();
        return purse.back === paid && purse.ask({ kind: 'amount', minor: 1 }) === 0;
      }),
      { numRuns: FEWER },
    );
    expect().nothing();
  });
});

/** A shopper who asks for money back, again and again. */
class Purse {
  back = 0;
  readonly #earlier: RefundPart[] = [];
  readonly #receipt: PriceReceipt;

  constructor(receipt: PriceReceipt) {
    this.#receipt = receipt;
  }

  ask(request: RefundRequest): number {
    const { lines, steps, totals } = this.#receipt;
    const receipt = { currency: totals.total.currency, lines, steps };
    const outcome = refundFromReceipt({ receipt, earlier: this.#earlier, request });
    if (outcome.code !== 'REFUND') return 0;
    const { parts, total } = outcome.refund;
    if (parts.some(({ goodsMinor, taxMinor }) => goodsMinor < 0 || taxMinor < 0))
      throw new Error('a part below zero');
    this.#earlier.push(...parts);
    this.back += total.minor;
    return total.minor;
  }

  /** Every unit that is left, then delivery. */
  takeTheRest(): void {
    for (const { lineId, quantity } of this.#receipt.lines)
      for (let units = quantity; units > 0; units--)
        this.ask({ kind: 'lines', lines: [{ lineId, quantity: 1 }], shipping: false });
    this.ask({ kind: 'lines', lines: [], shipping: true });
  }
}
