/** What the cart's gift cards and credit are worth now, for whoever is asking; `c` is the cart. */
export const CART_VALUES_SQL = `
  select jsonb_agg(jsonb_build_object('id', v.id, 'kind', v.kind, 'ending', v.ending,
      'currency', v.currency, 'balanceMinor', v.balance_minor, 'expiresAt', v.expires_at) order by o.added_at, v.id)
  from cart.stored_value o join payment.stored_value v on v.id = o.stored_value_id
  where o.cart_id = c.id and v.active and (v.expires_at is null or now() < v.expires_at)
    and (v.customer_key is null or v.customer_key = cast($customerKey as bytea))`;

/**
 * All parts or none, in one statement: the accounts are locked in a fixed order, and each pays only what it
 * has. A part whose key is written down was paid before.
 */
export const DEBIT_SQL = `
  with wanted as (
    select * from jsonb_to_recordset(cast($parts as jsonb)) as w(id uuid, minor bigint, entry uuid, key text)),
  locked as (
    select v.id, v.balance_minor, w.minor, w.entry, w.key
    from payment.stored_value v join wanted w using (id)
    where v.active and (v.expires_at is null or now() < v.expires_at)
    order by v.id for update of v),
  payable as (
    select l.* from locked l
    where l.balance_minor >= l.minor and not exists (
      select from payment.stored_value_entry e where e.key = l.key)),
  paid as (
    update payment.stored_value v set balance_minor = v.balance_minor - p.minor
    from payable p where v.id = p.id returning v.id),
  noted as (
    insert into payment.stored_value_entry (id, stored_value_id, kind, amount_minor, order_id, key)
    select p.entry, p.id, 'debit', -p.minor, cast($orderId as uuid), p.key from payable p)
  select w.id from wanted w
  where w.id not in (select id from paid)
    and not exists (select from payment.stored_value_entry e where e.key = w.key)`;

/** What an order took and was not given back yet, by account. */
const TAKEN = `
  select e.stored_value_id as id, -sum(e.amount_minor) as minor
  from payment.stored_value_entry e where e.order_id = cast($orderId as uuid)
  group by e.stored_value_id having sum(e.amount_minor) < 0`;

export const RELEASE_SQL = `
  with taken as (${TAKEN}),
  locked as (
    select v.id, t.minor from payment.stored_value v join taken t using (id)
    order by v.id for update of v),
  noted as (
    insert into payment.stored_value_entry (id, stored_value_id, kind, amount_minor, order_id, key)
    select gen_random_uuid(), id, 'release', minor, cast($orderId as uuid),
      'release/' || cast($orderId as text) || '/' || id
    from locked on conflict (key) do nothing
    returning stored_value_id as id, amount_minor as minor)
  update payment.stored_value v set balance_minor = v.balance_minor + n.minor
  from noted n where v.id = n.id returning v.id`;

/** Gives back at most what the order took and still has not got back. */
export const REFUND_SQL = `
  with locked as (
    select id from payment.stored_value where id = cast($id as uuid) for update),
  noted as (
    insert into payment.stored_value_entry (id, stored_value_id, kind, amount_minor, order_id, key)
    select cast($entry as uuid), l.id, 'refund', cast($minor as bigint), cast($orderId as uuid), $key
    from locked l join (${TAKEN}) t using (id) where t.minor >= cast($minor as bigint)
    on conflict (key) do nothing
    returning stored_value_id as id, amount_minor as minor),
  given as (
    update payment.stored_value v set balance_minor = v.balance_minor + n.minor
    from noted n where v.id = n.id)
  select exists (select from noted)
    or exists (select from payment.stored_value_entry e where e.key = $key) as refunded`;

export const ISSUE_SQL = `
  with issued as (
    insert into payment.stored_value
      (id, kind, code_hash, ending, currency, balance_minor, customer_key, expires_at)
    values (cast($id as uuid), $kind, cast($codeHash as bytea), $ending, $currency,
      cast($minor as bigint), cast($customerKey as bytea), cast($expiresAt as timestamptz)))
  insert into payment.stored_value_entry (id, stored_value_id, kind, amount_minor, key)
  values (cast($entry as uuid), cast($id as uuid), 'issue', cast($minor as bigint),
    'issue/' || cast($id as text))
  returning id`;
