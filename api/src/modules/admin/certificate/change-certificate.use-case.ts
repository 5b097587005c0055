import type { Employee } from '@green-apple/auth';
import type { ChangeCertificate as Change } from '@green-apple/contracts-http';
import {
  inTransaction,
  postgresCode,
  type AuditTrail,
  type CertificateDeskRepository,
  type StoredCertificate,
  type Transaction,
  type Writer,
} from '@green-apple/persistence';

export interface ChangeCertificateInput {
  readonly id: string;
  readonly version: number;
  readonly change: Change;
  readonly employee: Employee;
  readonly correlationId: string;
  /** ISO 8601. */
  readonly now: string;
}

export type ChangeCertificateResult =
  | { readonly code: 'CHANGED'; readonly certificate: StoredCertificate }
  | { readonly code: 'CERTIFICATE_NOT_FOUND' }
  | { readonly code: 'DOCUMENT_NOT_FOUND' }
  | { readonly code: 'VERSION_CONFLICT'; readonly currentVersion: number };

/** Another file for a certificate, or its end: with the audit row and the event, or not at all. */
export class ChangeCertificate {
  private readonly writer: Writer;
  private readonly desk: CertificateDeskRepository;
  private readonly trail: AuditTrail;

  constructor(writer: Writer, desk: CertificateDeskRepository, trail: AuditTrail) {
    this.writer = writer;
    this.desk = desk;
    this.trail = trail;
  }

  async execute(input: ChangeCertificateInput): Promise<ChangeCertificateResult> {
    try {
      return await inTransaction(this.writer, (transaction) => this.apply(input, transaction));
    } catch (error) {
      if (postgresCode(error) === '23503') return { code: 'DOCUMENT_NOT_FOUND' };
      throw error;
    }
  }

  private async apply(
    input: ChangeCertificateInput,
    transaction: Transaction,
  ): Promise<ChangeCertificateResult> {
    const { id, version, change, employee, correlationId, now } = input;
    const before = await this.desk.one(id, transaction);
    if (before === null) return { code: 'CERTIFICATE_NOT_FOUND' };
    const documentId = change.change === 'end' ? null : change.documentId;
    const changed = await this.desk.change(
      { id, version, documentId, by: employee, correlationId },
      transaction,
    );
    const after = await this.desk.one(id, transaction);
    if (after === null) throw new Error('certificates are never deleted');
    if (!changed) return { code: 'VERSION_CONFLICT', currentVersion: after.version };
    await this.trail.append(
      {
        at: now,
        actorId: employee.id,
        actorName: employee.name,
        action: documentId === null ? 'certificate.ended' : 'certificate.document_replaced',
        entityType: 'certificate',
        entityId: id,
        before: { documentId: before.document.id, ended: before.endedAt !== null },
        after: { documentId: after.document.id, ended: after.endedAt !== null },
        correlationId,
      },
      transaction,
    );
    return { code: 'CHANGED', certificate: after };
  }
}
