import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatRadioButton, MatRadioGroup } from '@angular/material/radio';
import { MatOption, MatSelect } from '@angular/material/select';
import type { AddCertificate } from '@green-apple/contracts-http';
import { isFittingPeriod, type Certificate } from '@green-apple/domain-catalog';
import { AskingDialog } from '../../shared/ui-dialog/asking-dialog.ts';
import { DocumentChoice } from './document-choice.ts';
import { CERTIFICATE_CHOICES } from '../util/certificate-text.ts';

export interface CertificateDialogData {
  readonly brand: string;
  /** The kind to begin with: what the product says and nothing proves. */
  readonly kind: Certificate;
  /** ISO day. */
  readonly today: string;
}

export interface WrittenCertificate {
  readonly certificate: Omit<AddCertificate, 'productId' | 'documentId'>;
  readonly file: File;
}

/** A new certificate with its paper; closes with both, or with nothing. */
@Component({
  selector: 'ga-certificate-dialog',
  imports: [
    AskingDialog,
    DocumentChoice,
    MatFormField,
    MatInput,
    MatLabel,
    MatOption,
    MatRadioButton,
    MatRadioGroup,
    MatSelect,
  ],
  template: `
    <ga-asking-dialog heading="Add a certificate" act="Add it" [answer]="written()">
      <mat-form-field>
        <mat-label>What it certifies</mat-label>
        <mat-select [value]="kind()" (valueChange)="kind.set($event)">
          @for (choice of kinds; track choice.value) {
            <mat-option [value]="choice.value">{{ choice.label }}</mat-option>
          }
        </mat-select>
      </mat-form-field>
      <p id="scope">For which products?</p>
      <mat-radio-group
        aria-labelledby="scope"
        [value]="ofBrand()"
        (change)="ofBrand.set($event.value)"
      >
        <mat-radio-button [value]="false">This one</mat-radio-button>
        <mat-radio-button [value]="true">All of {{ data.brand }}</mat-radio-button>
      </mat-radio-group>
      <mat-form-field>
        <mat-label>Issued by</mat-label>
        <input #by matInput maxlength="120" required (input)="issuer.set(by.value)" />
      </mat-form-field>
      <mat-form-field>
        <mat-label>Number</mat-label>
        <input #no matInput maxlength="80" required (input)="number.set(no.value)" />
      </mat-form-field>
      <div class="days">
        <mat-form-field>
          <mat-label>First day</mat-label>
          <input
            #from
            matInput
            type="date"
            required
            [value]="validFrom()"
            (input)="validFrom.set(from.value)"
          />
        </mat-form-field>
        <mat-form-field>
          <mat-label>Last day</mat-label>
          <input
            #until
            matInput
            type="date"
            required
            [min]="validFrom()"
            (input)="validUntil.set(until.value)"
          />
        </mat-form-field>
      </div>
      <ga-document-choice [(file)]="file" />
      <p class="soft">It shows while it holds, and leaves the shop by itself.</p>
    </ga-asking-dialog>
  `,
  styles: `
    mat-form-field {
      width: 100%;
      margin-top: 12px;
    }
    mat-radio-button {
      display: block;
    }
    #scope {
      margin: 4px 0 0;
    }
    .days {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(140px, 1fr));
      column-gap: 12px;
    }
    .soft {
      margin-bottom: 0;
      color: var(--ink-soft);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CertificateDialog {
  protected readonly data = inject<CertificateDialogData>(MAT_DIALOG_DATA);
  protected readonly kinds = CERTIFICATE_CHOICES;
  protected readonly kind = signal(this.data.kind);
  protected readonly ofBrand = signal(false);
  protected readonly issuer = signal('');
  protected readonly number = signal('');
  protected readonly validFrom = signal(this.data.today);
  protected readonly validUntil = signal('');
  protected readonly file = signal<File | null>(null);
  protected readonly written = computed<WrittenCertificate | null>(() => {
    const file = this.file();
    const certificate = {
      kind: this.kind(),
      ofBrand: this.ofBrand(),
      issuer: this.issuer().trim(),
      number: this.number().trim(),
      validFrom: this.validFrom(),
      validUntil: this.validUntil(),
    };
    const whole = Object.values(certificate).every((value) => value !== '');
    return file !== null && whole && isFittingPeriod(certificate) ? { certificate, file } : null;
  });
}
