import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import type { AdminVariant, MakeMultipack } from '@green-apple/contracts-http';
import { isPackSize, PACK_UNITS } from '@green-apple/domain-catalog';
import { AskingDialog } from '../../shared/ui-dialog/asking-dialog.ts';
import { followsText } from '../util/pack-text.ts';

export interface PackDialogData {
  readonly variant: AdminVariant;
  /** At least one. */
  readonly choices: readonly AdminVariant[];
}

/** Of what a size is a pack, and of how many; closes with both, or with nothing. */
@Component({
  selector: 'ga-pack-dialog',
  imports: [AskingDialog, MatFormField, MatHint, MatInput, MatLabel, MatOption, MatSelect],
  template: `
    <ga-asking-dialog
      [heading]="'What ' + data.variant.title + ' is'"
      act="Make it this pack"
      [answer]="pack()"
    >
      <div class="fields">
        <mat-form-field>
          <mat-label>How many</mat-label>
          <input
            #number
            matInput
            type="number"
            inputmode="numeric"
            required
            [min]="limits.least"
            [max]="limits.most"
            [value]="units()"
            (input)="units.set(number.valueAsNumber)"
          />
          <mat-hint>{{ limits.least }} to {{ limits.most }}</mat-hint>
        </mat-form-field>
        <mat-form-field>
          <mat-label>Of which size</mat-label>
          <mat-select [value]="held()" (valueChange)="held.set($event)">
            @for (choice of data.choices; track choice.id) {
              <mat-option [value]="choice">{{ choice.title }} · {{ choice.sku }}</mat-option>
            }
          </mat-select>
        </mat-form-field>
      </div>
      <p class="soft" role="status">
        @if (follows(); as follows) {
          It then counts {{ follows }}, and has as many as the stock of {{ held()?.title }} allows.
        } @else {
          A pack holds {{ limits.least }} to {{ limits.most }}.
        }
      </p>
    </ga-asking-dialog>
  `,
  styles: `
    .fields {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(180px, 1fr));
      gap: 12px;
      padding-top: 8px;
    }
    .soft {
      margin: 12px 0 0;
      color: var(--ink-soft);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PackDialog {
  protected readonly data = inject<PackDialogData>(MAT_DIALOG_DATA);
  protected readonly limits = PACK_UNITS;
  protected readonly units = signal(this.data.variant.multipack?.units ?? PACK_UNITS.least);
  protected readonly held = signal(
    this.data.choices.find(({ id }) => id === this.data.variant.multipack?.variantId) ??
      this.data.choices[0],
  );
  protected readonly pack = computed<MakeMultipack | null>(() => {
    const held = this.held();
    return held && isPackSize(this.units()) ? { of: held.id, units: this.units() } : null;
  });
  protected readonly follows = computed(() => {
    const held = this.held();
    return held && this.pack() ? followsText(held, this.units()) : '';
  });
}
