import { inject, Injectable } from '@angular/core';
import type {
  AdminCampaign,
  AdminCampaignList,
  AdminPromotion,
  AdminPromotionList,
  CodeBatch,
  CodeBatchList,
  CreateCampaign,
  CreatePromotion,
  DownloadedCodes,
  EditCampaign,
  EditPromotion,
  PromotionTrial,
  PromotionTrialResult,
} from '@green-apple/contracts-http';
import { ApiHttp, apiPath, type QueryValues } from '@green-apple/ng-api-client';
import { ROUTES } from './routes.ts';

const ifMatch = (version: number) => ({ 'if-match': `"${version}"` });

/** Promotions, discount codes and the campaigns that pay for them. */
@Injectable({ providedIn: 'root' })
export class OfferClient {
  readonly #http = inject(ApiHttp);

  list(query: QueryValues, signal?: AbortSignal): Promise<AdminPromotionList> {
    return this.#http.get(ROUTES.promotions, { query, signal });
  }

  read(id: string, signal?: AbortSignal): Promise<AdminPromotion> {
    return this.#http.get(apiPath(ROUTES.promotion, { id }), { signal });
  }

  create(body: CreatePromotion): Promise<AdminPromotion> {
    return this.#http.post(ROUTES.promotions, { body });
  }

  edit(id: string, version: number, body: EditPromotion): Promise<AdminPromotion> {
    const headers = ifMatch(version);
    return this.#http.put(apiPath(ROUTES.promotion, { id }), { body, headers });
  }

  switch({ id, version }: AdminPromotion, active: boolean): Promise<AdminPromotion> {
    const headers = ifMatch(version);
    return this.#http.patch(apiPath(ROUTES.promotion, { id }), { body: { active }, headers });
  }

  try(body: PromotionTrial): Promise<PromotionTrialResult> {
    return this.#http.post(ROUTES.promotionTrial, { body });
  }

  campaigns(
    signal?: AbortSignal,
    query: QueryValues = { limit: '100' },
  ): Promise<AdminCampaignList> {
    return this.#http.get(ROUTES.campaigns, { query, signal });
  }

  campaign(id: string, signal?: AbortSignal): Promise<AdminCampaign> {
    return this.#http.get(apiPath(ROUTES.campaign, { id }), { signal });
  }

  createCampaign(body: CreateCampaign): Promise<AdminCampaign> {
    return this.#http.post(ROUTES.campaigns, { body });
  }

  editCampaign({ id, version }: AdminCampaign, body: EditCampaign): Promise<AdminCampaign> {
    const headers = ifMatch(version);
    return this.#http.put(apiPath(ROUTES.campaign, { id }), { body, headers });
  }

  /** Paused, none of its offers hold. */
  switchCampaign({ id, version }: AdminCampaign, active: boolean): Promise<AdminCampaign> {
    const headers = ifMatch(version);
    return this.#http.patch(apiPath(ROUTES.campaign, { id }), { body: { active }, headers });
  }

  batches(id: string, signal?: AbortSignal): Promise<CodeBatchList> {
    return this.#http.get(apiPath(ROUTES.promotionCodes, { id }), { signal });
  }

  makeCodes(id: string, batch: { readonly id: string; readonly size: number }): Promise<CodeBatch> {
    return this.#http.post(apiPath(ROUTES.promotionCodes, { id }), { body: batch });
  }

  download({ promotionId: id, id: batchId }: CodeBatch): Promise<DownloadedCodes> {
    return this.#http.post(apiPath(ROUTES.promotionCodeDownload, { id, batchId }), { body: {} });
  }

  revoke({ promotionId: id, id: batchId }: CodeBatch): Promise<CodeBatch> {
    return this.#http.post(apiPath(ROUTES.promotionCodeRevocation, { id, batchId }), { body: {} });
  }
}
