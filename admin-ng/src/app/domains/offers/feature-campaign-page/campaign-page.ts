import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  resource,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { AdminCampaign, AdminPromotion } from '@green-apple/contracts-http';
import { ApiProblem, failureCode } from '@green-apple/ng-api-client';
import { APP_SETTINGS } from '../../../config/app-config.ts';
import { CurrentEmployee } from '../../shared/data-access/current-employee.ts';
import { OfferClient } from '../../shared/data-access/offer-client.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { shortTime } from '../../shared/util-time/store-time.ts';
import { BudgetMeter } from '../ui/budget-meter.ts';
import { CampaignForm } from '../ui/campaign-form.ts';
import {
  CAMPAIGN_STATE_TEXT,
  campaignState,
  windowWords,
  type NewCampaign,
} from '../util/campaign-text.ts';
import { offerState, OFFER_STATE_TEXT } from '../util/offer-draft.ts';
import { offerWords, usedWords } from '../util/offer-words.ts';

/** One campaign: what is left of it, its limits, and the offers it pays for. */
@Component({
  selector: 'ga-campaign-page',
  imports: [BudgetMeter, CampaignForm, FailurePanel, MatButton, RouterLink],
  templateUrl: './campaign-page.html',
  styleUrls: ['../feature-offer-list/offer-list-page.scss', './campaign-page.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CampaignPage {
  readonly id = input.required<string>();

  readonly #client = inject(OfferClient);
  readonly #zone = inject(APP_SETTINGS).timeZone;
  readonly #employee = inject(CurrentEmployee);
  protected readonly loaded = resource({
    params: () => this.id(),
    loader: ({ params, abortSignal }) => this.#client.campaign(params, abortSignal),
  });
  protected readonly campaign = linkedSignal<AdminCampaign | undefined>(() =>
    this.loaded.hasValue() ? this.loaded.value() : undefined,
  );
  protected readonly offers = resource({
    params: () => this.id(),
    loader: ({ params, abortSignal }) =>
      this.#client.list({ campaign: params, limit: '100' }, abortSignal),
  });
  protected readonly locked = computed(() => !this.#employee.may('promotions:write'));
  protected readonly busy = signal(false);
  protected readonly trouble = signal('');
  protected readonly said = signal('');
  protected readonly state = computed(() => {
    const campaign = this.campaign();
    return campaign ? campaignState(campaign, Date.now()) : 'idle';
  });
  protected readonly stateText = CAMPAIGN_STATE_TEXT;
  protected readonly used = usedWords;

  protected words(offer: AdminPromotion): string {
    return offerWords(offer, this.#zone, Date.now());
  }

  protected offerState(offer: AdminPromotion): { is: string; text: string } {
    const is = offerState(offer, Date.now());
    return { is, text: OFFER_STATE_TEXT[is] };
  }

  protected window(campaign: AdminCampaign): string {
    return windowWords(campaign, (iso) => shortTime(iso, this.#zone, Date.now()));
  }

  protected save(campaign: AdminCampaign, { market: _, ...to }: NewCampaign): Promise<void> {
    return this.#attempt('Saved. Bags follow at once.', () =>
      this.#client.editCampaign(campaign, to),
    );
  }

  protected pause(campaign: AdminCampaign): Promise<void> {
    const words = campaign.active
      ? 'Paused: its offers lower no price until it goes on.'
      : 'It goes on: its offers hold again.';
    return this.#attempt(words, () => this.#client.switchCampaign(campaign, !campaign.active));
  }

  async #attempt(words: string, work: () => Promise<AdminCampaign>): Promise<void> {
    this.busy.set(true);
    this.trouble.set('');
    this.said.set('');
    try {
      this.campaign.set(await work());
      this.said.set(words);
    } catch (error) {
      this.trouble.set(refusal(error));
    } finally {
      this.busy.set(false);
    }
  }
}

function refusal(error: unknown): string {
  if (failureCode(error) === 'VERSION_CONFLICT')
    return 'Not saved: a colleague changed this campaign meanwhile. Load the page again to see it.';
  return error instanceof ApiProblem && error.problem.errors?.[0]
    ? `Not saved: ${error.problem.errors.map(({ message }) => message).join('; ')}.`
    : 'Not saved. Please try again.';
}
