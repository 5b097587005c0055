import {
  ChangeDetectionStrategy,
  Component,
  computed,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel, MatPrefix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import type { AdminCampaign } from '@green-apple/contracts-http';
import { currencySign, MARKET_CHOICES } from '../../shared/util-market/market-text.ts';
import {
  NEW_CAMPAIGN,
  readCampaign,
  toCampaignDraft,
  type CampaignDraft,
  type NewCampaign,
} from '../util/campaign-text.ts';

/** Name and limits of a campaign. */
@Component({
  selector: 'ga-campaign-form',
  imports: [MatButton, MatFormField, MatHint, MatInput, MatLabel, MatOption, MatPrefix, MatSelect],
  template: `
    <form (submit)="$event.preventDefault(); send()">
      <mat-form-field>
        <mat-label>Name</mat-label>
        <input
          #name
          matInput
          maxlength="80"
          autocomplete="off"
          [disabled]="locked()"
          [value]="draft().name"
          (input)="change({ name: name.value })"
        />
      </mat-form-field>
      <mat-form-field>
        <mat-label>Market</mat-label>
        <mat-select
          [disabled]="locked() || campaign() !== null"
          [value]="draft().market"
          (selectionChange)="change({ market: $event.value })"
        >
          @for (choice of markets; track choice.code) {
            <mat-option [value]="choice.code">{{ choice.label }}</mat-option>
          }
        </mat-select>
        <mat-hint>Whose money it is; for good</mat-hint>
      </mat-form-field>
      <mat-form-field>
        <mat-label>Budget</mat-label>
        <span matPrefix class="sign">{{ sign() }}</span>
        <input
          #budget
          matInput
          inputmode="decimal"
          autocomplete="off"
          [disabled]="locked()"
          [value]="draft().budget"
          (input)="change({ budget: budget.value })"
        />
        <mat-hint>What its offers may take off; empty: no limit</mat-hint>
      </mat-form-field>
      <mat-form-field>
        <mat-label>Uses</mat-label>
        <input
          #uses
          matInput
          inputmode="numeric"
          autocomplete="off"
          [disabled]="locked()"
          [value]="draft().uses"
          (input)="change({ uses: uses.value })"
        />
        <mat-hint>How often in all; empty: no limit</mat-hint>
      </mat-form-field>
      @if (faults().length > 0) {
        <div class="faults" role="alert">
          <ul>
            @for (fault of faults(); track fault) {
              <li>{{ fault }}</li>
            }
          </ul>
        </div>
      }
      @if (!locked()) {
        <div class="acts">
          @if (!campaign()) {
            <button matButton type="button" (click)="leave.emit()">Cancel</button>
          }
          <button matButton="filled" type="submit" [disabled]="busy()">Save</button>
        </div>
      }
    </form>
  `,
  styles: `
    form {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
      align-items: flex-start;
      padding: 8px 20px 16px;
    }
    mat-form-field {
      flex: 1 1 200px;
    }
    .sign {
      padding-left: 14px;
      color: var(--ink-soft);
    }
    .faults {
      flex-basis: 100%;
      margin: 0;
      padding: 12px 18px;
      border-radius: var(--radius-s);
      background: var(--blossom);
      color: var(--blossom-ink);
    }
    .faults ul {
      margin: 0;
      padding-left: 16px;
    }
    .acts {
      display: flex;
      flex-basis: 100%;
      justify-content: flex-end;
      gap: 8px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CampaignForm {
  /** Null for a new one. */
  readonly campaign = input<AdminCampaign | null>(null);
  readonly locked = input(false);
  readonly busy = input(false);
  readonly saved = output<NewCampaign>();
  readonly leave = output();

  protected readonly draft = linkedSignal<CampaignDraft>(() => {
    const campaign = this.campaign();
    return campaign ? toCampaignDraft(campaign) : NEW_CAMPAIGN;
  });
  protected readonly markets = MARKET_CHOICES;
  protected readonly sign = computed(() => currencySign(this.draft().market));
  protected readonly faults = signal<readonly string[]>([]);

  protected change(change: Partial<CampaignDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }

  protected send(): void {
    const read = readCampaign(this.draft());
    this.faults.set(read.code === 'FAULTS' ? read.faults : []);
    if (read.code === 'CAMPAIGN' && !this.busy()) this.saved.emit(read.campaign);
  }
}
