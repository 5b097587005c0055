/**
 * The values of the array parameter `$name`, to stand in `any(...)` or `unnest(...)` of a prepared statement. Of a bare
 * parameter the server believes that a plan made for just these values is worth more, and plans anew each time: five
 * milliseconds for what a product page reads. Of a subquery it knows no more either way, and keeps its plan.
 */
export const arrayParameter = (name: string, type: 'text' | 'uuid'): string =>
  `array(select unnest(cast($${name} as ${type}[])))`;
