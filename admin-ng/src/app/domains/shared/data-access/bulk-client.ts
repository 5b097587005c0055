import { inject, Injectable } from '@angular/core';
import type {
  ApplyImport,
  BadRowList,
  BulkJobDto,
  BulkJobList,
  DownloadLink,
  StartDownload,
  StartExport,
} from '@green-apple/contracts-http';
import { ApiHttp, apiPath, type QueryValues } from '@green-apple/ng-api-client';
import { APP_SETTINGS } from '../../../config/app-config.ts';
import { ROUTES } from './routes.ts';

export interface SendFile {
  readonly file: File;
  readonly kind: StartExport['kind'];
  readonly format: StartExport['format'];
  readonly key: string;
}

const MEDIA_TYPES = { csv: 'text/csv', jsonl: 'application/x-ndjson' } as const;

/** Files that are read into the catalogue, and written from it. */
@Injectable({ providedIn: 'root' })
export class BulkClient {
  readonly #http = inject(ApiHttp);
  readonly #origin = inject(APP_SETTINGS).adminApiUrl;

  list(query: QueryValues, signal?: AbortSignal): Promise<BulkJobList> {
    return this.#http.get(ROUTES.bulkJobs, { query, signal });
  }

  read(id: string, signal?: AbortSignal): Promise<BulkJobDto> {
    return this.#http.get(apiPath(ROUTES.bulkJob, { id }), { signal });
  }

  badRows(id: string, signal?: AbortSignal): Promise<BadRowList> {
    return this.#http.get(apiPath(ROUTES.bulkBadRows, { id }), { query: { limit: 20 }, signal });
  }

  /** The browser reads the file while it sends it; the same key opens one job. */
  send({ file, kind, format, key }: SendFile): Promise<BulkJobDto> {
    return this.#http.upload(ROUTES.bulkImports, {
      query: { kind, name: file.name },
      body: file,
      mediaType: MEDIA_TYPES[format],
      headers: { 'idempotency-key': key },
    });
  }

  export(body: StartExport, key: string): Promise<BulkJobDto> {
    return this.#http.post(ROUTES.bulkExports, { body, headers: { 'idempotency-key': key } });
  }

  apply(id: string, body: ApplyImport): Promise<BulkJobDto> {
    return this.#http.post(apiPath(ROUTES.bulkApply, { id }), { body });
  }

  cancel(id: string): Promise<BulkJobDto> {
    return this.#http.post(apiPath(ROUTES.bulkCancel, { id }), { body: {} });
  }

  resume(id: string): Promise<BulkJobDto> {
    return this.#http.post(apiPath(ROUTES.bulkResume, { id }), { body: {} });
  }

  /** An address from which the browser saves a file within the next two minutes. */
  async address(id: string, file: StartDownload['file']): Promise<string> {
    const path = apiPath(ROUTES.bulkLinks, { id });
    const link = await this.#http.post<DownloadLink>(path, { body: { file } });
    return `${this.#origin}${link.path}`;
  }
}
