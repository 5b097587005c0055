-- The back office walks all products by name, page by page, whatever their state.
create index product_by_title on catalog.product (title, id);
