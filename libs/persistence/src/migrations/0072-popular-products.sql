-- What a large catalogue looks at when the search engine is away: its products by their reviews, the best known first.
create index product_popular on catalog.product
  ((floor((rating_average::float8 * rating_count + 80) / (rating_count + 20) * 1000 + 0.5)) desc, id)
  where status = 'published';
