import { salePartsSql } from '../order/sale-parts-sql.ts';

const SALE = salePartsSql('o');

export const BOOKS_SQL = `
  select ${SALE.goods} as goods, ${SALE.shipping} as shipping, ${SALE.tax} as tax, o.currency,
    p.attempt, p.amount_minor as held
  from ordering."order" o
  left join payment.payment p on p.order_id = o.id and p.state = 'authorised'
  where o.id = cast($orderId as uuid) and o.confirmed_at is not null
  order by p.attempt limit 1`;

const POSTED = (key: string): string =>
  `exists (select from payment.ledger_transaction t where t.key = ${key})`;

/** The authorisation that is open, or, once the share is taken, the one it was taken from. */
export const CAPTURE_SQL = `
  select s.id as "shipmentId", s.order_id as "orderId", s.amount_minor as minor, s.currency,
    ${POSTED(`'capture/' || s.id`)} as "isCaptured", ${POSTED(`'refund/capture/' || s.id`)} as "isGivenBack",
    not exists (select from fulfilment.shipment other
      where other.order_id = s.order_id and other.id <> s.id and other.amount_minor > 0
        and other.state <> 'cancelled' and not ${POSTED(`'capture/' || other.id`)}) as "isLast",
    p.id as "paymentId", p.attempt, p.provider_ref as "providerRef"
  from fulfilment.shipment s
  left join lateral (
    select p.id, p.attempt, p.provider_ref from payment.payment p
    where p.order_id = s.order_id and p.provider_ref is not null
      and case when ${POSTED(`'capture/' || s.id`)}
        then ${POSTED(`'capture-request/' || s.id || '/' || p.attempt`)}
        else p.state = 'authorised' end
    order by p.attempt desc limit 1) p on true
  where s.id = cast($shipmentId as uuid)`;

/** What a posting moved over an account, without its sign; null when there is none of this key. */
const moved = (key: string, account: string): string => `(
  select abs(sum(e.amount_minor)) from payment.ledger_transaction t
  join payment.ledger_entry e on e.transaction_id = t.id where t.key = ${key} and e.account = '${account}')`;

/** Of a share that was asked to go back, what went back, and what refunds had given of it before. */
export const GIVEN_BACK = `
  select back is not null as "isBack", coalesce(taken - back, 0) as kept
  from (select ${moved(`'refund-request/capture/' || s.id`, 'customer')} as back,
    ${moved(`'capture/' || s.id`, 'provider_balance')} as taken) x`;

/**
 * What is to go back of a share: what was asked for before, or all that refunds have not given of its payment.
 * What others that went back had left to refunds is theirs.
 */
export const TO_GIVE_BACK_SQL = `
  select coalesce(
    ${moved(`'refund-request/capture/' || cast($shipmentId as text)`, 'customer')},
    greatest(0, cast($takenMinor as bigint) - greatest(0,
      (select coalesce(sum(t.amount_minor), 0) from payment.refund r
        join payment.refund_tender t on t.refund_id = r.id
        where r.order_id = cast($orderId as uuid) and r.state <> 'refused' and t.kind = 'card'
          and t.target_id = cast($paymentId as uuid))
      - (select coalesce(sum(b.kept), 0) from fulfilment.shipment s cross join lateral (${GIVEN_BACK}) b
        where s.order_id = cast($orderId as uuid) and s.id <> cast($shipmentId as uuid)
          and ${POSTED(`'capture-request/' || s.id || '/' || cast($attempt as text)`)})))) as minor`;

export const NEWEST_ATTEMPT_SQL = `
  select p.id, p.attempt, p.state, p.idempotency_key as "idempotencyKey", p.created_at as "createdAt",
    o.number as "orderNumber", o.currency, p.payment_method_ref as "methodRef",
    (select coalesce(sum(s.amount_minor), 0) from fulfilment.shipment s
      where s.order_id = o.id and s.state <> 'cancelled' and not ${POSTED(`'capture/' || s.id`)}) as "openMinor",
    (select a.provider_ref from payment.payment a
      where a.order_id = o.id and a.provider_ref is not null and a.state in ('authorised', 'captured', 'voided')
      order by a.attempt desc limit 1) as "agreedRef"
  from ordering."order" o join payment.payment p on p.order_id = o.id
  where o.id = cast($orderId as uuid)
  order by p.attempt desc limit 1`;

export const NEXT_ATTEMPT_SQL = `
  insert into payment.payment (id, order_id, attempt, provider, payment_method_ref, state, amount_minor, currency,
    idempotency_key)
  select gen_random_uuid(), cast($orderId as uuid), cast($attempt as integer), 'stripe', $methodRef, 'requested',
    cast($amountMinor as bigint), $currency, $key
  returning id`;

/** An authorisation of which something was taken ends as captured, whatever becomes of the rest. */
export const SETTLE_ATTEMPT_SQL = `
  update payment.payment p set updated_at = now(),
    state = case when exists (
      select from fulfilment.shipment s join payment.ledger_transaction t on t.key = 'capture/' || s.id
      join payment.ledger_transaction r on r.key = 'capture-request/' || s.id || '/' || p.attempt
      where s.order_id = p.order_id) then 'captured' else $state end
  where p.order_id = cast($orderId as uuid) and p.attempt = cast($attempt as integer) and p.state = 'authorised'
  returning p.currency`;
