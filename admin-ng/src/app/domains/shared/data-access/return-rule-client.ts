import { inject, Injectable } from '@angular/core';
import type {
  AdminReturnRule,
  AdminReturnRuleList,
  KeepReturnRule,
} from '@green-apple/contracts-http';
import { ApiHttp, apiPath } from '@green-apple/ng-api-client';
import { ROUTES } from './routes.ts';

export interface WhichRules {
  readonly q?: string | undefined;
  readonly cursor?: string | undefined;
}

/** Products that are not sent back like the others. */
@Injectable({ providedIn: 'root' })
export class ReturnRuleClient {
  readonly #http = inject(ApiHttp);

  list({ q, cursor }: WhichRules, signal?: AbortSignal): Promise<AdminReturnRuleList> {
    return this.#http.get(ROUTES.returnRules, { query: { q, cursor }, signal });
  }

  create(productId: string, body: KeepReturnRule): Promise<AdminReturnRule> {
    return this.#http.post(apiPath(ROUTES.returnRule, { id: productId }), { body });
  }

  edit({ product, version }: AdminReturnRule, body: KeepReturnRule): Promise<AdminReturnRule> {
    return this.#http.put(path(product.id), { body, headers: seen(version) });
  }

  takeAway({ product, version }: AdminReturnRule): Promise<void> {
    return this.#http.delete(path(product.id), { headers: seen(version) });
  }
}

const path = (id: string): string => apiPath(ROUTES.returnRule, { id });
const seen = (version: number): Record<string, string> => ({ 'if-match': `"${version}"` });
