import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  resource,
  viewChild,
} from '@angular/core';
import { CheckoutClient } from '@green-apple/ng-api-client';
import { Icon } from '@green-apple/ng-ui';
import { Say } from '../../shared/util-language/say.ts';
import { CardField } from '../../shared/feature-card-field/card-field.ts';
import { LoadProblem } from '../../shared/ui-load-problem/load-problem.ts';
import { RepaymentStore } from '../data/repayment-store.ts';

/** Takes a card where the first one was refused. */
@Component({
  selector: 'ga-another-card',
  imports: [CardField, Icon, LoadProblem, Say],
  templateUrl: './another-card.html',
  styles: `
    :host {
      display: grid;
      gap: 1rem;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AnotherCard {
  /** Sends the provider's handle of the card; the key names the try. */
  readonly send = input.required<(paymentMethodId: string, key: string) => Promise<unknown>>();
  /** What the button says: the sum belongs into it. */
  readonly label = input.required<string>();
  readonly name = input.required<string>();
  readonly postalCode = input.required<string>();
  readonly country = input.required<string>();
  /** The card was sent, or it turned out that none is wanted any more. */
  readonly sent = output();

  readonly #client = inject(CheckoutClient);
  protected readonly repayment = inject(RepaymentStore);
  private readonly card = viewChild(CardField);
  protected readonly config = resource({
    loader: ({ abortSignal }) => this.#client.config(abortSignal),
  });
  protected readonly access = computed(() => (this.config.hasValue() ? this.config.value() : null));

  protected async pay(): Promise<void> {
    const card = this.card();
    if (!card || !this.repayment.begin('card')) return;
    const result = await card.tokenize({
      name: this.name(),
      address: { postal_code: this.postalCode(), country: this.country() },
    });
    if (result.kind !== 'ready') {
      this.repayment.idle();
      return;
    }
    await this.repayment.payWith(this.send(), result.paymentMethodId);
    this.sent.emit();
  }
}
