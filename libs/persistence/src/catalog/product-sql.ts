/** Words that a product of brand `b` with these facts is found by without the index: brand and everything in it. */
export const searchWordsSql = (facts: string): string =>
  `b.name || coalesce((select ' ' || string_agg(distinct named.name #>> '{}', ' ') from (
    select jsonb_path_query(${facts}, '$.rows[*].name') as name
    union all select jsonb_path_query(${facts}, '$.rows[*].parts[*].name')) as named), '')`;

/** One product with everything an employee may see or change, shaped as the admin contract has it. */
export const ADMIN_PRODUCT_SQL = `
  select p.id, p.slug, p.title, p.subtitle, json_build_object('id', b.id, 'name', b.name) as brand,
    json_build_object('id', c.id, 'name', c.name) as category, p.goal, p.form, p.status, p.summary,
    p.description, p.benefits, p.directions, p.warnings, p.facts,
    p.allergens, p.diets, p.images, p.attributes,
    to_json(p.published_at) #>> '{}' as "publishedAt",
    to_json(p.published_until) #>> '{}' as "publishedUntil",
    json_build_object('title', p.seo_title, 'description', p.seo_description, 'canonicalPath', p.seo_canonical,
      'noindex', p.noindex) as seo,
    coalesce((select json_agg(h.slug order by h.left_at desc) from catalog.slug_history h
      where h.product_id = p.id), '[]'::json) as "formerSlugs", to_json(p.updated_at) #>> '{}' as "updatedAt", p.version,
    coalesce((select json_agg(json_build_object('id', v.id, 'sku', v.sku, 'barcode', v.barcode, 'title', v.title,
        'listMinor', coalesce(r.list_minor, 0), 'saleMinor', r.sale_minor, 'saleStartsAt', r.sale_starts_at,
        'saleEndsAt', r.sale_ends_at, 'currency', coalesce(r.currency, 'USD'), 'active', v.active, 'attributes', v.attributes,
        'count', v.count, 'unit', v.unit, 'flavour', v.flavour, 'daysOfSupply', v.days_of_supply,
        'weightGrams', v.weight_grams, 'taxCode', v.tax_code,
        'multipack', (select json_build_object('variantId', m.component_variant_id, 'units', m.units)
          from inventory.multipack m where m.variant_id = v.id),
        'onHand', coalesce(stock.on_hand, 0), 'reserved', coalesce(stock.reserved, 0))
        order by v.position, v.id)
      from catalog.variant v
      left join pricing.price r on r.variant_id = v.id and r.market = $market
      left join lateral (select sum(s.on_hand)::int as on_hand, sum(s.reserved)::int as reserved
        from inventory.stock_level s where s.variant_id = v.id) stock on true
      where v.product_id = p.id), '[]'::json) as variants
  from catalog.product p
  join catalog.brand b on b.id = p.brand_id
  join catalog.category c on c.id = p.category_id
  where p.id = cast($id as uuid)`;
