-- When somebody called a shipment off: from then on it does not leave any more. What was asked of runs that have not
-- come to it yet holds as well.
alter table fulfilment.shipment add column called_off_at timestamptz;
update fulfilment.shipment s set called_off_at = now()
where s.state in ('planned', 'picking', 'packed', 'ready_for_pickup')
  and exists (select from fulfilment.instruction i where i.shipment_id = s.id and i.kind = 'cancel');
grant update (called_off_at) on fulfilment.shipment to ga_admin;

-- Parcels that carriers bring back: expected from the moment they turn round, until somebody has looked at them and
-- what is good lies on the shelf again.
create table fulfilment.arrival (
  shipment_id uuid primary key references fulfilment.shipment (id),
  expected_at timestamptz not null default now(),
  -- [{ variantId, good, damaged, missing }], each item of the parcel once.
  found jsonb check (jsonb_typeof(found) = 'array'),
  inspected_by text,
  inspected_at timestamptz,
  booked_at timestamptz,
  check ((found is null) = (inspected_by is null) and (found is null) = (inspected_at is null)),
  check (booked_at is null or found is not null)
);
create index arrival_expected on fulfilment.arrival (expected_at, shipment_id) where found is null;
insert into fulfilment.arrival (shipment_id, expected_at)
select id, updated_at from fulfilment.shipment where state = 'returned_to_sender';
grant select, insert, update on fulfilment.arrival to ga_worker;
grant select, update (found, inspected_by, inspected_at) on fulfilment.arrival to ga_admin;
