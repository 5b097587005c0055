import { Injectable, inject } from '@angular/core';
import { API_CONNECTION, type Send } from './api-connection.ts';
import { ApiUnreachable, toProblem } from './api-error.ts';
import { queryString, type QueryValues } from './api-path.ts';

export interface ApiRequest {
  readonly query?: QueryValues;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

/** A file as the body, sent as it is read. */
export interface ApiUpload extends ApiRequest {
  readonly body: Blob;
  readonly mediaType: string;
  /** What sends it, for who wants to know how far it is. */
  readonly by?: Send;
}

/** A file takes as long as the line does. */
const UPLOAD_MS = 10 * 60 * 1000;

/**
 * JSON over `fetch`. Throws `ApiProblem` when the API refuses and `ApiUnreachable` when it does not
 * answer in time; an abort by the caller passes through as it is.
 */
@Injectable({ providedIn: 'root' })
export class ApiHttp {
  readonly #connection = inject(API_CONNECTION);

  get<T>(path: string, request: ApiRequest = {}): Promise<T> {
    return this.#send<T>('GET', path, request);
  }

  post<T>(path: string, request: ApiRequest = {}): Promise<T> {
    return this.#send<T>('POST', path, request);
  }

  upload<T>(path: string, { mediaType, by, ...request }: ApiUpload): Promise<T> {
    return this.#send<T>('POST', path, request, { mediaType, by });
  }

  patch<T>(path: string, request: ApiRequest = {}): Promise<T> {
    return this.#send<T>('PATCH', path, request);
  }

  put<T>(path: string, request: ApiRequest = {}): Promise<T> {
    return this.#send<T>('PUT', path, request);
  }

  delete<T>(path: string, request: ApiRequest = {}): Promise<T> {
    return this.#send<T>('DELETE', path, request);
  }

  async #send<T>(
    method: string,
    path: string,
    request: ApiRequest,
    file?: { readonly mediaType: string; readonly by: Send | undefined },
  ): Promise<T> {
    const { baseUrl, timeoutMs } = this.#connection;
    const url = `${baseUrl}${path}${queryString(request.query ?? {})}`;
    const headers: Record<string, string> = {
      accept: 'application/json',
      'x-requested-with': 'green-apple',
      ...(await this.#connection.headers()),
      ...request.headers,
    };
    const init: RequestInit = {
      method,
      headers,
      signal: deadline(file === undefined ? timeoutMs : UPLOAD_MS, request.signal),
    };
    if (file !== undefined) {
      headers['content-type'] = file.mediaType;
      init.body = request.body as Blob;
    } else if (request.body !== undefined) {
      headers['content-type'] = 'application/json';
      init.body = JSON.stringify(request.body);
    }
    const { response, body } = await this.#exchange(url, init, request.signal, file?.by);
    if (!response.ok) throw toProblem(response.status, body);
    return body as T;
  }

  async #exchange(
    url: string,
    init: RequestInit,
    callerSignal: AbortSignal | undefined,
    by: Send | undefined,
  ): Promise<{ response: Response; body: unknown }> {
    try {
      const response = await this.#connection.fetch(url, init, by);
      const text = await response.text();
      return { response, body: parseJson(text) };
    } catch (cause) {
      if (callerSignal?.aborted) throw cause;
      throw new ApiUnreachable('The shop could not be reached.', { cause });
    }
  }
}

function deadline(timeoutMs: number, signal: AbortSignal | undefined): AbortSignal {
  const limit = AbortSignal.timeout(timeoutMs);
  return signal ? AbortSignal.any([signal, limit]) : limit;
}

function parseJson(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
