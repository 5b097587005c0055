import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { ReceiptStep, TenderDto, Totals } from '@green-apple/contracts-http';
import { MoneyPipe } from '@green-apple/ng-ui';
import { Say } from '../util-language/say.ts';
import { WORDS } from '../util-language/words.ts';
import { stepName, storedValueName } from '../util-words/receipt-words.ts';

/** What is known before there is an address. */
const GOODS: ReadonlySet<ReceiptStep['kind']> = new Set(['items', 'promotion', 'coupon']);

/**
 * How the total comes about, every charge and deduction by its name. Without `final`, delivery and
 * tax are said to come later instead of being shown as nothing.
 */
@Component({
  selector: 'ga-receipt',
  imports: [MoneyPipe, Say],
  templateUrl: './receipt.html',
  styleUrl: './receipt.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Receipt {
  readonly #words = inject(WORDS);
  readonly steps = input.required<readonly ReceiptStep[]>();
  readonly totals = input.required<Totals>();
  /** Gift cards and credit that pay a part of it. */
  readonly tender = input<TenderDto | null>(null);
  /** True once delivery and tax are known. */
  readonly final = input(false);
  readonly taxEstimated = input(false);
  /** Prices hold their tax: only delivery is still to come. */
  readonly taxIncluded = input(false);

  protected readonly rows = computed(() =>
    this.steps()
      .filter(({ kind }) => kind !== 'tax-included' && (this.final() || GOODS.has(kind)))
      .map((step) => ({ ...step, name: stepName(step, this.#words) })),
  );
  /** Tax inside of the prices: a part of the total, not on top of it. */
  protected readonly inside = computed(() =>
    this.steps()
      .filter(({ kind }) => kind === 'tax-included')
      .map((step) => ({
        name: stepName(step, this.#words),
        amount: {
          ...step.amount,
          minor: (step.contained ?? []).reduce((all, { minor }) => all + minor, 0),
        },
      })),
  );
  /** What stored money pays; null when the card pays all of it. */
  protected readonly paid = computed(() => {
    const tender = this.tender();
    if (tender === null || tender.parts.length === 0) return null;
    const parts = tender.parts.map(({ id, label, amount }) => ({
      id,
      label: storedValueName(label, this.#words),
      off: { ...amount, minor: -amount.minor },
    }));
    return { parts, due: tender.due };
  });
}
