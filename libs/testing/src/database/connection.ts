import { Client } from 'pg';

/** `url` with another database, and another user when one is named. */
export function databaseUrl(url: string, database: string, user?: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${database}`;
  if (user !== undefined) parsed.username = user;
  return parsed.href;
}

/** Lends one connection to `work` and closes it afterwards. */
export async function withClient<Result>(
  url: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: url, application_name: 'testing' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
