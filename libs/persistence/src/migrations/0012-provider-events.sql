-- What a provider told us and what became of it. No payload: an event can be read again by its id.
alter table payment.webhook_event add column type text;
alter table payment.webhook_event add column object_ref text;
alter table payment.webhook_event add column payment_ref text;
alter table payment.webhook_event add column order_id uuid;
alter table payment.webhook_event add column occurred_at timestamptz;
-- parked: nobody knew what to do with it, or whose it is; somebody looks.
alter table payment.webhook_event add column state text not null default 'passed_on'
  check (state in ('passed_on', 'parked', 'set_aside'));
alter table payment.webhook_event add column reason text check (reason in ('TYPE_UNKNOWN', 'ORDER_UNKNOWN'));
alter table payment.webhook_event add constraint webhook_event_parked_why
  check ((state = 'passed_on') = (reason is null));
create index webhook_event_parked on payment.webhook_event (received_at desc) where state = 'parked';

-- What a dead worker may have left behind is found by how long nothing happened.
create index payment_unsettled on payment.payment (updated_at)
  where state in ('requested', 'action_required', 'authorised', 'failed');

grant select on payment.webhook_event to ga_admin;
grant update (state) on payment.webhook_event to ga_admin;
-- The sweep passes parked events on once their order is known.
grant select, insert, update on payment.webhook_event to ga_worker;

-- Tasks as the back office lists them when they are done.
create index staff_task_done on platform.staff_task (closed_at desc) where state = 'done';
