import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { codeFrom } from '../util/attribute-draft.ts';

/** What brands and categories have both. */
export interface TaxonName {
  readonly slug: string;
  readonly name: string;
}

/** Name and address of a brand or category, with the buttons; the fields of its own kind stand inside. */
@Component({
  selector: 'ga-taxon-form',
  imports: [MatButton, MatFormField, MatHint, MatInput, MatLabel],
  template: `
    <form (submit)="$event.preventDefault(); send()">
      <div class="fields">
        <mat-form-field>
          <mat-label>Name</mat-label>
          <input
            #name
            matInput
            maxlength="80"
            autocomplete="off"
            [value]="draft().name"
            (input)="edited.emit({ name: name.value })"
          />
        </mat-form-field>
        <mat-form-field>
          <mat-label>Address</mat-label>
          <input
            #address
            matInput
            maxlength="60"
            autocomplete="off"
            spellcheck="false"
            [readonly]="known()"
            [value]="slug()"
            (input)="edited.emit({ slug: address.value })"
          />
          <mat-hint>{{ known() ? 'Stays for good.' : 'In links; stays for good.' }}</mat-hint>
        </mat-form-field>
        <ng-content />
      </div>
      <div class="acts">
        <button matButton type="button" (click)="leave.emit()">Cancel</button>
        <button matButton="filled" type="submit" [disabled]="!ready()">
          {{ known() ? 'Save' : 'Add the ' + kind() }}
        </button>
      </div>
    </form>
  `,
  styleUrl: './attribute-form.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TaxonForm {
  readonly kind = input.required<string>();
  readonly draft = input.required<TaxonName>();
  /** It is there already, so its address stays. */
  readonly known = input.required<boolean>();
  readonly busy = input(false);
  readonly edited = output<Partial<TaxonName>>();
  /** The address it shall have. */
  readonly save = output<string>();
  readonly leave = output();

  protected readonly slug = computed(
    () => this.draft().slug || codeFrom(this.draft().name, '-').slice(0, 60),
  );
  protected readonly ready = computed(
    () => !this.busy() && this.draft().name.trim() !== '' && this.slug() !== '',
  );

  protected send(): void {
    if (this.ready()) this.save.emit(this.slug());
  }
}
