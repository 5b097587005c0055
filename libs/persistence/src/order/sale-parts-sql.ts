/** Tax inside of the prices of order `o`: of its goods, or of its delivery. */
const inside = (o: string, of: 'goods' | 'delivery'): string => `coalesce((
    select sum(cast(part.value ->> 'minor' as bigint))
    from jsonb_array_elements(${o}.receipt) step
    cross join jsonb_array_elements(coalesce(step.value -> 'contained', '[]')) part
    where (part.value ->> 'lineId' = 'shipping') = ${of === 'delivery'}), 0)`;

/**
 * What order `o` was sold for, as the books want it: goods after discounts and delivery without tax, and the tax,
 * whether it was added to prices or is inside of them. They sum to the order's total.
 */
export const salePartsSql = (o: string) => ({
  goods: `${o}.items_minor - ${o}.discount_minor - ${inside(o, 'goods')}`,
  shipping: `${o}.shipping_minor - ${inside(o, 'delivery')}`,
  tax: `${o}.tax_minor + ${inside(o, 'goods')} + ${inside(o, 'delivery')}`,
});
