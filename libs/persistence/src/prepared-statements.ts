import { createHash } from 'node:crypto';
import type { Client } from 'pg';

/** A connection remembers this many statements at most; what comes later is parsed each time. */
const MOST_STATEMENTS = 200;

type Callback = (error: Error, result: unknown) => void;
type Query = (text: string, values?: readonly unknown[] | Callback, callback?: Callback) => unknown;

/**
 * Lets the server parse and plan each statement with values once per connection rather than on every call:
 * the larger statements of the checkout spend more time there than at work. For pools that send a fixed set
 * of texts; a text that carries its values inside would only fill the memory of the server.
 */
export function prepareStatements(client: Client): void {
  const send = client.query.bind(client) as Query &
    ((config: object, callback: Callback) => unknown);
  const names = new Map<string, string>();
  const query: Query = (text, values, callback) => {
    if (!Array.isArray(values) || callback === undefined) return send(text, values, callback);
    const name = names.get(text) ?? remember(names, text);
    return name === undefined
      ? send(text, values, callback)
      : send({ name, text, values }, callback);
  };
  Object.assign(client, { query });
}

function remember(names: Map<string, string>, text: string): string | undefined {
  if (names.size >= MOST_STATEMENTS) return undefined;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 32);
  names.set(text, name);
  return name;
}
