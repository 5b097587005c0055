import type { CommitTaxOutcome, ReverseTaxOutcome, TaxGateway } from '@green-apple/partners';
import type {
  OrderPapers,
  OrderPapersRepository,
  StaffTaskRepository,
} from '@green-apple/persistence';
import { log } from '@temporalio/activity';
import { outcomeUnknown } from '../partner-failure.ts';
import { toTaxQuestion } from './tax-question.ts';

export interface TaxBookPorts {
  readonly papers: Pick<OrderPapersRepository, 'keepTaxCalculation'>;
  readonly gateway: Pick<TaxGateway, 'calculate' | 'commit'>;
  readonly tasks: Pick<StaffTaskRepository, 'raise'>;
}

/** A sale that is in the books under a number that nobody told us: only our own name of it is known. */
const UNNAMED = 'reference:';

export interface TaxReversal {
  readonly orderId: string;
  /** The number under which the sale stands in the books. */
  readonly transactionRef: string;
}

/**
 * The authorities' books. A calculation is kept before it is committed, and names the commit: whoever tries again asks
 * for the very same thing and gets the number of the first time.
 */
export class TaxBook {
  readonly #ports: TaxBookPorts;

  constructor(ports: TaxBookPorts) {
    this.#ports = ports;
  }

  /** The number under which it stands there; null where the tax service does not know the place. */
  async commit(order: OrderPapers, reference: string): Promise<string | null> {
    const known = order.taxCalculationRef ?? (await this.#calculate(order));
    if (known === null) {
      log.error('the tax service does not know the place of this order', { orderId: order.id });
      return null;
    }
    const first = await this.#commit(known, reference);
    if (first !== null) return first;
    const fresh = await this.#calculate(order);
    const again = fresh === null ? null : await this.#commit(fresh, reference);
    if (again === null)
      throw outcomeUnknown('the tax service', { code: 'unknown', detail: 'garbage' });
    return again;
  }

  /** Takes it out of the books, or part of it; what the service cannot find there is a person's to take out. */
  async reverse(
    { orderId, transactionRef }: TaxReversal,
    ask: () => Promise<ReverseTaxOutcome>,
  ): Promise<void> {
    const outcome: ReverseTaxOutcome = transactionRef.startsWith(UNNAMED)
      ? { code: 'not_found' }
      : await ask();
    if (outcome.code === 'unknown') throw outcomeUnknown('the tax service', outcome);
    if (outcome.code === 'not_found')
      await this.#ports.tasks.raise({
        key: `tax-not-reversed/${transactionRef}`,
        kind: 'tax_not_reversed',
        orderId,
        facts: { transactionRef },
      });
  }

  /** For orders that were quoted by our own table, or whose calculation ran out. */
  async #calculate(order: OrderPapers): Promise<string | null> {
    const outcome = await this.#ports.gateway.calculate(toTaxQuestion(order));
    if (outcome.code === 'unknown') throw outcomeUnknown('the tax service', outcome);
    if (outcome.code !== 'calculated') return null;
    const { id, taxCalculationRef: former } = order;
    return this.#ports.papers.keepTaxCalculation(id, former, outcome.calculationRef);
  }

  /** Null when the calculation is gone. */
  async #commit(calculationRef: string, reference: string): Promise<string | null> {
    const outcome: CommitTaxOutcome = await this.#ports.gateway.commit({
      calculationRef,
      reference,
      idempotencyKey: `tax/${reference}/${calculationRef}`,
    });
    switch (outcome.code) {
      case 'committed':
        return outcome.transactionRef;
      case 'already_committed':
        return `${UNNAMED}${reference}`;
      case 'calculation_expired':
        return null;
      case 'unknown':
        throw outcomeUnknown('the tax service', outcome);
    }
  }
}
