import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import type { TenderDto } from '@green-apple/contracts-http';
import { Icon, MoneyPipe } from '@green-apple/ng-ui';
import { BagStore } from '../../shared/data-bag/bag-store.ts';
import { Say } from '../../shared/util-language/say.ts';
import { WORDS } from '../../shared/util-language/words.ts';
import { storedValueName } from '../../shared/util-words/receipt-words.ts';
import { problemWords, type ProblemWords } from '../../shared/util-words/problem-words.ts';

/** Gift cards and store credit: typed, used, taken back. The page works out the rest anew. */
@Component({
  selector: 'ga-gift-card-form',
  imports: [Icon, MoneyPipe, Say],
  templateUrl: './gift-card-form.html',
  styleUrl: './gift-card-form.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GiftCardForm {
  readonly tender = input<TenderDto | null>(null);
  readonly disabled = input(false);
  /** What is left for the card may be another sum now. */
  readonly changed = output();

  readonly #words = inject(WORDS);
  readonly #bag = inject(BagStore);
  protected readonly checking = signal(false);
  protected readonly problem = signal<ProblemWords | null>(null);

  /** What they pay once there is a total; before that, what is on them. */
  protected readonly used = computed(() => {
    const parts = this.tender()?.parts.map(({ id, label, amount }) => ({
      id,
      label: storedValueName(label, this.#words),
      amount,
    }));
    if (parts !== undefined && parts.length > 0) return parts;
    const cards = this.#bag.cart()?.giftCards ?? [];
    return cards.map(({ id, label, balance }) => ({
      id,
      label: storedValueName(label, this.#words),
      amount: balance,
    }));
  });

  protected async apply(event: Event, field: HTMLInputElement): Promise<void> {
    event.preventDefault();
    const code = field.value.trim();
    if (this.checking() || this.disabled()) return;
    if (code.length < 8) {
      this.problem.set({ title: 'There is no code yet', text: 'Type it as it is on the card.' });
      field.focus();
      return;
    }
    this.checking.set(true);
    this.problem.set(null);
    try {
      await this.#bag.applyGiftCard(code);
      field.value = '';
      this.changed.emit();
    } catch (error) {
      this.problem.set(problemWords(error));
      field.focus();
    } finally {
      this.checking.set(false);
    }
  }

  protected async remove(id: string): Promise<void> {
    if (await this.#bag.removeGiftCard(id)) this.changed.emit();
  }
}
