-- Categories are counted, and asked whether anything is in them, whatever the state of their products.
drop index catalog.product_category;
create index product_category on catalog.product (category_id);
-- Nearly all products of a large catalogue are published; the others are listed by themselves.
create index product_unpublished on catalog.product (status, updated_at desc, id) where status <> 'published';
