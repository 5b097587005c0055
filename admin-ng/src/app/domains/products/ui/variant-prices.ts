import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatLabel, MatPrefix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import type { AdminVariant } from '@green-apple/contracts-http';
import type { AttributeDefinition, AttributeValues } from '@green-apple/domain-catalog';
import type { VariantDraft } from '../util/product-draft.ts';
import { AttributeFields } from './attribute-fields.ts';

/** Price, sale window, attributes and "is it sold" of each size. Times are on the stores' clock. */
@Component({
  selector: 'ga-variant-prices',
  imports: [
    AttributeFields,
    FormField,
    MatButton,
    MatError,
    MatFormField,
    MatInput,
    MatLabel,
    MatPrefix,
    MatSlideToggle,
  ],
  templateUrl: './variant-prices.html',
  styleUrl: './variant-prices.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class VariantPrices {
  readonly variants = input.required<readonly AdminVariant[]>();
  readonly field = input.required<FieldTree<readonly VariantDraft[]>>();

  readonly definitions = input<readonly AttributeDefinition[]>([]);
  readonly locked = input(false);
  /** What a size is called and holds is asked apart from the form. */
  readonly edit = output<AdminVariant>();
  protected readonly ofSizes = computed(() =>
    this.definitions().some(({ scope }) => scope === 'variant'),
  );

  protected say(id: string, attributes: AttributeValues): void {
    this.field()().value.update((all) =>
      all.map((variant) => (variant.id === id ? { ...variant, attributes } : variant)),
    );
  }

  protected available(variant: AdminVariant): string {
    const free = variant.onHand - variant.reserved;
    return `${free.toLocaleString()} available · ${variant.reserved.toLocaleString()} reserved`;
  }
}
