import { createHash } from 'node:crypto';
import type { Parameters } from '../pools.ts';

/** A statement as the server takes it: numbered places, values in their order. */
export interface BoundStatement {
  readonly text: string;
  readonly values: unknown[];
  /** Set for what is parsed and planned once per connection. */
  readonly name?: string;
}

interface Compiled {
  readonly text: string;
  readonly names: readonly string[];
  readonly hash: string;
}

/** Texts are few; those with many shapes, such as lists without the search engine, are read anew when crowded out. */
const MOST_COMPILED = 300;
const compiled = new Map<string, Compiled>();

/** `$id` becomes `$1`. Throws when a value is missing: a typing error must not become a null. */
export function bindStatement(
  sql: string,
  parameters: Parameters,
  prepared: boolean,
): BoundStatement {
  const { text, names, hash } = compiled.get(sql) ?? compile(sql);
  const values = names.map((name) => {
    if (parameters[name] === undefined) throw new RangeError(`no value for $${name}`);
    return withoutZeros(parameters[name]);
  });
  return prepared ? { name: hash, text, values } : { text, values };
}

/** No text in the database holds a zero byte, which the server would refuse: it cannot be looked for. */
function withoutZeros(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutZeros);
  return typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '') : value;
}

function compile(sql: string): Compiled {
  const names: string[] = [];
  const text = sql.replace(/\B\$(\$|[a-zA-Z_]\w*)/g, (_, name: string) => {
    if (name === '$') return '$';
    if (!names.includes(name)) names.push(name);
    return `$${names.indexOf(name) + 1}`;
  });
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, 32);
  if (compiled.size >= MOST_COMPILED) compiled.clear();
  compiled.set(sql, { text, names, hash });
  return { text, names, hash };
}
