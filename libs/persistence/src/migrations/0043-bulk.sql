-- Files that are read into the catalogue, or written from it. One row is one job; `bulk/<id>` is its run.
create table catalog.bulk_job (
  id uuid primary key,
  direction text not null check (direction in ('import', 'export')),
  kind text not null check (kind in ('products', 'prices', 'stock')),
  format text not null check (format in ('csv', 'jsonl')),
  -- Chosen when the rows are to be taken over; until then an import is a trial.
  policy text check (policy in ('all_or_nothing', 'skip_bad_rows')),
  state text not null check (state in
    ('checking', 'checked', 'applying', 'exporting', 'done', 'cancelled', 'failed')),
  cancel_requested boolean not null default false,
  file_name text not null check (length(file_name) between 1 and 200),
  -- Where the file lies in the object store: what was sent, or what was written.
  file_key text,
  file_bytes bigint not null default 0,
  file_sha256 text,
  header jsonb,
  errors_key text,
  -- The last row that was read into bulk_row, and the last that was taken over: where a run goes on.
  checked_line integer not null default 1,
  applied_line integer not null default 1,
  read_bytes bigint not null default 0,
  -- Known once the whole file was read.
  total_rows integer,
  bad_rows integer not null default 0,
  new_rows integer not null default 0,
  changed_rows integer not null default 0,
  same_rows integer not null default 0,
  -- Rows of the phase in hand, and when it began.
  done_rows integer not null default 0,
  applied_rows integer not null default 0,
  phase_started_at timestamptz not null default now(),
  failure jsonb,
  requested_by text not null,
  requested_by_name text not null,
  idempotency_key text not null,
  request_hash text not null,
  correlation_id text,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  constraint bulk_job_once unique (requested_by, idempotency_key)
);
create index bulk_job_newest on catalog.bulk_job (created_at desc, id desc);

-- Rows of a file between the trial and the end of the job. Line 1 is the header, as in a spreadsheet.
create table catalog.bulk_row (
  job_id uuid not null references catalog.bulk_job (id) on delete cascade,
  line integer not null check (line > 1),
  outcome text not null check (outcome in ('new', 'changed', 'same', 'bad')),
  key text not null,
  product text,
  barcode text,
  said jsonb not null,
  -- The cells as they came and what is wrong with them: bad rows only.
  cells jsonb,
  faults jsonb,
  primary key (job_id, line),
  check ((outcome = 'bad') = (faults is not null))
);
create index bulk_row_key on catalog.bulk_row (job_id, key);
create index bulk_row_product on catalog.bulk_row (job_id, product, line) where product is not null;
create index bulk_row_barcode on catalog.bulk_row (job_id, barcode) where barcode is not null;
create index bulk_row_bad on catalog.bulk_row (job_id, line) where outcome = 'bad';

-- Short-lived addresses of files, known by their hash alone.
create table catalog.bulk_link (
  token_hash bytea primary key,
  job_id uuid not null references catalog.bulk_job (id) on delete cascade,
  file text not null check (file in ('file', 'errors')),
  expires_at timestamptz not null
);
create index bulk_link_expiry on catalog.bulk_link (expires_at);

-- Why somebody counted otherwise than the book.
alter table inventory.movement add column reason text;

grant select, insert, update on catalog.bulk_job to ga_admin;
grant select on catalog.bulk_row to ga_admin;
grant select, insert, delete on catalog.bulk_link to ga_admin;
grant select on catalog.bulk_job to ga_jobs;
grant select, update on catalog.bulk_job to ga_worker;
grant select, insert, update, delete on catalog.bulk_row to ga_worker;
grant insert, update on catalog.product, catalog.variant, pricing.price to ga_worker;
grant select, insert on platform.audit to ga_worker;
