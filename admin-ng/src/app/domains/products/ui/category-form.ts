import {
  ChangeDetectionStrategy,
  Component,
  computed,
  input,
  linkedSignal,
  output,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import type { AdminCategory, CreateCategory } from '@green-apple/contracts-http';
import { codeFrom } from '../util/attribute-draft.ts';
import { possibleParents } from '../util/category-rows.ts';

const NEW: CreateCategory = { slug: '', name: '', blurb: '', parentId: null, position: 0 };

/** A category being written, changed or moved. */
@Component({
  selector: 'ga-category-form',
  imports: [MatButton, MatFormField, MatHint, MatInput, MatLabel, MatOption, MatSelect],
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
  protected readonly places = computed(() =>
    possibleParents(this.all(), this.category()?.id ?? null),
  );
  protected readonly slug = computed(
    () => this.draft().slug || codeFrom(this.draft().name, '-').slice(0, 60),
  );
  protected readonly ready = computed(
    () => !this.busy() && this.draft().name.trim() !== '' && this.slug() !== '',
  );

  protected change(change: Partial<CreateCategory>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }

  protected send(): void {
    if (this.ready()) this.save.emit({ ...this.draft(), slug: this.slug() });
  }
}
