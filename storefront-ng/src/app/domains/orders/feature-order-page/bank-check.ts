import {
  ChangeDetectionStrategy,
  Component,
  afterNextRender,
  inject,
  input,
  output,
} from '@angular/core';
import type { PaymentAction } from '@green-apple/contracts-http';
import { Icon } from '@green-apple/ng-ui';
import { Say } from '../../shared/util-language/say.ts';
import { RepaymentStore } from '../data/repayment-store.ts';

/** The check of the shopper's bank: opens by itself the first time, later ones are a button away. */
@Component({
  selector: 'ga-bank-check',
  imports: [Icon, Say],
  template: `
    <p>
      {{
        'Your bank opens a window here and asks you to approve the payment, often in its app. Nothing is charged before that.'
          | say
      }}
    </p>
    @if (repayment.fault(); as fault) {
      <p class="field-error" role="alert"><ga-icon name="error" [size]="18" />{{ fault }}</p>
    }
    <button
      type="button"
      class="btn btn-primary"
      [attr.aria-disabled]="repayment.phase() !== 'idle'"
      (click)="confirm()"
    >
      {{
        (repayment.phase() === 'bank' ? 'Waiting for your bank' : 'Confirm with your bank') | say
      }}
    </button>
  `,
  styles: `
    :host {
      display: grid;
      gap: 1rem;
      justify-items: start;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BankCheck {
  /** Fetches what the provider's script needs. */
  readonly ask = input.required<() => Promise<PaymentAction>>();
  readonly opensItself = input(true);
  /** The check was finished or closed; what became of it is told by the order. */
  readonly done = output();

  protected readonly repayment = inject(RepaymentStore);

  constructor() {
    afterNextRender(() => {
      if (this.opensItself()) void this.confirm();
    });
  }

  protected async confirm(): Promise<void> {
    await this.repayment.confirmWithBank(this.ask());
    this.done.emit();
  }
}
