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
import { log } from '@temporalio/activity';
import { orderMissing, outcomeUnknown, withPartnerFailures } from '../partner-failure.ts';
import { toTaxQuestion } from '../tax/tax-question.ts';

export interface EditChargePorts {
  readonly charges: EditCharges;
  readonly edits: Pick<OrderEditRepository, 'load' | 'formerTax'>;
  readonly gateway: PaymentGateway;
  readonly papers: Pick<OrderPapersRepository, 'load' | 'noteTax'>;
  readonly tax: TaxGateway;
  /** True when this is not the first try of the running activity: an earlier one may have done the deed. */
  readonly isRetry: () => boolean;
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
    const outcome = await asked(row);
    if (outcome.code === 'authorised') {
      await charges.settle(row, 'authorised', { providerRef: outcome.providerRef });
      return 'authorised';
    }
    // A bank that wants to be asked in person, or takes days, has not agreed: it is not waited for.
    const providerRef = 'providerRef' in outcome ? outcome.providerRef : null;
    if (providerRef !== null && outcome.code !== 'declined') await giveUp(row, providerRef);
    const declineCode =
      outcome.code === 'declined' ? outcome.declineCode : 'authentication_required';
    await charges.settle(row, 'declined', { providerRef, declineCode });
    return 'declined';
  }

  async function giveUp(row: ChargeRow, providerRef: string): Promise<void> {
    const idempotencyKey = `${row.idempotencyKey}/void`;
    const outcome = await gateway.void({ providerRef, idempotencyKey });
    if (outcome.code === 'unknown') throw outcomeUnknown('the payment provider', outcome);
    if (outcome.code === 'processing')
      throw outcomeUnknown('the payment provider', { code: 'unknown', detail: 'server_error' });
  }

  /** The try to be made now; null when the newest one stands as it is. */
  async function nextTry(input: ChargeEditInput): Promise<ChargeRow | 'authorised' | 'declined'> {
    const { orderId, editId, amountMinor } = input;
    const newest = await charges.newest(editId);
    if (newest?.state === 'requested') return newest;
    if (newest?.state === 'authorised' && newest.amountMinor === amountMinor) return 'authorised';
    if (newest?.state === 'declined') return 'declined';
    // What has to be kept ready became another sum meanwhile: a yes to the old one is of no use.
    if (newest !== null) await letGo(newest);
    const edit = await ports.edits.load(orderId, editId);
    if (edit === null) throw orderMissing();
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
    return noted;
  }

  async function letGo(row: ChargeRow): Promise<void> {
    const found = row.providerRef === null ? known(await lookUp(row)) : null;
    const providerRef =
      row.providerRef ?? (found !== null && 'providerRef' in found ? found.providerRef : null);
    if (providerRef !== null && found?.code !== 'declined') await giveUp(row, providerRef);
    await charges.settle(row, 'voided', { providerRef });
  }

  return {
    chargeEdit: (input) =>
      withPartnerFailures(async () => {
        const next = await nextTry(input);
        return { code: typeof next === 'string' ? next : await settle(next) };
      }),

    letGoOfCharges: ({ editId }) =>
      withPartnerFailures(async () => {
        for (const row of await charges.loose(editId)) await letGo(row);
      }),

    amendTax: ({ orderId, editId }) =>
      withPartnerFailures(async () => {
        const { papers, tax } = ports;
        const order = await papers.load(orderId);
        if (order === null) throw orderMissing();
        const former = await ports.edits.formerTax(editId);
        if (former !== null) {
          const reversed = await tax.reverse({
            transactionRef: former,
            reference: `${orderId}/${editId}/former`,
            idempotencyKey: `tax/${editId}/reverse`,
          });
          if (reversed.code === 'unknown') throw outcomeUnknown('the tax service', reversed);
        }
        // Nothing was in the authorities' books yet: the order's checkout puts the new sums there.
        if (former === null || order.taxTransactionRef !== null || order.state === 'cancelled')
          return;
        const fresh = await tax.calculate(toTaxQuestion(order));
        if (fresh.code === 'unknown') throw outcomeUnknown('the tax service', fresh);
        if (fresh.code !== 'calculated') {
          log.error('the tax service does not know the place of this order', { orderId });
          return;
        }
        const committed = await tax.commit({
          calculationRef: fresh.calculationRef,
          reference: `${orderId}/${editId}`,
          idempotencyKey: `tax/${editId}/1`,
        });
        if (committed.code === 'unknown') throw outcomeUnknown('the tax service', committed);
        await papers.noteTax(
          orderId,
          committed.code === 'committed'
            ? committed.transactionRef
            : `reference:${orderId}/${editId}`,
        );
      }),
  };
}
