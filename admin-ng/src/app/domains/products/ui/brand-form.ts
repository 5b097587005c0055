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
import type { AdminBrand, CreateBrand } from '@green-apple/contracts-http';
import { codeFrom } from '../util/attribute-draft.ts';

/** A brand being written or changed. */
@Component({
  selector: 'ga-brand-form',
  imports: [MatButton, MatFormField, MatHint, MatInput, MatLabel],
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
  protected readonly slug = computed(
    () => this.draft().slug || codeFrom(this.draft().name, '-').slice(0, 60),
  );
  protected readonly ready = computed(
    () => !this.busy() && this.draft().name.trim() !== '' && this.slug() !== '',
  );

  protected change(change: Partial<CreateBrand>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }

  protected send(): void {
    if (this.ready()) this.save.emit({ ...this.draft(), slug: this.slug() });
  }
}
