import { LOCALE_ID, Pipe, inject, type PipeTransform } from '@angular/core';
import { formatMoney, type Money } from '@green-apple/domain-money';

/** `{{ price | money }}`: "$42.30" as the page's locale writes it; nothing for an amount that is not there. */
@Pipe({ name: 'money' })
export class MoneyPipe implements PipeTransform {
  readonly #locale = inject(LOCALE_ID);

  transform(amount: Money | null | undefined): string {
    return amount ? formatMoney(amount, this.#locale) : '';
  }
}
