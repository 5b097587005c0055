import { inject, Injectable } from '@angular/core';
import type {
  AdminSegment,
  AdminSegmentList,
  ChangeMembers,
  CreateSegment,
  EditSegment,
  MembersChanged,
  SegmentCondition,
  SegmentPreview,
} from '@green-apple/contracts-http';
import { ApiHttp, apiPath } from '@green-apple/ng-api-client';
import { ROUTES } from './routes.ts';

const ifMatch = (version: number) => ({ 'if-match': `"${version}"` });

/** Groups of customers that offers and price lists ask for. */
@Injectable({ providedIn: 'root' })
export class SegmentClient {
  readonly #http = inject(ApiHttp);

  async list(signal?: AbortSignal): Promise<readonly AdminSegment[]> {
    return (await this.#http.get<AdminSegmentList>(ROUTES.segments, { signal })).items;
  }

  preview(conditions: readonly SegmentCondition[]): Promise<SegmentPreview> {
    return this.#http.post(ROUTES.segmentPreview, { body: { conditions } });
  }

  create(id: string, body: CreateSegment): Promise<AdminSegment> {
    return this.#http.post(apiPath(ROUTES.segment, { id }), { body });
  }

  edit({ id, version }: AdminSegment, body: EditSegment): Promise<AdminSegment> {
    const headers = ifMatch(version);
    return this.#http.put(apiPath(ROUTES.segment, { id }), { body, headers });
  }

  archive({ id, version }: AdminSegment, archived: boolean): Promise<AdminSegment> {
    const headers = ifMatch(version);
    return this.#http.patch(apiPath(ROUTES.segment, { id }), { body: { archived }, headers });
  }

  changeMembers(id: string, body: Partial<ChangeMembers>): Promise<MembersChanged> {
    return this.#http.post(apiPath(ROUTES.segmentMembers, { id }), { body });
  }
}
