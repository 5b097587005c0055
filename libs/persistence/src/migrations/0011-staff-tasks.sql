-- What a run cannot settle by itself and asks a person for. One key, one task, however often it is raised.
create table platform.staff_task (
  id uuid primary key,
  key text not null unique,
  kind text not null,
  order_id uuid,
  -- Codes, ids and amounts; no name, no address.
  facts jsonb not null default '{}',
  state text not null default 'open' check (state in ('open', 'taken', 'done')),
  due_at timestamptz not null default now(),
  raised_at timestamptz not null default now(),
  taken_by text,
  closed_by text,
  closed_at timestamptz,
  note text,
  version integer not null default 1,
  check ((state = 'done') = (closed_at is not null))
);
create index staff_task_open on platform.staff_task (due_at, id) where state <> 'done';
create index staff_task_order on platform.staff_task (order_id);

grant select, insert, update on platform.staff_task to ga_worker;
grant select, insert on platform.staff_task to ga_jobs;
grant select, update on platform.staff_task to ga_admin;
