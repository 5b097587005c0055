import {
  disputeLost,
  disputeOpened,
  disputeWon,
  money,
  type Currency,
} from '@green-apple/domain-money';
import { LedgerRepository } from '../ledger/index.ts';
import { writerSelect, type Writer } from '../pools.ts';
import { StaffTaskRepository } from '../staff-task/index.ts';
import { inTransaction, type Transaction } from '../transaction.ts';

/** A dispute as the provider tells it now. */
export interface DisputeNews {
  readonly disputeRef: string;
  readonly orderId: string;
  readonly paymentId: string;
  readonly amountMinor: number;
  readonly currency: Currency;
  readonly reason: string;
  readonly standing: 'open' | 'won' | 'lost';
  readonly respondBy: Date | null;
}

/** What is decided stays decided: an older answer that comes late opens nothing again. */
const KEEP_SQL = `
  insert into payment.dispute as d (dispute_ref, order_id, payment_id, amount_minor, currency, reason,
    standing, respond_by)
  values ($disputeRef, cast($orderId as uuid), cast($paymentId as uuid), cast($amountMinor as bigint),
    $currency, $reason, $standing, cast($respondBy as timestamptz))
  on conflict (dispute_ref) do update set standing = excluded.standing,
    respond_by = excluded.respond_by, updated_at = now()
  where d.standing = 'open'
  returning d.standing`;

/** Keeps disputes: the row, its postings and the task for staff, in one transaction. */
export class DisputeRepository {
  readonly #writer: Writer;
  readonly #ledger: LedgerRepository;
  readonly #tasks: StaffTaskRepository;

  constructor(writer: Writer) {
    this.#writer = writer;
    this.#ledger = new LedgerRepository(writer);
    this.#tasks = new StaffTaskRepository(writer);
  }

  /** Takes news in; told twice, it counts once. */
  keep(news: DisputeNews): Promise<void> {
    return inTransaction(this.#writer, async (transaction) => {
      const rows = await writerSelect(this.#writer, KEEP_SQL, { ...news }, transaction);
      if (rows.length === 0) return;
      await this.#book(news, transaction);
      if (news.standing === 'open') await this.#askStaff(news, transaction);
      else await this.#tasks.settle(taskKey(news), transaction);
    });
  }

  async #book(news: DisputeNews, transaction: Transaction): Promise<void> {
    const { disputeRef, orderId, standing } = news;
    const amount = money(news.amountMinor, news.currency);
    const booking = (step: string) => ({ key: `dispute/${disputeRef}/${step}`, orderId, amount });
    await this.#ledger.post(disputeOpened(booking('opened')), transaction);
    if (standing === 'won') await this.#ledger.post(disputeWon(booking('won')), transaction);
    if (standing === 'lost') await this.#ledger.post(disputeLost(booking('lost')), transaction);
  }

  async #askStaff(news: DisputeNews, transaction: Transaction): Promise<void> {
    await this.#tasks.raise(
      {
        key: taskKey(news),
        kind: 'payment_disputed',
        orderId: news.orderId,
        facts: {
          disputeRef: news.disputeRef,
          amountMinor: news.amountMinor,
          reason: news.reason,
        },
        ...(news.respondBy === null ? {} : { dueAt: news.respondBy }),
      },
      transaction,
    );
  }
}

const taskKey = ({ disputeRef }: DisputeNews): string => `dispute/${disputeRef}`;
