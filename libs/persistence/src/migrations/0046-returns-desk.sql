-- The desk's list: what needs a decision first, then the newest, page by page.
create index request_desk on returns.request ((state = 'requested' and review is not null), created_at, id);
drop index returns.request_listed;
