import { inject, Injectable } from '@angular/core';
import type {
  AdminAnswer,
  AdminQuestion,
  AdminQuestionList,
  DecideAnswer,
  DecideQuestion,
} from '@green-apple/contracts-http';
import { ApiHttp, apiPath, type QueryValues } from '@green-apple/ng-api-client';
import { ROUTES } from './routes.ts';

/** What shoppers ask, and buyers answer. */
@Injectable({ providedIn: 'root' })
export class QuestionClient {
  readonly #http = inject(ApiHttp);

  list(query: QueryValues, signal?: AbortSignal): Promise<AdminQuestionList> {
    return this.#http.get(ROUTES.questions, { query, signal });
  }

  decide({ id, version }: AdminQuestion, decision: DecideQuestion): Promise<AdminQuestion> {
    const headers = { 'if-match': `"${version}"` };
    return this.#http.patch(apiPath(ROUTES.question, { id }), { body: decision, headers });
  }

  decideAnswer({ id, version }: AdminAnswer, decision: DecideAnswer): Promise<AdminAnswer> {
    const headers = { 'if-match': `"${version}"` };
    return this.#http.patch(apiPath(ROUTES.questionAnswer, { id }), { body: decision, headers });
  }
}
