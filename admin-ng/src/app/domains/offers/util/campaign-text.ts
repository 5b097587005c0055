import type { AdminCampaign, CreateCampaign } from '@green-apple/contracts-http';
import type { MarketCode } from '@green-apple/domain-pricing/market';
import { fromAmountText, toAmountText } from '../../shared/util-money/amount-text.ts';

/** A campaign as it is typed; empty limits are none. */
export interface CampaignDraft {
  readonly name: string;
  /** Whose money the budget is; kept for good once the campaign is made. */
  readonly market: MarketCode;
  readonly budget: string;
  readonly uses: string;
}

export const NEW_CAMPAIGN: CampaignDraft = { name: '', market: 'US', budget: '', uses: '' };

export const toCampaignDraft = (campaign: AdminCampaign): CampaignDraft => ({
  name: campaign.name,
  market: campaign.market,
  budget: toAmountText(campaign.spendLimitMinor),
  uses: campaign.useLimit?.toString() ?? '',
});

export type NewCampaign = Omit<CreateCampaign, 'id'>;
export type ReadCampaign =
  | { readonly code: 'CAMPAIGN'; readonly campaign: NewCampaign }
  | { readonly code: 'FAULTS'; readonly faults: readonly string[] };

export function readCampaign({ name, market, budget, uses }: CampaignDraft): ReadCampaign {
  const spendLimitMinor = budget.trim() === '' ? null : (fromAmountText(budget) ?? 0);
  const useLimit = uses.trim() === '' ? null : /^\s*\d{1,9}\s*$/.test(uses) ? Number(uses) : 0;
  const faults = [
    ...(name.trim() === '' ? ['It needs a name.'] : []),
    ...(spendLimitMinor === 0
      ? ['The budget is an amount like 500 or 499.90, or empty for none.']
      : []),
    ...(useLimit === 0 ? ['Uses are a whole number from one up, or empty for any number.'] : []),
  ];
  return faults.length > 0
    ? { code: 'FAULTS', faults }
    : { code: 'CAMPAIGN', campaign: { name: name.trim(), market, spendLimitMinor, useLimit } };
}

export type CampaignState = 'running' | 'paused' | 'used-up' | 'idle';

export const CAMPAIGN_STATE_TEXT: Readonly<Record<CampaignState, string>> = {
  running: 'Running',
  paused: 'Paused',
  'used-up': 'Used up',
  idle: 'Pays for nothing now',
};

/** Whether it pays for anything now. */
export function campaignState(campaign: AdminCampaign, now: number): CampaignState {
  const { active, spendLimitMinor, spentMinor, useLimit, useCount, promotions } = campaign;
  if (!active) return 'paused';
  if (spendLimitMinor !== null && spentMinor >= spendLimitMinor) return 'used-up';
  if (useLimit !== null && useCount >= useLimit) return 'used-up';
  const { startsAt, endsAt } = promotions;
  const inTime =
    (startsAt === null || Date.parse(startsAt) <= now) &&
    (endsAt === null || Date.parse(endsAt) > now);
  return promotions.active > 0 && inTime ? 'running' : 'idle';
}

/** How much of it is used, from 0 to 1; null without a limit. */
export const usedShare = (used: number, limit: number | null): number | null =>
  limit === null ? null : Math.min(1, used / limit);

/** From when until when its offers run, in words. */
export function windowWords(
  { promotions: { total, startsAt, endsAt } }: AdminCampaign,
  timeText: (iso: string) => string,
): string {
  if (total === 0) return 'no offers yet';
  if (startsAt === null && endsAt === null) return 'always';
  if (startsAt === null) return `until ${timeText(endsAt ?? '')}`;
  return endsAt === null
    ? `from ${timeText(startsAt)} on`
    : `${timeText(startsAt)} to ${timeText(endsAt)}`;
}
