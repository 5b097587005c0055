-- What a large catalogue looks at when the search engine is away: its products by their reviews, the best known first, and
-- beside each what most lists ask of it, so that those who do not keep to it need not be read.
create index product_popular on catalog.product
  ((floor((rating_average::float8 * rating_count + 80) / (rating_count + 20) * 1000 + 0.5)) desc, id)
  include (category_id, brand_id, goal, form, diets, allergens, certificates, rating_average, rating_count, published_at, published_until)
  where status = 'published';
