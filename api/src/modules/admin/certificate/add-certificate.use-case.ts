import type { Employee } from '@green-apple/auth';
import type { AddCertificate as Certificate } from '@green-apple/contracts-http';
import { isFittingPeriod } from '@green-apple/domain-catalog';
import {
  inTransaction,
  type AddedCertificate,
  type AuditTrail,
  type CertificateDeskRepository,
  type StoredCertificate,
  type Writer,
} from '@green-apple/persistence';

export interface AddCertificateInput {
  readonly certificate: Certificate;
  readonly employee: Employee;
  readonly correlationId: string;
  /** ISO 8601. */
  readonly now: string;
}

export type AddCertificateResult =
  | { readonly code: 'ADDED'; readonly certificate: StoredCertificate }
  | { readonly code: 'PERIOD_UNFIT' }
  | Exclude<AddedCertificate, { code: 'ADDED' }>;

/** Puts a certificate on record, with the audit row and the event. It shows while it holds. */
export class AddCertificate {
  private readonly writer: Writer;
  private readonly desk: CertificateDeskRepository;
  private readonly trail: AuditTrail;

  constructor(writer: Writer, desk: CertificateDeskRepository, trail: AuditTrail) {
    this.writer = writer;
    this.desk = desk;
    this.trail = trail;
  }

  async execute(input: AddCertificateInput): Promise<AddCertificateResult> {
    const { certificate, employee, correlationId, now } = input;
    if (!isFittingPeriod(certificate)) return { code: 'PERIOD_UNFIT' };
    const added = await inTransaction(this.writer, async (transaction) => {
      const result = await this.desk.add(
        { ...certificate, by: employee, correlationId },
        transaction,
      );
      // A refused row has spoilt the transaction: it ends without a word.
      if (result.code !== 'ADDED') return result;
      await this.trail.append(
        {
          at: now,
          actorId: employee.id,
          actorName: employee.name,
          action: 'certificate.added',
          entityType: 'certificate',
          entityId: result.id,
          before: null,
          after: certificate,
          correlationId,
        },
        transaction,
      );
      return result;
    });
    if (added.code !== 'ADDED') return added;
    const stored = await this.desk.one(added.id);
    if (stored === null) throw new Error('certificates are never deleted');
    return { code: 'ADDED', certificate: stored };
  }
}
