import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { TextField } from '../ui-form-field/text-field.ts';
import type { PostalField } from '../util-address/postal-address.ts';
import { US_STATES } from '../util-address/us-states.ts';

/** Where a parcel goes. Each field has the keyboard and the autofill word that fit it. */
@Component({
  selector: 'ga-postal-fields',
  imports: [TextField],
  templateUrl: './postal-fields.html',
  styleUrl: './postal-fields.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PostalFields {
  readonly fields = input.required<Readonly<Record<PostalField, FieldTree<string>>>>();
  protected readonly states = US_STATES;
}
