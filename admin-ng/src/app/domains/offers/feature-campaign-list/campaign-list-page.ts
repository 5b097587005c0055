import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  resource,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { Router, RouterLink } from '@angular/router';
import type { AdminCampaign } from '@green-apple/contracts-http';
import { APP_SETTINGS } from '../../../config/app-config.ts';
import { CurrentEmployee } from '../../shared/data-access/current-employee.ts';
import { OfferClient } from '../../shared/data-access/offer-client.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { Pager } from '../../shared/ui-pager/pager.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { StatePanel } from '../../shared/ui-state/state-panel.ts';
import { Attempt } from '../../shared/util-attempt/attempt.ts';
import { marketName } from '../../shared/util-market/market-text.ts';
import { shortTime } from '../../shared/util-time/store-time.ts';
import { keptValue } from '../../shared/util-list/kept-value.ts';
import { BudgetMeter } from '../ui/budget-meter.ts';
import { CampaignForm } from '../ui/campaign-form.ts';
import { OfferTabs } from '../ui/offer-tabs.ts';
import {
  CAMPAIGN_STATE_TEXT,
  campaignState,
  windowWords,
  type NewCampaign,
} from '../util/campaign-text.ts';

/** Budgets that pay for offers, newest first, with how much of each is used. */
@Component({
  selector: 'ga-campaign-list-page',
  imports: [
    BudgetMeter,
    CampaignForm,
    FailurePanel,
    Icon,
    MatButton,
    MatSlideToggle,
    OfferTabs,
    Pager,
    RouterLink,
    StatePanel,
  ],
  templateUrl: './campaign-list-page.html',
  styleUrl: '../feature-offer-list/offer-list-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CampaignListPage {
  readonly cursor = input<string>();
  readonly from = input<string>();

  readonly #client = inject(OfferClient);
  readonly #router = inject(Router);
  readonly #zone = inject(APP_SETTINGS).timeZone;
  readonly #employee = inject(CurrentEmployee);
  protected readonly list = resource({
    params: () => ({ cursor: this.cursor() }),
    loader: ({ params, abortSignal }) => this.#client.campaigns(abortSignal, params),
  });
  protected readonly shown = keptValue(this.list);
  protected readonly locked = computed(() => !this.#employee.may('promotions:write'));
  protected readonly making = signal(false);
  protected readonly attempt = new Attempt();
  /** One for each new campaign, so that a second press makes no second one. */
  #newId = crypto.randomUUID();

  protected state(campaign: AdminCampaign): { is: string; text: string } {
    const is = campaignState(campaign, Date.now());
    return { is, text: CAMPAIGN_STATE_TEXT[is] };
  }

  protected readonly marketName = marketName;

  protected window(campaign: AdminCampaign): string {
    return windowWords(campaign, (iso) => shortTime(iso, this.#zone, Date.now()));
  }

  protected begin(): void {
    this.#newId = crypto.randomUUID();
    this.making.set(true);
  }

  protected async create(campaign: NewCampaign): Promise<void> {
    await this.attempt.make(this.#newId, async () => {
      const { id } = await this.#client.createCampaign({ id: this.#newId, ...campaign });
      await this.#router.navigate(['/offers/campaigns', id]);
    });
  }

  protected async switch(campaign: AdminCampaign, active: boolean): Promise<void> {
    await this.attempt.make(campaign.id, () => this.#client.switchCampaign(campaign, active));
    this.list.reload();
  }
}
