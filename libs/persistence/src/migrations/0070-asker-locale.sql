-- The language a question was asked in: the one mail about its answer speaks it. Who waits so far, and who asks the
-- previous release, reads English.
alter table review.asker add column locale text not null default 'en' check (locale ~ '^[a-z]{2}$');
