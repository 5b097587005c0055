import { inject, Injectable } from '@angular/core';
import type { DocumentDto } from '@green-apple/contracts-http';
import { DOCUMENT_TYPES } from '@green-apple/domain-catalog';
import { ApiHttp } from '@green-apple/ng-api-client';
import { ROUTES } from './routes.ts';

/** Files that prove something: sent first, named by certificates and reports afterwards. */
@Injectable({ providedIn: 'root' })
export class DocumentClient {
  readonly #http = inject(ApiHttp);

  /** Sent twice, a file is the same document. */
  send(file: File): Promise<DocumentDto> {
    return this.#http.upload(ROUTES.documents, {
      query: { name: file.name },
      body: file,
      // What it is is told by its first bytes; the type only has to be one that is let in.
      mediaType: DOCUMENT_TYPES.find((type) => type === file.type) ?? 'application/pdf',
    });
  }
}
