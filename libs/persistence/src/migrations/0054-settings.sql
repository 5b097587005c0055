-- What a shopkeeper changes without a release. Nothing used the table before; a setting is one whole number of a
-- market, and null again means that what the release or the environment says holds.
alter table platform.setting add column market text not null default 'US';
alter table platform.setting add column changed_by text not null default '';
alter table platform.setting drop constraint setting_pkey, add primary key (market, key);
alter table platform.setting add check (jsonb_typeof(value) in ('number', 'null'));

-- Amounts stand on pages and in answers that are kept in memory.
create trigger setting_drops_caches after insert or update on platform.setting
  for each statement execute function catalog.notify_lists();

grant select on platform.setting to ga_storefront;
