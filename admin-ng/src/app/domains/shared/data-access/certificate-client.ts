import { inject, Injectable } from '@angular/core';
import type {
  AddCertificate,
  AdminCertificate,
  AdminCertificateList,
  ChangeCertificate,
} from '@green-apple/contracts-http';
import { ApiHttp, apiPath } from '@green-apple/ng-api-client';
import { ROUTES } from './routes.ts';

/** What proves the words on products. */
@Injectable({ providedIn: 'root' })
export class CertificateClient {
  readonly #http = inject(ApiHttp);

  /** Of a product with its brand; without one whatever runs out soon. */
  list(product?: string, signal?: AbortSignal): Promise<AdminCertificateList> {
    return this.#http.get(ROUTES.certificates, { query: { product }, signal });
  }

  add(certificate: AddCertificate): Promise<AdminCertificate> {
    return this.#http.post(ROUTES.certificates, { body: certificate });
  }

  change({ id, version }: AdminCertificate, change: ChangeCertificate): Promise<AdminCertificate> {
    const headers = { 'if-match': `"${version}"` };
    return this.#http.patch(apiPath(ROUTES.certificate, { id }), { body: change, headers });
  }
}
