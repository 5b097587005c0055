-- How many products the shop shows is asked by whoever compares it with the search index. Without this all of a table is
-- read that is two gigabytes in a large catalogue.
create index product_shown on catalog.product (published_at) include (published_until) where status = 'published';
