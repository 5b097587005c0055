import { inject, Injectable } from '@angular/core';
import type {
  AdminGiftCard,
  AdminGiftCardList,
  CreateGiftCard,
  CreateStoreCredit,
  IssuedGiftCard,
  LookUpGiftCard,
} from '@green-apple/contracts-http';
import { ApiHttp, apiPath, type QueryValues } from '@green-apple/ng-api-client';
import { ROUTES } from './routes.ts';

/** Gift cards and store credit. Codes and addresses travel in bodies only. */
@Injectable({ providedIn: 'root' })
export class GiftCardClient {
  readonly #http = inject(ApiHttp);

  list(query: QueryValues, signal?: AbortSignal): Promise<AdminGiftCardList> {
    return this.#http.get(ROUTES.giftCards, { query, signal });
  }

  lookUp(body: LookUpGiftCard): Promise<AdminGiftCardList> {
    return this.#http.post(ROUTES.giftCardLookup, { body });
  }

  issue(body: CreateGiftCard): Promise<IssuedGiftCard> {
    return this.#http.post(ROUTES.giftCards, { body });
  }

  issueCredit(body: CreateStoreCredit): Promise<IssuedGiftCard> {
    return this.#http.post(ROUTES.storeCredits, { body });
  }

  switch({ id, version }: AdminGiftCard, active: boolean): Promise<AdminGiftCard> {
    const headers = { 'if-match': `"${version}"` };
    return this.#http.patch(apiPath(ROUTES.giftCard, { id }), { body: { active }, headers });
  }
}
