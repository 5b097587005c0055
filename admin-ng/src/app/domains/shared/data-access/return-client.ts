import { inject, Injectable } from '@angular/core';
import type {
  AdminReturn,
  AdminReturnList,
  DecideReturn,
  InspectReturn,
} from '@green-apple/contracts-http';
import { ApiHttp, apiPath } from '@green-apple/ng-api-client';
import { ROUTES } from './routes.ts';

export interface WhichReturns {
  readonly state?: string | undefined;
  readonly order?: string | undefined;
  readonly cursor?: string | undefined;
}

/** What comes back from shoppers. Each change names the version that was looked at. */
@Injectable({ providedIn: 'root' })
export class ReturnDeskClient {
  readonly #http = inject(ApiHttp);

  list({ state, order, cursor }: WhichReturns, signal?: AbortSignal): Promise<AdminReturnList> {
    return this.#http.get(ROUTES.returns, { query: { state, order, cursor }, signal });
  }

  read(id: string, signal?: AbortSignal): Promise<AdminReturn> {
    return this.#http.get(apiPath(ROUTES.return, { id }), { signal });
  }

  decide(seen: AdminReturn, decision: DecideReturn): Promise<AdminReturn> {
    return this.#ask(ROUTES.returnDecision, seen, decision);
  }

  arrived(seen: AdminReturn): Promise<AdminReturn> {
    return this.#ask(ROUTES.returnArrival, seen, {});
  }

  inspected(seen: AdminReturn, found: InspectReturn): Promise<AdminReturn> {
    return this.#ask(ROUTES.returnInspection, seen, found);
  }

  #ask(route: string, { id, version }: AdminReturn, body: object): Promise<AdminReturn> {
    const headers = { 'if-match': `"${version}"` };
    return this.#http.post(apiPath(route, { id }), { body, headers });
  }
}
