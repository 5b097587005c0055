import { Injectable, inject } from '@angular/core';
import type {
  AskQuestion,
  AskedQuestion,
  HelpfulCount,
  MayAnswer,
  QuestionList,
} from '@green-apple/contracts-http';
import { ApiHttp } from './api-http.ts';
import { apiPath, type QueryValues } from './api-path.ts';
import { ROUTES } from './routes.ts';

/** What shoppers ask about products. */
@Injectable({ providedIn: 'root' })
export class QuestionClient {
  readonly #http = inject(ApiHttp);

  questions(slug: string, query: QueryValues, signal?: AbortSignal): Promise<QuestionList> {
    return this.#http.get(apiPath(ROUTES.productQuestions, { slug }), { query, signal });
  }

  /** The same key is one question, however often it is sent. */
  ask(slug: string, question: AskQuestion, key: string): Promise<AskedQuestion> {
    return this.#http.post(apiPath(ROUTES.productQuestions, { slug }), {
      body: question,
      headers: { 'idempotency-key': key },
    });
  }

  /** Whether this shopper has bought the product. */
  mayAnswer(slug: string, signal?: AbortSignal): Promise<MayAnswer> {
    return this.#http.get(apiPath(ROUTES.productAnswering, { slug }), { signal });
  }

  /** Replaces what the same buyer answered before. */
  async answer(id: string, text: string): Promise<void> {
    await this.#http.put(apiPath(ROUTES.questionAnswer, { id }), { body: { text } });
  }

  /** Found twice, it counts once. */
  findHelpful(id: string): Promise<HelpfulCount> {
    return this.#http.post(apiPath(ROUTES.questionHelpful, { id }));
  }
}
