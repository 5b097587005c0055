-- What carriers told us and what became of it, as for payments: an event nobody can place is kept and listed.
alter table fulfilment.carrier_event add column type text;
alter table fulfilment.carrier_event add column object_ref text;
alter table fulfilment.carrier_event add column order_id uuid;
alter table fulfilment.carrier_event add column state text not null default 'passed_on'
  check (state in ('passed_on', 'parked', 'set_aside'));
alter table fulfilment.carrier_event add column reason text check (reason in ('TYPE_UNKNOWN', 'ORDER_UNKNOWN'));
alter table fulfilment.carrier_event add constraint carrier_event_parked_why
  check ((state = 'passed_on') = (reason is null));
create index carrier_event_parked on fulfilment.carrier_event (received_at desc) where state = 'parked';

grant select on fulfilment.carrier_event to ga_admin;
grant update (state) on fulfilment.carrier_event to ga_admin;
-- The sweep passes parked events on once their parcel is known.
grant select, update on fulfilment.carrier_event to ga_worker;
