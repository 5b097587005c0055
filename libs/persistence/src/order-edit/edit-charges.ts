import { authorised, holdReleased, money, type Currency } from '@green-apple/domain-money';
import { LedgerRepository } from '../ledger/index.ts';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';

/** A bank's yes that is to become the order's payment. */
export interface AgreedCharge {
  readonly editId: string;
  readonly try: number;
  readonly orderId: string;
  readonly providerRef: string;
  readonly amountMinor: number;
  readonly currency: Currency;
  readonly idempotencyKey: string;
}

/** A try to get a bank's yes. */
export interface ChargeRow extends Omit<AgreedCharge, 'providerRef'> {
  readonly orderNumber: string;
  readonly methodRef: string | null;
  readonly providerRef: string | null;
  readonly state: 'requested' | 'action_required' | 'authorised' | 'declined' | 'used' | 'voided';
  readonly createdAt: Date;
  /** The last payment the bank agreed to: its card is asked when no other is named. */
  readonly agreedRef: string | null;
  /** Number for the provider's records: the next attempt of the order. */
  readonly attempt: number;
}

const COLUMNS = `c.edit_id as "editId", c.try, c.order_id as "orderId", c.method_ref as "methodRef",
  c.provider_ref as "providerRef", cast(c.amount_minor as double precision) as "amountMinor", c.currency, c.state,
  c.idempotency_key as "idempotencyKey", c.created_at as "createdAt"`;

const LOAD_SQL = `
  select ${COLUMNS}, o.number as "orderNumber",
    (select a.provider_ref from payment.payment a
      where a.order_id = o.id and a.provider_ref is not null and a.state in ('authorised', 'captured', 'voided')
      order by a.attempt desc limit 1) as "agreedRef",
    (select coalesce(max(a.attempt), 0) + 1 from payment.payment a where a.order_id = o.id) as attempt
  from payment.edit_charge c join ordering."order" o on o.id = c.order_id
  where c.edit_id = cast($editId as uuid)`;

/** The authorisation of before ends; what was taken from it stays taken. */
const REPLACE_SQL = `
  with former as (
    update payment.payment p set updated_at = now(), state = case when exists (
        select from fulfilment.shipment s join payment.ledger_transaction t on t.key = 'capture/' || s.id
        join payment.ledger_transaction r on r.key = 'capture-request/' || s.id || '/' || p.attempt
        where s.order_id = p.order_id) then 'captured' else 'voided' end
    where p.order_id = cast($orderId as uuid) and p.state = 'authorised' returning p.attempt),
  used as (
    update payment.edit_charge set state = 'used'
    where edit_id = cast($editId as uuid) and try = cast($try as integer))
  insert into payment.payment (id, order_id, attempt, provider, payment_method_ref, provider_ref, state,
    amount_minor, currency, idempotency_key)
  select gen_random_uuid(), cast($orderId as uuid), (select max(attempt) + 1 from payment.payment
      where order_id = cast($orderId as uuid)), 'stripe', coalesce(cast($methodRef as text), ''), $providerRef,
    'authorised', cast($amountMinor as bigint), $currency, $key
  returning attempt`;

/**
 * What banks were asked for because an edit makes an order dearer. Until the edit is applied none of it is a
 * payment of the order, so that nobody else settles, captures or gives up what is not agreed to yet.
 */
export class EditCharges {
  readonly #writer: Writer;
  readonly #ledger: LedgerRepository;

  constructor(writer: Writer) {
    this.#writer = writer;
    this.#ledger = new LedgerRepository(writer);
  }

  /** A yes that is enough; null when there is none. */
  async agreed(
    editId: string,
    openMinor: number,
    transaction: Transaction,
  ): Promise<AgreedCharge | null> {
    const [row] = await this.#select<AgreedCharge>(
      `select ${COLUMNS} from payment.edit_charge c
       where c.edit_id = cast($editId as uuid) and c.state = 'authorised'
         and c.amount_minor = cast($openMinor as bigint)
       order by c.try desc limit 1`,
      { editId, openMinor },
      transaction,
    );
    return row ?? null;
  }

  /** The newest try; null before the first. */
  async newest(editId: string, transaction?: Transaction): Promise<ChargeRow | null> {
    const [row] = await this.#select<ChargeRow>(
      `${LOAD_SQL} order by c.try desc limit 1`,
      { editId },
      transaction,
    );
    return row ?? null;
  }

  /** Every try whose money the bank may keep ready, or come to keep ready, for nothing. */
  loose(editId: string): Promise<ChargeRow[]> {
    return this.#select<ChargeRow>(
      `${LOAD_SQL} and c.state in ('requested', 'action_required', 'authorised') order by c.try`,
      { editId },
    );
  }

  /** Whether a change of an order waits for the bank to say what became of this payment. */
  async waitsFor(providerRef: string): Promise<boolean> {
    const rows = await this.#select(
      `select c.try from payment.edit_charge c
       where c.provider_ref = $providerRef and c.state = 'action_required'`,
      { providerRef },
    );
    return rows.length > 0;
  }

  /** Notes what is asked for, before it is asked. False when this try was noted before. */
  async note(
    input: {
      readonly editId: string;
      readonly try: number;
      readonly orderId: string;
      readonly methodRef: string | null;
      readonly amountMinor: number;
      readonly currency: Currency;
    },
    transaction?: Transaction,
  ): Promise<boolean> {
    const rows = await this.#select(
      `insert into payment.edit_charge (edit_id, try, order_id, method_ref, amount_minor, currency, state,
         idempotency_key)
       values (cast($editId as uuid), cast($try as integer), cast($orderId as uuid), cast($methodRef as text),
         cast($amountMinor as bigint), $currency, 'requested', $key)
       on conflict do nothing returning try`,
      { ...input, key: `edit/${input.editId}/${input.try}` },
      transaction,
    );
    return rows.length === 1;
  }

  async settle(
    row: Pick<ChargeRow, 'editId' | 'try'>,
    state: 'action_required' | 'authorised' | 'declined' | 'voided',
    facts: { readonly providerRef: string | null; readonly declineCode?: string } = {
      providerRef: null,
    },
  ): Promise<void> {
    const { providerRef, declineCode = null } = facts;
    // The order's page hears of it: what the bank says may be for the shopper to answer.
    await this.#select(
      `with settled as (
         update payment.edit_charge set state = $state, provider_ref = coalesce($providerRef, provider_ref),
           decline_code = cast($declineCode as text)
         where edit_id = cast($editId as uuid) and try = cast($try as integer)
           and state in ('requested', 'action_required', 'authorised') returning order_id)
       update ordering."order" o set version = version + 1, updated_at = now()
       from settled s where o.id = s.order_id returning o.id`,
      { editId: row.editId, try: row.try, state, providerRef, declineCode },
    );
  }

  /** The yes becomes the order's payment, and what the bank kept ready before is let go in the books. */
  async use(charge: AgreedCharge, transaction: Transaction): Promise<void> {
    const { orderId, currency, amountMinor, editId } = charge;
    const held = await this.#ledger.balance(orderId, 'card_holds', currency, transaction);
    await this.#ledger.post(
      holdReleased({ key: `hold-release/edit/${editId}`, orderId, amount: held }),
      transaction,
    );
    const [row] = await this.#select<{ attempt: number }>(
      REPLACE_SQL,
      { ...charge, methodRef: null, key: charge.idempotencyKey },
      transaction,
    );
    if (row === undefined) throw new Error('a payment was not written');
    await this.#ledger.post(
      authorised({
        key: `hold/${orderId}/${row.attempt}`,
        orderId,
        amount: money(amountMinor, currency),
      }),
      transaction,
    );
  }

  #select<Row extends object>(
    sql: string,
    bind: Readonly<Record<string, unknown>>,
    transaction?: Transaction,
  ): Promise<Row[]> {
    return writerSelect<Row>(this.#writer, sql, bind, transaction);
  }
}
