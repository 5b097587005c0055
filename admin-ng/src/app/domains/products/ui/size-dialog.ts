import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatFormField, MatHint, MatLabel, MatPrefix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import type { CreateVariant } from '@green-apple/contracts-http';
import { UNITS } from '@green-apple/domain-catalog';
import { toNewSize, type NewSizeDraft } from '../util/new-product-draft.ts';

export interface SizeDialogData {
  readonly product: string;
  /** What the size before has, where there is one: most of it is alike. */
  readonly like: Pick<NewSizeDraft, 'unit'>;
}

/** What the tax calculation goes by. */
const TAXED_AS = [
  { code: 'txcd_40090001', label: 'Food supplement' },
  { code: 'txcd_40040000', label: 'Food or tea' },
  { code: 'txcd_40070005', label: 'Snack' },
  { code: 'txcd_32050013', label: 'Skin care' },
  { code: 'txcd_36010005', label: 'For animals' },
] as const;

/** A new size of a product; closes with it, or with nothing. */
@Component({
  selector: 'ga-size-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MatOption,
    MatPrefix,
    MatSelect,
  ],
  template: `
    <h2 mat-dialog-title>A new size of {{ data.product }}</h2>
    <mat-dialog-content>
      <div class="fields">
        <mat-form-field class="full">
          <mat-label>Name</mat-label>
          <input
            #name
            matInput
            required
            maxlength="120"
            autocomplete="off"
            placeholder="60 capsules"
            (input)="change({ title: name.value })"
          />
          <mat-hint>What shoppers choose by.</mat-hint>
        </mat-form-field>
        <mat-form-field>
          <mat-label>SKU</mat-label>
          <input
            #sku
            matInput
            required
            maxlength="40"
            autocomplete="off"
            spellcheck="false"
            (input)="change({ sku: sku.value })"
          />
        </mat-form-field>
        <mat-form-field>
          <mat-label>Barcode</mat-label>
          <input
            #barcode
            matInput
            required
            maxlength="40"
            autocomplete="off"
            inputmode="numeric"
            (input)="change({ barcode: barcode.value })"
          />
        </mat-form-field>
        <mat-form-field>
          <mat-label>How many in it</mat-label>
          <input
            #count
            matInput
            required
            inputmode="numeric"
            autocomplete="off"
            (input)="change({ count: count.value })"
          />
        </mat-form-field>
        <mat-form-field>
          <mat-label>Of what</mat-label>
          <mat-select [value]="draft().unit" (valueChange)="change({ unit: $event })">
            @for (unit of units; track unit) {
              <mat-option [value]="unit">{{ unit }}</mat-option>
            }
          </mat-select>
        </mat-form-field>
        <mat-form-field>
          <mat-label>Flavor (optional)</mat-label>
          <input
            #flavour
            matInput
            maxlength="80"
            autocomplete="off"
            (input)="change({ flavour: flavour.value })"
          />
        </mat-form-field>
        <mat-form-field>
          <mat-label>Days it lasts (optional)</mat-label>
          <input
            #days
            matInput
            inputmode="numeric"
            autocomplete="off"
            (input)="change({ daysOfSupply: days.value })"
          />
        </mat-form-field>
        <mat-form-field>
          <mat-label>Weight in grams, packed</mat-label>
          <input
            #weight
            matInput
            required
            inputmode="numeric"
            autocomplete="off"
            (input)="change({ weightGrams: weight.value })"
          />
        </mat-form-field>
        <mat-form-field>
          <mat-label>Price</mat-label>
          <span matPrefix class="sign">$</span>
          <input
            #price
            matInput
            required
            inputmode="decimal"
            autocomplete="off"
            (input)="change({ price: price.value })"
          />
        </mat-form-field>
        <mat-form-field class="full">
          <mat-label>Taxed as</mat-label>
          <mat-select [value]="draft().taxCode" (valueChange)="change({ taxCode: $event })">
            @for (kind of taxedAs; track kind.code) {
              <mat-option [value]="kind.code">{{ kind.label }}</mat-option>
            }
          </mat-select>
        </mat-form-field>
      </div>
      <p class="soft">It has no stock yet: it can be bought once goods have come in.</p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" matDialogClose>Not now</button>
      <button
        matButton="filled"
        type="button"
        [disabled]="size() === null"
        (click)="dialog.close(size() ?? undefined)"
      >
        Add the size
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    .fields {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(180px, 1fr));
      gap: 12px;
      padding-top: 8px;
    }
    .full {
      grid-column: 1 / -1;
    }
    .sign {
      padding: 0 2px 0 14px;
    }
    .soft {
      margin: 12px 0 0;
      color: var(--ink-soft);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SizeDialog {
  protected readonly data = inject<SizeDialogData>(MAT_DIALOG_DATA);
  protected readonly dialog = inject<MatDialogRef<SizeDialog, CreateVariant>>(MatDialogRef);
  protected readonly units = UNITS;
  protected readonly taxedAs = TAXED_AS;
  protected readonly draft = signal<NewSizeDraft>({
    title: '',
    sku: '',
    barcode: '',
    count: '',
    flavour: '',
    daysOfSupply: '',
    weightGrams: '',
    taxCode: TAXED_AS[0].code,
    price: '',
    ...this.data.like,
  });
  protected readonly size = computed(() => toNewSize(this.draft()));

  protected change(change: Partial<NewSizeDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }
}
