-- What a product is said to do, as a record: nothing shows that a second person has not approved, or whose
-- approval has run out.
create table catalog.claim (
  id uuid primary key,
  product_id uuid not null references catalog.product (id),
  kind text not null check (kind in ('structure-function', 'nutrient-content', 'general-wellness')),
  wording text not null check (length(wording) between 1 and 300),
  -- References, one each: study, regulation, label.
  evidence text[] not null check (cardinality(evidence) between 1 and 20),
  state text not null default 'proposed' check (state in ('proposed', 'approved', 'withdrawn')),
  proposed_by text not null,
  proposed_by_name text not null,
  proposed_at timestamptz not null default now(),
  approved_by text,
  approved_by_name text,
  approved_at timestamptz,
  -- The last day on which it may show.
  expires_on date not null,
  position integer not null default 0,
  version integer not null default 1,
  check (approved_by is distinct from proposed_by),
  check (state <> 'approved' or (approved_by is not null and approved_at is not null))
);
create index claim_of_product on catalog.claim (product_id, position);
create index claim_queue on catalog.claim (state, proposed_at, id);

-- What stood on products so far has no second person: it waits for one.
insert into catalog.claim (id, product_id, kind, wording, evidence, proposed_by, proposed_by_name, expires_on, position)
select gen_random_uuid(), p.id, 'structure-function', left(c.claim ->> 'text', 300),
  array[coalesce(nullif(c.claim ->> 'evidence', ''), 'Not given.')], 'carried-over', 'Carried over',
  current_date + 730, c.place::int - 1
from catalog.product p cross join jsonb_array_elements(p.claims) with ordinality as c (claim, place)
where coalesce(c.claim ->> 'text', '') <> '';

grant select on catalog.claim to ga_storefront;
grant select, insert on catalog.claim to ga_admin;
grant update (state, approved_by, approved_by_name, approved_at, expires_on, version) on catalog.claim to ga_admin;
