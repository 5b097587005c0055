-- Double-entry ledger of money: facts are added, never changed. An order's amount due is the sum of its entries
-- on the account "customer".
create table payment.ledger_transaction (
  id uuid primary key,
  -- One key, one posting: written twice, it counts once.
  key text not null unique,
  kind text not null,
  order_id uuid not null,
  at timestamptz not null default now()
);
create index ledger_transaction_order on payment.ledger_transaction (order_id);

create table payment.ledger_entry (
  transaction_id uuid not null references payment.ledger_transaction (id),
  seq smallint not null,
  account text not null check (account in ('customer', 'goods_revenue', 'shipping_revenue', 'tax_payable',
    'sales_returns', 'shipping_returns', 'goodwill', 'gift_cards', 'store_credit', 'provider_balance',
    'provider_fees', 'dispute_losses', 'card_holds', 'card_holds_clearing', 'capture_clearing',
    'refund_clearing', 'dispute_clearing')),
  -- Debit above zero, credit below.
  amount_minor bigint not null check (amount_minor <> 0),
  currency char(3) not null,
  primary key (transaction_id, seq)
);
create index ledger_entry_account on payment.ledger_entry (account, currency);

-- All entries of a transaction come in one statement and sum to zero; nothing is added to it later.
create function payment.check_ledger_entries() returns trigger language plpgsql as $$
begin
  if exists (
    select from added group by transaction_id, currency having sum(amount_minor) <> 0) then
    raise exception 'the entries of a transaction do not sum to zero'
      using errcode = '23514', constraint = 'ledger_balanced', table = 'ledger_entry', schema = 'payment';
  end if;
  if exists (
    select from payment.ledger_entry e
    where e.transaction_id in (select transaction_id from added)
      and not exists (select from added a where a.transaction_id = e.transaction_id and a.seq = e.seq)) then
    raise exception 'a transaction is complete once it is written'
      using errcode = '23514', constraint = 'ledger_complete', table = 'ledger_entry', schema = 'payment';
  end if;
  return null;
end $$;
create trigger ledger_balanced after insert on payment.ledger_entry
  referencing new table as added for each statement execute function payment.check_ledger_entries();

-- No role has the right to change or remove what is written; nobody does it by accident either.
create function payment.refuse_ledger_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is only ever added to' using errcode = '23514', constraint = 'ledger_append_only';
end $$;
create trigger ledger_transaction_append_only before update or delete or truncate on payment.ledger_transaction
  for each statement execute function payment.refuse_ledger_change();
create trigger ledger_entry_append_only before update or delete or truncate on payment.ledger_entry
  for each statement execute function payment.refuse_ledger_change();

grant select, insert on payment.ledger_transaction, payment.ledger_entry to ga_worker;
grant select on payment.ledger_transaction, payment.ledger_entry to ga_admin, ga_storefront;
