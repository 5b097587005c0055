import type { SNSClient } from '@aws-sdk/client-sns';
import { publishAll } from '@green-apple/messaging';
import type { Logger } from '@green-apple/observability';
import {
  HISTORY_POINT,
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
/** Published rows stay for a while, for whoever looks into what was said; then they go, a few at a time. */
const KEEP_DAYS = 7;
const SWEEP_EVERY_MS = 10 * 60 * 1000;
const SWEEP_ROWS = 5_000;
/** Advisory lock of whoever publishes right now: two at once would overtake each other. */
const TURN = 0x6f7574;
/** While the topics do not answer, the outbox waits; it is not tried more often than this. */
const TROUBLE_PAUSE_MS = 1_000;

/**
 * Moves committed outbox rows to their topics, in the order they were written, at least once. Any number of
 * relays may run: one publishes at a time, so that two messages of one order never overtake each other, and
 * the next takes over when it dies. A row is marked in the transaction that locked it.
 */
export class OutboxRelay {
  private readonly settings: RelaySettings;
  private stopped = false;
  private wake: () => void = () => undefined;
  private woken = false;
  private running: Promise<void> | undefined;
  private lastRound = performance.now();
  private lastSweep = performance.now();

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
        if (moved === 0) await this.sweep();
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
      `with turn as materialized (
         select pg_try_advisory_xact_lock(cast($turn as bigint)) as mine)
       select o.id, o.topic, o.kind, o.aggregate_type, o.aggregate_id, o.aggregate_version, o.body,
         o.correlation_id, o.created_at, ${HISTORY_POINT} as history_point
       from platform.outbox o, turn where turn.mine and o.published_at is null
       order by o.seq limit $limit for update of o skip locked`,
      { limit: BATCH, turn: TURN },
      transaction,
    );
  }

  private async sweep(): Promise<void> {
    if (performance.now() - this.lastSweep < SWEEP_EVERY_MS) return;
    this.lastSweep = performance.now();
    await this.settings.writer.sequelize.query(
      `delete from platform.outbox where seq in (
         select seq from platform.outbox
         where published_at < now() - make_interval(days => cast($days as integer))
         order by seq limit cast($rows as integer) for update skip locked)`,
      { bind: { days: KEEP_DAYS, rows: SWEEP_ROWS } },
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
