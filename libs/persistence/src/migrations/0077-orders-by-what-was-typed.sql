-- Employees look for orders by part of a number or by the beginning of a SKU, among all orders there ever were.
create index line_sku on ordering.line (sku text_pattern_ops, order_id);

-- Without trigrams the numbers are gone through one by one.
do $$
begin
  if exists (select from pg_extension where extname = 'pg_trgm') then
    create index order_number_part on ordering."order" using gin (number public.gin_trgm_ops);
  end if;
end $$;
