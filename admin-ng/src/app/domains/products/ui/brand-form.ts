import { ChangeDetectionStrategy, Component, input, linkedSignal, output } from '@angular/core';
import { form, maxLength } from '@angular/forms/signals';
import type { AdminBrand, CreateBrand } from '@green-apple/contracts-http';
import { TypedField } from '../../shared/ui-form-field/typed-field.ts';
import { TaxonForm } from './taxon-form.ts';

/** A brand being written or changed. */
@Component({
  selector: 'ga-brand-form',
  imports: [TaxonForm, TypedField],
  templateUrl: './brand-form.html',
  styleUrl: './attribute-form.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BrandForm {
  /** Null for a new one. */
  readonly brand = input.required<AdminBrand | null>();
  readonly busy = input(false);
  readonly save = output<CreateBrand>();
  readonly leave = output();

  protected readonly draft = linkedSignal<CreateBrand>(() => {
    const { slug, name, story } = this.brand() ?? { slug: '', name: '', story: '' };
    return { slug, name, story };
  });

  protected readonly form = form(this.draft, (draft) => maxLength(draft.story, 2000));

  protected change(change: Partial<CreateBrand>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }
}
