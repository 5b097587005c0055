import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  resource,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { RouterLink } from '@angular/router';
import type { AdminPromotion } from '@green-apple/contracts-http';
import { APP_SETTINGS } from '../../../config/app-config.ts';
import { CurrentEmployee } from '../../shared/data-access/current-employee.ts';
import { OfferClient } from '../../shared/data-access/offer-client.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { Pager } from '../../shared/ui-pager/pager.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { StatePanel } from '../../shared/ui-state/state-panel.ts';
import { Attempt } from '../../shared/util-attempt/attempt.ts';
import { currencyIn, marketName } from '../../shared/util-market/market-text.ts';
import { keptValue } from '../../shared/util-list/kept-value.ts';
import { OfferTabs } from '../ui/offer-tabs.ts';
import { offerState, OFFER_STATE_TEXT } from '../util/offer-draft.ts';
import { offerWords, usedWords } from '../util/offer-words.ts';

/** Promotions and discounts, newest first, each in plain words. */
@Component({
  selector: 'ga-offer-list-page',
  imports: [
    FailurePanel,
    Icon,
    MatButton,
    MatSlideToggle,
    OfferTabs,
    Pager,
    RouterLink,
    StatePanel,
  ],
  templateUrl: './offer-list-page.html',
  styleUrl: './offer-list-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OfferListPage {
  readonly kind = input<string>();
  readonly cursor = input<string>();
  readonly from = input<string>();

  readonly #client = inject(OfferClient);
  readonly #zone = inject(APP_SETTINGS).timeZone;
  readonly #employee = inject(CurrentEmployee);
  protected readonly list = resource({
    params: () => ({ kind: this.kind(), cursor: this.cursor() }),
    loader: ({ params, abortSignal }) => this.#client.list(params, abortSignal),
  });
  readonly #campaigns = resource({
    loader: ({ abortSignal }) => this.#client.campaigns(abortSignal),
  });
  protected readonly shown = keptValue(this.list);
  protected readonly locked = computed(() => !this.#employee.may('promotions:write'));
  protected readonly attempt = new Attempt();

  protected state(offer: AdminPromotion): { is: string; text: string } {
    const is = offerState(offer, Date.now());
    return { is, text: OFFER_STATE_TEXT[is] };
  }

  protected words(offer: AdminPromotion): string {
    return offerWords(offer, this.#zone, Date.now());
  }

  protected readonly used = usedWords;

  protected where({ market }: AdminPromotion): string {
    return market === null ? 'Every market' : marketName(market);
  }

  /** What the campaign that pays for it has spent. */
  protected budget({ campaignId, market }: AdminPromotion): string {
    const campaigns = this.#campaigns.hasValue() ? this.#campaigns.value().items : [];
    const campaign = campaigns.find(({ id }) => id === campaignId);
    if (campaign === undefined) return '';
    const currency = currencyIn(market);
    const round = new Intl.NumberFormat('en-US', {
      style: 'currency',
      currency,
      maximumFractionDigits: 0,
    });
    const limit =
      campaign.spendLimitMinor === null
        ? ''
        : ` of ${round.format(campaign.spendLimitMinor / 100)}`;
    return `${campaign.name}: ${round.format(campaign.spentMinor / 100)}${limit} spent`;
  }

  protected async switch(offer: AdminPromotion, active: boolean): Promise<void> {
    await this.attempt.make(offer.id, () => this.#client.switch(offer, active));
    this.list.reload();
  }
}
