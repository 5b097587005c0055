import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { COUNTRIES } from '@green-apple/domain-pricing/country';
import { MARKETS } from '@green-apple/domain-pricing/market';
import { Say } from '../util-language/say.ts';
import { WORDS } from '../util-language/words.ts';
import { TextField } from '../ui-form-field/text-field.ts';
import { countryOf, type PostalField } from '../util-address/postal-address.ts';
import { US_STATES } from '../util-address/us-states.ts';

/** Where a parcel goes. Each field has the keyboard and the autofill word that fit it. */
@Component({
  selector: 'ga-postal-fields',
  imports: [Say, TextField],
  templateUrl: './postal-fields.html',
  styleUrl: './postal-fields.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PostalFields {
  readonly #words = inject(WORDS);
  readonly fields = input.required<Readonly<Record<PostalField, FieldTree<string>>>>();
  protected readonly states = US_STATES;
  readonly #code = computed(() => countryOf(this.fields().country().value()));
  protected readonly country = computed(() => COUNTRIES[this.#code()]);
  /** Those of the market that the address lies in. */
  protected readonly countries = computed(() =>
    (MARKETS.find(({ countries }) => countries.includes(this.#code()))?.countries ?? []).map(
      (value) => ({ value, label: this.#words.say(COUNTRIES[value].name) }),
    ),
  );
}
