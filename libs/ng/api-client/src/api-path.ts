/** Values of a query string; lists repeat their name, what is missing or empty is left out. */
export type QueryValues = Readonly<
  Record<string, string | number | boolean | readonly string[] | null | undefined>
>;

/** `apiPath('/api/orders/:id', { id })`: fills in and escapes the path's parameters. */
export function apiPath(route: string, params: Readonly<Record<string, string>>): string {
  return route.replace(/:([a-zA-Z]+)/g, (_match, name: string) => {
    const value = params[name];
    if (value === undefined) throw new RangeError(`${route} needs ${name}`);
    return encodeURIComponent(value);
  });
}

/** Query string with its question mark, names in the order given; empty when there is nothing to say. */
export function queryString(values: QueryValues): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === undefined || value === '') continue;
    if (typeof value === 'object') for (const one of value) query.append(name, one);
    else query.set(name, String(value));
  }
  const text = query.toString();
  return text && `?${text}`;
}
