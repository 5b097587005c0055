import { Pipe, type PipeTransform } from '@angular/core';
import { formatMoney, type Money } from '@green-apple/domain-money';

/** `{{ price | money }}`: "$42.30" in the shop's language; nothing for an amount that is not there. */
@Pipe({ name: 'money' })
export class MoneyPipe implements PipeTransform {
  transform(amount: Money | null | undefined): string {
    return amount ? formatMoney(amount) : '';
  }
}
