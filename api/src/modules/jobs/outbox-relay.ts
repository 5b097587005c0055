import type { SNSClient } from '@aws-sdk/client-sns';
import { publishAll } from '@green-apple/messaging';
import type { Logger } from '@green-apple/observability';
import {
  inTransaction,
  writerSelect,
  type Transaction,
  type Writer,
} from '@green-apple/persistence';
import { toTopicMessage, type OutboxRow } from './outbox-batch.ts';

export interface RelaySettings {
  readonly writer: Writer;
  readonly sns: SNSClient;
  readonly topics: Readonly<Record<OutboxRow['topic'], string>>;
  readonly region: string;
  readonly pollMs: number;
  readonly logger: Logger;
}

const BATCH = 100;
/** While the topics do not answer, the outbox waits; it is not tried more often than this. */
const TROUBLE_PAUSE_MS = 1_000;

/**
 * Moves committed outbox rows to their topics, in the order they were written, at least once. Rows are
 * locked while they travel, so several relays share the work; a row is marked in the transaction that
 * locked it, so a relay that dies leaves it to the next.
 */
export class OutboxRelay {
  private readonly settings: RelaySettings;
  private stopped = false;
  private wake: () => void = () => undefined;
  private woken = false;
  private running: Promise<void> | undefined;
  private lastRound = performance.now();

  constructor(settings: RelaySettings) {
    this.settings = settings;
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Something was written: look now rather than at the next poll. */
  notify(): void {
    this.woken = true;
    this.wake();
  }

  /** Finishes the batch in hand. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wake();
    await this.running;
  }

  /** False when no round was completed for a while. */
  healthy(): boolean {
    return performance.now() - this.lastRound < 30_000;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      this.woken = false;
      try {
        const moved = await this.moveBatch();
        this.lastRound = performance.now();
        if (moved < BATCH) await this.sleep(this.settings.pollMs);
      } catch (error) {
        this.settings.logger.warn({ err: error }, 'the outbox could not be moved, trying again');
        await this.sleep(TROUBLE_PAUSE_MS, true);
      }
    }
  }

  private async sleep(milliseconds: number, evenIfWoken = false): Promise<void> {
    if (this.stopped || (this.woken && !evenIfWoken)) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        if (evenIfWoken && !this.stopped) return;
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = () => undefined;
  }

  /** Publishes the oldest rows; returns how many went, so that a full batch is followed at once. */
  private moveBatch(): Promise<number> {
    return inTransaction(this.settings.writer, async (transaction) => {
      const rows = await this.lockRows(transaction);
      if (rows.length === 0) return 0;
      const taken = await this.publish(rows);
      await this.settings.writer.sequelize.query(
        'update platform.outbox set published_at = now() where id = any($ids)',
        { bind: { ids: [...taken] }, transaction },
      );
      if (taken.size < rows.length)
        this.settings.logger.warn(
          { refused: rows.length - taken.size },
          'not all messages were taken',
        );
      return taken.size;
    });
  }

  private lockRows(transaction: Transaction): Promise<OutboxRow[]> {
    return writerSelect<OutboxRow>(
      this.settings.writer,
      `select id, topic, kind, aggregate_type, aggregate_id, aggregate_version, body,
         correlation_id, created_at
       from platform.outbox where published_at is null
       order by seq limit $limit for update skip locked`,
      { limit: BATCH },
      transaction,
    );
  }

  private async publish(rows: readonly OutboxRow[]): Promise<ReadonlySet<string>> {
    const { sns, topics, region } = this.settings;
    const taken = await Promise.all(
      (['jobs', 'events'] as const).map((topic) => {
        const messages = rows.filter((row) => row.topic === topic);
        return publishAll(
          sns,
          topics[topic],
          messages.map((row) => toTopicMessage(row, region)),
        );
      }),
    );
    return new Set(taken.flatMap((ids) => [...ids]));
  }
}
