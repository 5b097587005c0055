import { inject, Injectable } from '@angular/core';
import type { AdminTask, AdminTaskList, ParkedEventList } from '@green-apple/contracts-http';
import { ApiHttp, apiPath } from '@green-apple/ng-api-client';
import { ROUTES } from './routes.ts';

/** What waits for a person. */
@Injectable({ providedIn: 'root' })
export class TaskClient {
  readonly #http = inject(ApiHttp);

  list(done: boolean, signal?: AbortSignal): Promise<AdminTaskList> {
    return this.#http.get(ROUTES.tasks, { query: { done: String(done) }, signal });
  }

  finish({ id, version }: AdminTask, note: string): Promise<AdminTask> {
    const headers = { 'if-match': `"${version}"` };
    return this.#http.post(apiPath(ROUTES.taskDone, { id }), { body: { note }, headers });
  }

  parkedEvents(signal?: AbortSignal): Promise<ParkedEventList> {
    return this.#http.get(ROUTES.parkedEvents, { signal });
  }

  async setAside(eventId: string): Promise<void> {
    await this.#http.post(apiPath(ROUTES.parkedEventAside, { id: eventId }), { body: {} });
  }
}
