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
import type { ProposeClaim } from '@green-apple/contracts-http';
import { diseaseClaims, type ClaimKind } from '@green-apple/domain-catalog';
import { MARKETS, US, type MarketCode } from '@green-apple/domain-pricing/market';
import { marketName } from '../../shared/util-market/market-text.ts';
import { KIND_CHOICES, latestExpiry, referencesOf } from '../util/claim-text.ts';

export type ProposedClaim = Omit<ProposeClaim, 'productId'>;

export interface ProposeDialogData {
  /** ISO day. */
  readonly today: string;
}

/** A new claim, which waits for a second person; closes with it, or with nothing. */
@Component({
  selector: 'ga-propose-dialog',
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
  ],
  template: `
    <h2 mat-dialog-title>Propose a claim</h2>
    <mat-dialog-content>
      <p id="kind">What is it about?</p>
      <mat-radio-group aria-labelledby="kind" [value]="kind()" (change)="kind.set($event.value)">
        @for (choice of kinds; track choice.value) {
          <mat-radio-button [value]="choice.value">{{ choice.label }}</mat-radio-button>
        }
      </mat-radio-group>
      <p id="market">Where may it be said?</p>
      <mat-radio-group
        aria-labelledby="market"
        [value]="market()"
        (change)="market.set($event.value)"
      >
        @for (choice of markets; track choice.code) {
          <mat-radio-button [value]="choice.code">{{ nameOf(choice.code) }}</mat-radio-button>
        }
      </mat-radio-group>
      @if (market() === 'EU') {
        <p class="soft">
          Health claims there are those the Commission has authorised, in their own words.
        </p>
      }
      <mat-form-field>
        <mat-label>Wording, as shoppers read it</mat-label>
        <textarea
          #words
          matInput
          rows="2"
          maxlength="300"
          required
          (input)="wording.set(words.value)"
        ></textarea>
      </mat-form-field>
      @if (phrase(); as refused) {
        <p class="refused" role="alert">
          “{{ refused }}” promises to act on a disease. Please put it differently.
        </p>
      }
      <mat-form-field>
        <mat-label>Evidence, one reference a line</mat-label>
        <textarea
          #references
          matInput
          rows="3"
          required
          (input)="evidence.set(references.value)"
        ></textarea>
        <mat-hint>Study with year, regulation, or test report.</mat-hint>
      </mat-form-field>
      <mat-form-field>
        <mat-label>Last day it may show</mat-label>
        <input
          #last
          matInput
          type="date"
          required
          [min]="today"
          [max]="latest"
          [value]="expiresOn()"
          (input)="expiresOn.set(last.value)"
        />
      </mat-form-field>
      <p class="soft">Somebody else has to approve it before it shows.</p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" matDialogClose>Not now</button>
      <button
        matButton="filled"
        type="button"
        [disabled]="claim() === null"
        (click)="dialog.close(claim() ?? undefined)"
      >
        Propose it
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
    .refused {
      margin: 0;
      color: var(--blossom-ink);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProposeDialog {
  protected readonly today = inject<ProposeDialogData>(MAT_DIALOG_DATA).today;
  protected readonly dialog = inject<MatDialogRef<ProposeDialog, ProposedClaim>>(MatDialogRef);
  protected readonly kinds = KIND_CHOICES;
  protected readonly latest = latestExpiry(this.today);
  protected readonly markets = MARKETS;
  protected readonly nameOf = marketName;
  protected readonly market = signal<MarketCode>(US.code);
  protected readonly kind = signal<ClaimKind>('structure-function');
  protected readonly wording = signal('');
  protected readonly evidence = signal('');
  protected readonly expiresOn = signal(this.latest);
  /** The shop's own rule, told while there is time to change it. */
  protected readonly phrase = computed(() => diseaseClaims(this.wording())[0] ?? null);
  protected readonly claim = computed<ProposedClaim | null>(() => {
    const wording = this.wording().trim();
    const evidence = referencesOf(this.evidence());
    const whole = wording !== '' && evidence.length > 0 && this.expiresOn() !== '';
    return whole && this.phrase() === null
      ? {
          kind: this.kind(),
          market: this.market(),
          wording,
          evidence,
          expiresOn: this.expiresOn(),
        }
      : null;
  });
}
