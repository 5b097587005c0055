import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { AdminCampaign } from '@green-apple/contracts-http';
import { moneyText } from '../../shared/util-market/market-text.ts';
import { usedShare } from '../util/campaign-text.ts';

/** How much of a campaign's money and uses is gone. */
@Component({
  selector: 'ga-budget-meter',
  template: `
    @for (one of limits(); track one.what) {
      <div>
        <span>{{ one.text }}</span>
        @if (one.share !== null) {
          <progress
            max="1"
            [value]="one.share"
            [class.full]="one.share === 1"
            [attr.aria-label]="one.what + ' of ' + campaign().name"
          ></progress>
        }
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 6px;
      max-width: 320px;
    }
    span {
      display: block;
      font-size: 0.875rem;
      font-variant-numeric: tabular-nums;
    }
    progress {
      display: block;
      width: 100%;
      height: 8px;
      border: 0;
      border-radius: 999px;
      overflow: hidden;
      background: var(--surface-sunk);
      appearance: none;
    }
    progress::-webkit-progress-bar {
      background: var(--surface-sunk);
    }
    progress::-webkit-progress-value {
      background: var(--orchard);
    }
    progress::-moz-progress-bar {
      background: var(--orchard);
    }
    progress.full::-webkit-progress-value {
      background: var(--blossom-ink);
    }
    progress.full::-moz-progress-bar {
      background: var(--blossom-ink);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BudgetMeter {
  readonly campaign = input.required<AdminCampaign>();

  protected readonly limits = computed(() => {
    const { spendLimitMinor, spentMinor, useLimit, useCount, market } = this.campaign();
    const money = (minor: number): string => moneyText(minor, market);
    return [
      {
        what: 'Budget used',
        text:
          spendLimitMinor === null
            ? `${money(spentMinor)} spent, no limit`
            : `${money(spentMinor)} of ${money(spendLimitMinor)} spent`,
        share: usedShare(spentMinor, spendLimitMinor),
      },
      {
        what: 'Uses',
        text:
          useLimit === null
            ? `${useCount.toLocaleString()} ${useCount === 1 ? 'use' : 'uses'}`
            : `${useCount.toLocaleString()} of ${useLimit.toLocaleString()} uses`,
        share: usedShare(useCount, useLimit),
      },
    ];
  });
}
