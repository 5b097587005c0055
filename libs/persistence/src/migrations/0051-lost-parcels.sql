-- How staff make good a parcel that did not arrive: at most once, and then it counts as arrived no more.
alter table fulfilment.shipment add column made_good text check (made_good in ('resend', 'refund'));
alter table fulfilment.shipment add column made_good_by text;
alter table fulfilment.shipment add column made_good_at timestamptz;
-- The first shipment of those that carry the same things once more; set by the order's run.
alter table fulfilment.shipment add column replaced_by uuid references fulfilment.shipment (id);
alter table fulfilment.shipment add constraint shipment_made_good_by_somebody
  check ((made_good is null) = (made_good_by is null) and (made_good is null) = (made_good_at is null));
alter table fulfilment.shipment add constraint shipment_made_good_astray
  check (made_good is null or (kind = 'parcel' and state in ('lost', 'returned_to_sender')));
alter table fulfilment.shipment add constraint shipment_replaced_when_resent
  check (replaced_by is null or made_good = 'resend');
create unique index shipment_replaces on fulfilment.shipment (replaced_by);

grant update (made_good, made_good_by, made_good_at, version, updated_at) on fulfilment.shipment to ga_admin;
