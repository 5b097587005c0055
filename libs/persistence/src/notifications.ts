import type { Logger } from '@green-apple/observability';
import { Client } from 'pg';

export interface NotificationOptions {
  readonly writerUrl: string;
  readonly channels: readonly string[];
  readonly onMessage: (channel: string, payload: string) => void;
  /** Called after every (re)connection: messages may have been missed before it. */
  readonly onConnected?: () => void;
  readonly logger: Logger;
  readonly applicationName?: string;
}

export interface Notifications {
  connected(): boolean;
  close(): Promise<void>;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Listens to channels of the writer (NOTIFY does not reach readers) on a connection of its own, and
 * connects again whenever it is lost. Returns at once; never throws later.
 */
export function listenToDatabase(options: NotificationOptions): Notifications {
  let client: Client | null = null;
  let closed = false;
  let connected = false;
  let pause = FIRST_PAUSE_MS;
  let timer: NodeJS.Timeout | undefined;

  const lost = (of: Client, error?: unknown): void => {
    if (client !== of) return;
    client = null;
    connected = false;
    of.removeAllListeners();
    // A late error of a connection we gave up must not end the process.
    of.on('error', () => undefined);
    void of.end().catch(() => undefined);
    if (closed) return;
    options.logger.warn({ err: error, retryMs: pause }, 'lost the notifications of the database');
    timer = setTimeout(() => void connect(), pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  };

  const connect = async (): Promise<void> => {
    const next = new Client({
      connectionString: options.writerUrl,
      application_name: options.applicationName ?? 'green-apple-listen',
      connectionTimeoutMillis: 2_000,
      keepAlive: true,
    });
    client = next;
    next.on('error', (error) => lost(next, error));
    next.on('end', () => lost(next));
    next.on('notification', ({ channel, payload }) => options.onMessage(channel, payload ?? ''));
    try {
      await next.connect();
      for (const channel of options.channels)
        await next.query(`listen ${next.escapeIdentifier(channel)}`);
      connected = true;
      pause = FIRST_PAUSE_MS;
      options.onConnected?.();
    } catch (error) {
      lost(next, error);
    }
  };

  void connect();
  return {
    connected: () => connected,
    async close() {
      closed = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}
