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
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatRadioButton, MatRadioGroup } from '@angular/material/radio';
import type { AdminReturnRule, KeepReturnRule } from '@green-apple/contracts-http';
import { PickItem, type PickedItem } from '../../shared/feature-pick-item/pick-item.ts';
import { LABEL_CHOICES, RULE_CHOICES, toRule } from '../util/rule-text.ts';

export interface KeptRule {
  readonly productId: string;
  readonly rule: KeepReturnRule;
}

/** What holds for a product when it is sent back; closes with it, or with nothing. */
@Component({
  selector: 'ga-rule-dialog',
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
    MatRadioButton,
    MatRadioGroup,
    PickItem,
  ],
  template: `
    <h2 mat-dialog-title>{{ product()?.name ?? 'A rule for a product' }}</h2>
    <mat-dialog-content>
      @if (before === null) {
        <ga-pick-item (picked)="product.set($event)" />
      }
      <p id="whether">Does it come back?</p>
      <mat-radio-group aria-labelledby="whether" [value]="rule()" (change)="rule.set($event.value)">
        @for (choice of rules; track choice.value) {
          <mat-radio-button [value]="choice.value">{{ choice.label }}</mat-radio-button>
        }
      </mat-radio-group>
      <mat-form-field>
        <mat-label>Days after delivery</mat-label>
        <input
          #typed
          matInput
          inputmode="numeric"
          maxlength="3"
          autocomplete="off"
          [value]="days()"
          (input)="days.set(typed.value)"
        />
        <mat-hint>Empty for as many as everywhere else</mat-hint>
      </mat-form-field>
      <p id="postage">Who pays the postage?</p>
      <mat-radio-group
        aria-labelledby="postage"
        [value]="labelBy()"
        (change)="labelBy.set($event.value)"
      >
        @for (choice of payers; track choice.value) {
          <mat-radio-button [value]="choice.value">{{ choice.label }}</mat-radio-button>
        }
      </mat-radio-group>
      <p class="soft">It holds for returns that are asked for from now on.</p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" matDialogClose>Not now</button>
      <button
        matButton="filled"
        type="button"
        [disabled]="kept() === null"
        (click)="dialog.close(kept() ?? undefined)"
      >
        Keep it
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    mat-radio-button {
      display: block;
    }
    mat-form-field {
      width: 100%;
      margin-top: 12px;
    }
    .soft {
      margin-bottom: 0;
      color: var(--ink-soft);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RuleDialog {
  protected readonly before = inject<AdminReturnRule | null>(MAT_DIALOG_DATA);
  protected readonly dialog = inject<MatDialogRef<RuleDialog, KeptRule>>(MatDialogRef);
  protected readonly rules = RULE_CHOICES;
  protected readonly payers = LABEL_CHOICES;
  protected readonly product = signal<PickedItem | null>(
    this.before === null ? null : { id: this.before.product.id, name: this.before.product.title },
  );
  protected readonly rule = signal<KeepReturnRule['rule']>(this.before?.rule ?? null);
  protected readonly days = signal(`${this.before?.windowDays ?? ''}`);
  protected readonly labelBy = signal<KeepReturnRule['labelBy']>(this.before?.labelBy ?? 'shop');
  protected readonly kept = computed<KeptRule | null>(() => {
    const product = this.product();
    const rule = toRule(this.rule(), this.days(), this.labelBy());
    return product === null || rule === null ? null : { productId: product.id, rule };
  });
}
