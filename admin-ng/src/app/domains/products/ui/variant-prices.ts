import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { MatError, MatFormField, MatLabel, MatPrefix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import type { AdminVariant } from '@green-apple/contracts-http';
import type { VariantDraft } from '../util/product-draft.ts';

/** Price, sale window and "is it sold" of each size. Times are on the stores' clock. */
@Component({
  selector: 'ga-variant-prices',
  imports: [FormField, MatError, MatFormField, MatInput, MatLabel, MatPrefix, MatSlideToggle],
  templateUrl: './variant-prices.html',
  styleUrl: './variant-prices.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class VariantPrices {
  readonly variants = input.required<readonly AdminVariant[]>();
  readonly field = input.required<FieldTree<readonly VariantDraft[]>>();

  protected available(variant: AdminVariant): string {
    const free = variant.onHand - variant.reserved;
    return `${free.toLocaleString()} available · ${variant.reserved.toLocaleString()} reserved`;
  }
}
