import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import type {
  CreatePromotion,
  PromotionTrialResult,
  TrialReceipt,
} from '@green-apple/contracts-http';
import { MoneyPipe } from '@green-apple/ng-ui';
import { APP_SETTINGS } from '../../../config/app-config.ts';
import { OfferClient } from '../../shared/data-access/offer-client.ts';
import { toFailure } from '../../shared/ui-state/failure.ts';
import { fromStoreClock } from '../../shared/util-time/store-time.ts';
import { PickItem, type PickedItem } from '../../shared/feature-pick-item/pick-item.ts';
import { PickSegment } from '../../shared/feature-pick-segment/pick-segment.ts';

interface TrialLine extends PickedItem {
  readonly quantity: number;
}

const EFFECTS: Readonly<Record<PromotionTrialResult['effect'], string>> = {
  APPLIED: 'The offer applies to this bag.',
  NOT_RUNNING: 'The offer does not run at that time.',
  EXPIRED: 'The offer is over at that time.',
  EXHAUSTED: 'The campaign cannot pay for it.',
  CONDITIONS_NOT_MET: 'This bag does not meet the conditions.',
  NOT_COMBINABLE: 'Other offers hold these items, and it does not stack with them.',
};

/** Prices a made-up bag with and without the draft. */
@Component({
  selector: 'ga-trial-panel',
  imports: [
    MatButton,
    MatFormField,
    MatInput,
    MatLabel,
    MatSlideToggle,
    MoneyPipe,
    PickItem,
    PickSegment,
  ],
  templateUrl: './trial-panel.html',
  styleUrl: './trial-panel.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TrialPanel {
  /** The draft as it would be saved; null while it has faults. */
  readonly draft = input.required<CreatePromotion | null>();

  readonly #client = inject(OfferClient);
  readonly #zone = inject(APP_SETTINGS).timeZone;
  protected readonly lines = signal<readonly TrialLine[]>([]);
  protected readonly segments = signal<readonly string[]>([]);
  protected readonly store = signal('');
  protected readonly at = signal('');
  protected readonly firstOrder = signal(false);
  protected readonly busy = signal(false);
  protected readonly trouble = signal('');
  protected readonly result = signal<PromotionTrialResult | null>(null);
  protected readonly effects = EFFECTS;

  protected add(item: PickedItem): void {
    if (!this.lines().some(({ id }) => id === item.id))
      this.lines.update((lines) => [...lines, { ...item, quantity: 1 }]);
  }

  protected times(id: string, text: string): void {
    const quantity = Math.min(99, Math.trunc(Number(text)) || 0);
    this.lines.update((lines) =>
      lines
        .map((line) => (line.id === id ? { ...line, quantity } : line))
        .filter((line) => line.quantity > 0),
    );
  }

  protected sides({
    without,
    with: drafted,
  }: PromotionTrialResult): { name: string; receipt: TrialReceipt }[] {
    return [
      { name: 'Without it', receipt: without },
      { name: 'With it', receipt: drafted },
    ];
  }

  protected async tryOut(): Promise<void> {
    const draft = this.draft();
    if (draft === null) return;
    this.busy.set(true);
    this.trouble.set('');
    try {
      this.result.set(
        await this.#client.try({
          draft,
          bag: {
            lines: this.lines().map(({ id, quantity }) => ({ variantId: id, quantity })),
            segments: [...this.segments()],
            firstOrder: this.firstOrder(),
            store: this.store().trim() || null,
            code: null,
            at: fromStoreClock(this.at(), this.#zone),
          },
        }),
      );
    } catch (error) {
      this.trouble.set(toFailure(error, 'The trial').text);
    } finally {
      this.busy.set(false);
    }
  }
}
