import {
  ChangeDetectionStrategy,
  Component,
  computed,
  input,
  linkedSignal,
  output,
} from '@angular/core';
import { form, maxLength } from '@angular/forms/signals';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import type { AdminCategory, CreateCategory } from '@green-apple/contracts-http';
import { TypedField } from '../../shared/ui-form-field/typed-field.ts';
import { possibleParents } from '../util/category-rows.ts';
import { TaxonForm } from './taxon-form.ts';

const NEW: CreateCategory = { slug: '', name: '', blurb: '', parentId: null, position: 0 };

/** A category being written, changed or moved. */
@Component({
  selector: 'ga-category-form',
  imports: [MatFormField, MatHint, MatInput, MatLabel, MatOption, MatSelect, TaxonForm, TypedField],
  templateUrl: './category-form.html',
  styleUrl: './attribute-form.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CategoryForm {
  /** Null for a new one. */
  readonly category = input.required<AdminCategory | null>();
  readonly all = input.required<readonly AdminCategory[]>();
  readonly busy = input(false);
  readonly save = output<CreateCategory>();
  readonly leave = output();

  protected readonly draft = linkedSignal<CreateCategory>(() => {
    const { slug, name, blurb, parentId, position } = this.category() ?? NEW;
    return { slug, name, blurb, parentId, position };
  });
  protected readonly form = form(this.draft, (draft) => maxLength(draft.blurb, 400));
  protected readonly places = computed(() =>
    possibleParents(this.all(), this.category()?.id ?? null),
  );

  protected change(change: Partial<CreateCategory>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }
}
