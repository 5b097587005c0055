import type { Provider } from '@nestjs/common';
import { DOCUMENT_MOST_BYTES } from '@green-apple/domain-catalog';
import type { ObjectStore } from '@green-apple/messaging';
import {
  CertificateDeskRepository,
  DocumentRepository,
  type AuditTrail,
  type Writer,
} from '@green-apple/persistence';
import { AddCertificate } from './add-certificate.use-case.ts';
import { ChangeCertificate } from './change-certificate.use-case.ts';
import { ReceiveDocument } from './receive-document.use-case.ts';

/** What a product proves about itself, and the files it does so with. */
export function certificateProviders(
  writer: Writer,
  trail: AuditTrail,
  store: ObjectStore,
): Provider[] {
  const desk = new CertificateDeskRepository(writer);
  const documents = new DocumentRepository(writer);
  return [
    { provide: CertificateDeskRepository, useValue: desk },
    { provide: AddCertificate, useValue: new AddCertificate(writer, desk, trail) },
    { provide: ChangeCertificate, useValue: new ChangeCertificate(writer, desk, trail) },
    {
      provide: ReceiveDocument,
      useValue: new ReceiveDocument({
        writer,
        documents,
        trail,
        store,
        mostBytes: DOCUMENT_MOST_BYTES,
      }),
    },
  ];
}
