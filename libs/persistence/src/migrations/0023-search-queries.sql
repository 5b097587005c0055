-- What shoppers search for, counted by day: words and numbers, nobody's name. Drafts of the search rules are
-- tried on the most frequent of them.
create table reporting.search_query (
  day date not null,
  words text not null check (length(words) between 1 and 60),
  searches integer not null check (searches > 0),
  primary key (day, words)
);
grant select, insert, update on reporting.search_query to ga_storefront;
grant select on reporting.search_query to ga_admin;
