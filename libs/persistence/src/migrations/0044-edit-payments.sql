-- A bank that wants to be asked in person is waited for, as long as the difference may be paid.
alter table payment.edit_charge
  drop constraint edit_charge_state_check,
  add constraint edit_charge_state_check
    check (state in ('requested', 'action_required', 'authorised', 'declined', 'used', 'voided'));

-- The employee's name, as staff read it beside the change; null for the shopper.
alter table ordering.order_edit add column requested_name text check (length(requested_name) <= 200);

-- Staff read why a card was declined; of the card itself they see nothing.
grant select (decline_code) on payment.edit_charge to ga_admin;
