import type { Employee } from '@green-apple/auth';
import type { AdminLot, KeepLotReport as Report } from '@green-apple/contracts-http';
import {
  inTransaction,
  postgresCode,
  type AuditTrail,
  type LotDeskRepository,
  type Transaction,
  type Writer,
} from '@green-apple/persistence';

export interface KeepLotReportInput {
  readonly productId: string;
  readonly variantId: string;
  readonly lotCode: string;
  /** The report's version that was read; 0 when there was none. */
  readonly version: number;
  readonly report: Report;
  readonly employee: Employee;
  readonly correlationId: string;
  /** ISO 8601. */
  readonly now: string;
}

export type KeepLotReportResult =
  | { readonly code: 'KEPT'; readonly lot: AdminLot }
  | { readonly code: 'LOT_NOT_FOUND' }
  | { readonly code: 'DOCUMENT_NOT_FOUND' }
  | { readonly code: 'NOT_TESTED_YET' }
  | { readonly code: 'VERSION_CONFLICT'; readonly currentVersion: number };

/** What a laboratory found of a lot, with its paper: with the audit row and the event, or not at all. */
export class KeepLotReport {
  private readonly writer: Writer;
  private readonly desk: LotDeskRepository;
  private readonly trail: AuditTrail;

  constructor(writer: Writer, desk: LotDeskRepository, trail: AuditTrail) {
    this.writer = writer;
    this.desk = desk;
    this.trail = trail;
  }

  async execute(input: KeepLotReportInput): Promise<KeepLotReportResult> {
    if (input.report.testedOn > input.now.slice(0, 10)) return { code: 'NOT_TESTED_YET' };
    try {
      return await inTransaction(this.writer, (transaction) => this.keep(input, transaction));
    } catch (error) {
      if (postgresCode(error) === '23503') return { code: 'DOCUMENT_NOT_FOUND' };
      throw error;
    }
  }

  private async keep(
    input: KeepLotReportInput,
    transaction: Transaction,
  ): Promise<KeepLotReportResult> {
    const { employee, correlationId, now, ...keep } = input;
    const before = await this.desk.one(input, transaction);
    if (before === null) return { code: 'LOT_NOT_FOUND' };
    const kept = await this.desk.keep({ ...keep, by: employee, correlationId }, transaction);
    const lot = await this.desk.one(input, transaction);
    if (lot === null) throw new Error('a lot vanished in its own transaction');
    if (!kept) return { code: 'VERSION_CONFLICT', currentVersion: lot.report?.version ?? 0 };
    await this.trail.append(
      {
        at: now,
        actorId: employee.id,
        actorName: employee.name,
        action: before.report === null ? 'lot_report.added' : 'lot_report.replaced',
        entityType: 'variant',
        entityId: input.variantId,
        before: before.report === null ? null : reportFacts(before),
        after: reportFacts(lot),
        correlationId,
      },
      transaction,
    );
    return { code: 'KEPT', lot };
  }
}

const reportFacts = ({ code, report }: AdminLot): Readonly<Record<string, unknown>> => ({
  lot: code,
  laboratory: report?.laboratory,
  testedOn: report?.testedOn,
  documentId: report?.document.id,
  measures: report?.measures,
});
