-- The language an order was placed in: mails about it speak that one, however much later they leave. Orders so far, and
-- those of the previous release, were placed in English.
alter table ordering."order" add column locale text not null default 'en' check (locale ~ '^[a-z]{2}$');
