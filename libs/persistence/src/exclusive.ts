import { Client } from 'pg';

/**
 * Runs `work` while this process alone holds the lock `name` on the writer, or returns null at once when
 * another holds it. The lock ends with the connection, so a killed process leaves none behind; `work` gets
 * a signal that fires when the connection is lost and with it the lock.
 */
export async function whileAlone<Result>(
  writerUrl: string,
  name: string,
  work: (lost: AbortSignal) => Promise<Result>,
): Promise<Result | null> {
  const client = new Client({
    connectionString: writerUrl,
    application_name: `lock ${name}`.slice(0, 60),
    connectionTimeoutMillis: 2_000,
    keepAlive: true,
  });
  const lost = new AbortController();
  client.on('error', (error) => lost.abort(error));
  client.on('end', () => lost.abort(new Error('the connection that held the lock has ended')));
  await client.connect();
  try {
    const { rows } = await client.query<{ mine: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as mine',
      [name],
    );
    return rows[0]?.mine ? await work(lost.signal) : null;
  } finally {
    client.removeAllListeners('end');
    await client.end().catch(() => undefined);
  }
}
