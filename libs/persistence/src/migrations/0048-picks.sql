-- What somebody found on the shelves for a shipment is an instruction with contents.
alter table fulfilment.instruction add column detail jsonb;
alter table fulfilment.instruction drop constraint instruction_kind_check;
alter table fulfilment.instruction add constraint instruction_kind_check
  check (kind in ('pack', 'ship', 'hand_over', 'pay_again', 'cancel', 'picked'));
