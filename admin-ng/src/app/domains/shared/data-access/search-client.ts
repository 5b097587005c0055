import { inject, Injectable } from '@angular/core';
import type {
  AskOfIndex,
  IndexStatus,
  PublishSearchRules,
  SearchRulesPage,
  SearchTrial,
  SearchTrialResult,
} from '@green-apple/contracts-http';
import { ApiHttp } from '@green-apple/ng-api-client';
import { ROUTES } from './routes.ts';

/** How search is, and what may be asked of it. */
@Injectable({ providedIn: 'root' })
export class SearchClient {
  readonly #http = inject(ApiHttp);

  index(signal?: AbortSignal): Promise<IndexStatus> {
    return this.#http.get(ROUTES.searchIndex, { signal });
  }

  rules(signal?: AbortSignal): Promise<SearchRulesPage> {
    return this.#http.get(ROUTES.searchRules, { signal });
  }

  try(body: SearchTrial): Promise<SearchTrialResult> {
    return this.#http.post(ROUTES.searchTrial, { body });
  }

  /** `version` is the one the draft was made on; a newer one refuses it. */
  publish(version: number, body: PublishSearchRules): Promise<SearchRulesPage> {
    return this.#http.post(ROUTES.searchRules, { body, headers: { 'if-match': `"${version}"` } });
  }

  ask(body: AskOfIndex): Promise<IndexStatus> {
    return this.#http.post(ROUTES.searchIndexRequests, { body });
  }
}
