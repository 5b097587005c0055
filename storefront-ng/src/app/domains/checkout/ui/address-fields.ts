import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { PostalFields } from '../../shared/ui-address/postal-fields.ts';
import { Say } from '../../shared/util-language/say.ts';
import { TextField } from '../../shared/ui-form-field/text-field.ts';
import type { CheckoutDraft } from '../util/checkout-draft.ts';

/** Who and where. Each field has the keyboard and the autofill word that fit it. */
@Component({
  selector: 'ga-address-fields',
  imports: [PostalFields, Say, TextField],
  templateUrl: './address-fields.html',
  styleUrl: './address-fields.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AddressFields {
  readonly form = input.required<FieldTree<CheckoutDraft>>();
  /** Who collects leaves no address; a ZIP code finds stores nearby. */
  readonly collect = input(false);
}
