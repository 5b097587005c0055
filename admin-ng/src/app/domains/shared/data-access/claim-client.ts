import { inject, Injectable } from '@angular/core';
import type {
  AdminClaim,
  AdminClaimList,
  DecideClaim,
  ProposeClaim,
} from '@green-apple/contracts-http';
import { ApiHttp, apiPath } from '@green-apple/ng-api-client';
import { ROUTES } from './routes.ts';

export interface WhichClaims {
  readonly state: AdminClaim['state'];
  /** Only those of one product. */
  readonly product?: string | undefined;
}

/** What products are said to do. */
@Injectable({ providedIn: 'root' })
export class ClaimClient {
  readonly #http = inject(ApiHttp);

  list({ state, product }: WhichClaims, signal?: AbortSignal): Promise<AdminClaimList> {
    return this.#http.get(ROUTES.claims, { query: { state, product }, signal });
  }

  propose(claim: ProposeClaim): Promise<AdminClaim> {
    return this.#http.post(ROUTES.claims, { body: claim });
  }

  decide({ id, version }: AdminClaim, decision: DecideClaim['decision']): Promise<AdminClaim> {
    const headers = { 'if-match': `"${version}"` };
    return this.#http.patch(apiPath(ROUTES.claim, { id }), { body: { decision }, headers });
  }
}
