import { inject, Injectable } from '@angular/core';
import type { AdminSetting, AdminSettingList } from '@green-apple/contracts-http';
import { ApiHttp, apiPath } from '@green-apple/ng-api-client';
import { ROUTES } from './routes.ts';

/** Amounts and times that a shopkeeper changes without a release. */
@Injectable({ providedIn: 'root' })
export class SettingClient {
  readonly #http = inject(ApiHttp);

  async list(signal?: AbortSignal): Promise<readonly AdminSetting[]> {
    return (await this.#http.get<AdminSettingList>(ROUTES.settings, { signal })).items;
  }

  /** Null for the default. */
  change({ market, key, version }: AdminSetting, value: number | null): Promise<AdminSetting> {
    return this.#http.put(apiPath(ROUTES.setting, { market, key }), {
      body: { value },
      headers: { 'if-match': `"${version}"` },
    });
  }
}
