import { money } from '@green-apple/domain-money';
import type {
  PaymentGateway,
  PaymentLookup,
  TaxGateway,
  UnknownOutcome,
} from '@green-apple/partners';
import type {
  ChargeRow,
  EditCharges,
  OrderEditRepository,
  OrderPapersRepository,
} from '@green-apple/persistence';
import type { ChargeEditInput, EditChargeActivities } from '@green-apple/workflow-contracts';
import { orderMissing, outcomeUnknown, withPartnerFailures } from '../partner-failure.ts';
import type { TaxBook } from '../tax/tax-book.ts';

export interface EditChargePorts {
  readonly charges: EditCharges;
  readonly edits: Pick<OrderEditRepository, 'load' | 'formerTax'>;
  readonly gateway: PaymentGateway;
  readonly papers: Pick<OrderPapersRepository, 'load' | 'noteTax'>;
  readonly tax: Pick<TaxGateway, 'reverse'>;
  readonly book: TaxBook;
  /** True when this is not the first try of the running activity: an earlier one may have done the deed. */
  readonly isRetry: () => boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

type Known = Exclude<PaymentLookup, UnknownOutcome>;

/** What banks and the tax service are asked because an order is changed. */
export function createEditChargeActivities(ports: EditChargePorts): EditChargeActivities {
  const { charges, gateway } = ports;
  const known = (outcome: PaymentLookup): Known => {
    if (outcome.code === 'unknown') throw outcomeUnknown('the payment provider', outcome);
    return outcome;
  };

  /** Without a card of its own the one that the provider keeps for the order is asked, the shopper away. */
  function ask(row: ChargeRow): Promise<PaymentLookup> | PaymentLookup {
    const { orderId, orderNumber, attempt, idempotencyKey, methodRef, agreedRef } = row;
    const amount = money(row.amountMinor, row.currency);
    const common = { orderId, orderNumber, attempt, amount, idempotencyKey };
    if (methodRef !== null) return gateway.authorise({ ...common, paymentMethodRef: methodRef });
    if (agreedRef !== null) return gateway.reauthorise({ ...common, formerRef: agreedRef });
    return { code: 'declined', providerRef: null, declineCode: 'payment_method_unusable' };
  }

  async function asked(row: ChargeRow): Promise<Known> {
    const before = ports.isRetry() ? known(await lookUp(row)) : null;
    return before === null || before.code === 'not_found' ? known(await ask(row)) : before;
  }

  const lookUp = ({ idempotencyKey, createdAt }: ChargeRow): Promise<PaymentLookup> =>
    gateway.findByKey({ idempotencyKey, since: createdAt });

  async function settle(row: ChargeRow): Promise<'authorised' | 'declined'> {
    return settleAs(row, await asked(row));
  }

  /** Keeps what the bank says. One that takes days has not agreed; one that asks in person is waited for. */
  async function settleAs(row: ChargeRow, outcome: Known): Promise<'authorised' | 'declined'> {
    const providerRef = 'providerRef' in outcome ? outcome.providerRef : null;
    if (outcome.code === 'authorised') {
      await charges.settle(row, 'authorised', { providerRef });
      return 'authorised';
    }
    if (outcome.code === 'action_required' && row.methodRef !== null) {
      await charges.settle(row, 'action_required', { providerRef });
      return 'declined';
    }
    if (providerRef !== null && outcome.code !== 'declined') await giveUp(row, providerRef);
    const declineCode =
      outcome.code === 'declined' ? outcome.declineCode : 'authentication_required';
    await charges.settle(row, 'declined', { providerRef, declineCode });
    return 'declined';
  }

  /** What became of the shopper's talk with the bank, until the time to pay is over. */
  async function askAgain(
    row: ChargeRow,
    payBy: string | null,
  ): Promise<'authorised' | 'declined'> {
    if (row.providerRef === null) throw new Error('a bank asks about a payment without a name');
    const outcome = known(await gateway.retrieve(row.providerRef));
    const isOver = payBy !== null && ports.now() >= Date.parse(payBy);
    if (outcome.code !== 'action_required' || !isOver) return settleAs(row, outcome);
    await giveUp(row, row.providerRef);
    await charges.settle(row, 'declined', {
      providerRef: row.providerRef,
      declineCode: 'authentication_abandoned',
    });
    return 'declined';
  }

  async function giveUp(row: ChargeRow, providerRef: string): Promise<void> {
    const idempotencyKey = `${row.idempotencyKey}/void`;
    const outcome = await gateway.void({ providerRef, idempotencyKey });
    if (outcome.code === 'unknown') throw outcomeUnknown('the payment provider', outcome);
    if (outcome.code === 'processing')
      throw outcomeUnknown('the payment provider', { code: 'unknown', detail: 'server_error' });
  }

  async function charge(input: ChargeEditInput): Promise<'authorised' | 'declined'> {
    const { orderId, editId, amountMinor } = input;
    const edit = await ports.edits.load(orderId, editId);
    if (edit === null) throw orderMissing();
    const newest = await charges.newest(editId);
    const isEnough = newest?.amountMinor === amountMinor;
    if (newest?.state === 'declined') return 'declined';
    if (newest?.state === 'authorised' && isEnough) return 'authorised';
    if (newest?.state === 'action_required' && isEnough) return askAgain(newest, edit.payBy);
    // Another card was brought, or another sum is needed: nothing is kept ready for the tries of before.
    for (const row of await charges.loose(editId))
      if (row.try !== newest?.try || row.state !== 'requested') await letGo(row);
    if (newest?.state === 'requested') return settle(newest);
    await charges.note({
      editId,
      try: (newest?.try ?? 0) + 1,
      orderId,
      methodRef: newest?.methodRef ?? null,
      amountMinor,
      currency: edit.currency,
    });
    const noted = await charges.newest(editId);
    if (noted === null) throw new Error('a charge that was noted is gone');
    return settle(noted);
  }

  async function letGo(row: ChargeRow): Promise<void> {
    const found = row.providerRef === null ? known(await lookUp(row)) : null;
    const providerRef =
      row.providerRef ?? (found !== null && 'providerRef' in found ? found.providerRef : null);
    if (providerRef !== null && found?.code !== 'declined') await giveUp(row, providerRef);
    await charges.settle(row, 'voided', { providerRef });
  }

  return {
    chargeEdit: (input) => withPartnerFailures(async () => ({ code: await charge(input) })),

    letGoOfCharges: ({ editId }) =>
      withPartnerFailures(async () => {
        for (const row of await charges.loose(editId)) await letGo(row);
      }),

    amendTax: ({ orderId, editId }) =>
      withPartnerFailures(async () => {
        const { papers, tax, book } = ports;
        const order = await papers.load(orderId);
        if (order === null) throw orderMissing();
        const former = await ports.edits.formerTax(editId);
        // Nothing was in the authorities' books yet: the order's checkout puts the new sums there.
        if (former === null) return;
        await book.reverse({ orderId, transactionRef: former }, () =>
          tax.reverse({
            transactionRef: former,
            reference: `${orderId}/${editId}/former`,
            idempotencyKey: `tax/${editId}/reverse`,
          }),
        );
        if (order.taxTransactionRef !== null || order.state === 'cancelled') return;
        const transactionRef = await book.commit(order, `${orderId}/${editId}`);
        if (transactionRef !== null) await papers.noteTax(orderId, transactionRef);
      }),
  };
}
