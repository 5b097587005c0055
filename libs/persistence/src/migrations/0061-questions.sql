-- What shoppers ask about a product. It shows once a person has read it and answered.
create table review.question (
  id uuid primary key,
  product_id uuid not null,
  -- SHA-256 of the session that asked; null for one that came with an import.
  session_hash bytea,
  body text not null check (length(body) between 1 and 500),
  state text not null default 'pending' check (state in ('pending', 'published', 'rejected')),
  -- What the checks of the text found, for the moderator.
  findings text[] not null default '{}',
  rejected_because text,
  decided_by text,
  decided_at timestamptz,
  -- What the shop says; kept when the question is taken off the page.
  answer text check (length(answer) between 1 and 1000),
  answered_by text,
  answered_at timestamptz,
  helpful_count integer not null default 0 check (helpful_count >= 0),
  asked_at timestamptz not null default now(),
  published_at timestamptz,
  version integer not null default 1,
  check ((state = 'rejected') = (rejected_because is not null)),
  check (state <> 'published' or (published_at is not null and answer is not null)),
  check ((answer is null) = (answered_at is null))
);
create index question_of_product on review.question (product_id, helpful_count, id) where state = 'published';
create index question_queue on review.question (state, asked_at, id);
create index question_of_person on review.question (session_hash, product_id, asked_at);

-- Where the one mail about an answer goes. The row goes when the mail has left or nothing will be sent: nobody's
-- address is kept for longer than it is needed.
create table review.asker (
  question_id uuid primary key references review.question (id) on delete cascade,
  email text not null,
  -- Whose shop the mail leads to: the one in which it was asked.
  market text not null
);

-- What buyers answer.
create table review.answer (
  id uuid primary key,
  question_id uuid not null references review.question (id) on delete cascade,
  session_hash bytea,
  -- The order that proves the purchase; null for one that came with an import.
  order_id uuid,
  body text not null check (length(body) between 1 and 1000),
  state text not null default 'pending' check (state in ('pending', 'published', 'rejected')),
  findings text[] not null default '{}',
  rejected_because text,
  decided_by text,
  decided_at timestamptz,
  written_at timestamptz not null default now(),
  published_at timestamptz,
  version integer not null default 1,
  unique (question_id, session_hash),
  check ((state = 'rejected') = (rejected_because is not null)),
  check (state <> 'published' or published_at is not null)
);
create index answer_queue on review.answer (written_at) where state = 'pending';

create table review.question_vote (
  question_id uuid not null references review.question (id) on delete cascade,
  session_hash bytea not null,
  voted_at timestamptz not null default now(),
  primary key (question_id, session_hash)
);

-- The shop takes answers in, and again when their writers change them; only the back office lets others see them.
create function review.keep_answer_moderated() returns trigger language plpgsql as $$
begin
  if session_user = 'ga_storefront' and new.state <> 'pending' then
    raise exception 'an answer is published by the back office' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger answer_stays_moderated before insert or update on review.answer
  for each row execute function review.keep_answer_moderated();

grant usage on schema review to ga_worker;
grant select on review.question, review.answer to ga_storefront, ga_admin;
grant insert (id, product_id, session_hash, body, findings), update (helpful_count)
  on review.question to ga_storefront;
grant insert on review.asker to ga_storefront;
grant insert (id, question_id, session_hash, order_id, body, findings),
  update (order_id, body, state, findings, rejected_because, decided_by, decided_at, written_at, version)
  on review.answer to ga_storefront;
grant select, insert on review.question_vote to ga_storefront;
grant update (state, rejected_because, decided_by, decided_at, published_at, answer, answered_by, answered_at, version)
  on review.question to ga_admin;
grant update (state, rejected_because, decided_by, decided_at, published_at, version)
  on review.answer to ga_admin;
-- Staff see that somebody waits for a mail, never who.
grant select (question_id), delete on review.asker to ga_admin;
grant select on review.question to ga_worker;
grant select, delete on review.asker to ga_worker;
