-- Codes of a batch leave the house once. A batch that was taken back makes no order cheaper any more.
alter table promotion.code_batch add column downloaded_at timestamptz;
alter table promotion.code_batch add column revoked_at timestamptz;
create index code_batch_promotion on promotion.code_batch (promotion_id, created_at desc);
create index promotion_newest on promotion.promotion (created_at desc, id desc);

grant update (downloaded_at, revoked_at) on promotion.code_batch to ga_admin;

-- The back office finds a gift card by what its owner reads out, and a customer's credit by their address. It
-- never sees a code's hash or a customer's key: it asks with them.
create function payment.stored_values_by(code_hash bytea, customer_key bytea)
returns setof uuid language sql stable security definer set search_path = pg_catalog as $$
  select v.id from payment.stored_value v
  where v.code_hash = stored_values_by.code_hash or v.customer_key = stored_values_by.customer_key
  order by v.created_at desc limit 50
$$;
revoke execute on function payment.stored_values_by(bytea, bytea) from public;
grant execute on function payment.stored_values_by(bytea, bytea) to ga_admin;
create index stored_value_customer on payment.stored_value (customer_key) where customer_key is not null;
