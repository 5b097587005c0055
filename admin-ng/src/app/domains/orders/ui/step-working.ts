import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { AdminReceiptStep, OrderLineDto } from '@green-apple/contracts-http';
import { MoneyPipe } from '@green-apple/ng-ui';
import { howText, lineText, priceText, roundingText } from '../util/working-text.ts';

/** What stands behind a step of the receipt: rule, base, how it was worked out, rounding, share per line. */
@Component({
  selector: 'ga-step-working',
  imports: [MoneyPipe],
  templateUrl: './step-working.html',
  styleUrl: './step-working.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StepWorking {
  readonly step = input.required<AdminReceiptStep>();
  readonly lines = input.required<readonly OrderLineDto[]>();

  protected readonly how = computed(() => howText(this.step()));
  protected readonly rounding = computed(() => roundingText(this.step().roundingMicros));
  protected readonly shares = computed(() => {
    const { shares, contained, prices, amount } = this.step();
    return [...shares, ...(contained ?? [])].map(({ lineId, minor }) => ({
      lineId,
      text: lineText(lineId, this.lines()),
      amount: { minor, currency: amount.currency },
      price: priceText(
        prices?.find((price) => price.lineId === lineId),
        amount.currency,
      ),
    }));
  });
}
