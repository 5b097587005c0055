import type { Employee } from '@green-apple/auth';
import type { BulkFormat, BulkKind, BulkPolicy } from '@green-apple/domain-catalog';
import { BULK_MEDIA_TYPES } from '@green-apple/contracts-http';
import type { ObjectStore } from '@green-apple/messaging';
import {
  inTransaction,
  type AuditTrail,
  type BulkDeskRepository,
  type BulkJob,
  type OpenBulkJob,
  type OpenedBulkJob,
  type Writer,
} from '@green-apple/persistence';
import { v7 as uuidv7 } from 'uuid';
import { requestHash } from '../../order/idempotency-key.ts';
import { checkText } from './check-text.ts';

export interface ReceiveFileInput {
  readonly kind: BulkKind;
  readonly format: BulkFormat;
  readonly policy: BulkPolicy | null;
  readonly fileName: string;
  readonly file: AsyncIterable<Buffer>;
}

export interface Asked {
  readonly employee: Employee;
  readonly idempotencyKey: string;
  readonly correlationId: string;
  /** ISO 8601. */
  readonly now: string;
}

export interface OpenBulkJobPorts {
  readonly writer: Writer;
  readonly desk: BulkDeskRepository;
  readonly trail: AuditTrail;
  readonly store: ObjectStore;
  readonly mostBytes: number;
}

/** Takes a file in, or asks for one to be written. The file is stored first: a job never waits for its file. */
export class OpenBulkJobUseCase {
  private readonly ports: OpenBulkJobPorts;

  constructor(ports: OpenBulkJobPorts) {
    this.ports = ports;
  }

  /** Throws a problem when the file is no text or too long. Null: the key stands for something else. */
  async receive(input: ReceiveFileInput, asked: Asked): Promise<BulkJob | null> {
    const { store, mostBytes } = this.ports;
    const id = uuidv7();
    const key = `${id}/file.${input.format}`;
    const { file, ...named } = input;
    const stored = await store.put(key, BULK_MEDIA_TYPES[input.format], checkText(file, mostBytes));
    const opened = await this.open(
      {
        ...named,
        id,
        direction: 'import',
        fileKey: key,
        fileBytes: stored.bytes,
        fileSha256: stored.sha256,
        requestHash: requestHash({ ...named, sha256: stored.sha256 }),
      },
      asked,
    );
    // Sent before: the first file is the one that counts.
    if (opened.code !== 'OPENED') await store.remove(key);
    return opened.code === 'KEY_REUSED' ? null : opened.job;
  }

  async export(kind: BulkKind, format: BulkFormat, asked: Asked): Promise<BulkJob | null> {
    const opened = await this.open(
      {
        id: uuidv7(),
        direction: 'export',
        kind,
        format,
        policy: null,
        fileName: `${kind}-${asked.now.slice(0, 10)}.${format}`,
        fileKey: null,
        fileBytes: 0,
        fileSha256: null,
        requestHash: requestHash({ export: kind, format }),
      },
      asked,
    );
    return opened.code === 'KEY_REUSED' ? null : opened.job;
  }

  private open(
    job: Omit<OpenBulkJob, 'requestedBy' | 'requestedByName' | 'idempotencyKey' | 'correlationId'>,
    { employee, idempotencyKey, correlationId, now }: Asked,
  ): Promise<OpenedBulkJob> {
    const { writer, desk, trail } = this.ports;
    return inTransaction(writer, async (transaction) => {
      const opened = await desk.open(
        {
          ...job,
          requestedBy: employee.id,
          requestedByName: employee.name,
          idempotencyKey,
          correlationId,
        },
        transaction,
      );
      if (opened.code !== 'OPENED') return opened;
      const { kind, format, policy, fileName, fileBytes, fileSha256 } = job;
      await trail.append(
        {
          at: now,
          actorId: employee.id,
          actorName: employee.name,
          action: job.direction === 'import' ? 'bulk.file_received' : 'bulk.export_asked',
          entityType: 'bulk_job',
          entityId: job.id,
          before: null,
          after: { kind, format, policy, fileName, fileBytes, fileSha256 },
          correlationId,
        },
        transaction,
      );
      return opened;
    });
  }
}
