import type { Logger } from '@green-apple/observability';
import { listenToDatabase, type Notifications } from '@green-apple/persistence';

type Wake = () => void;

/**
 * Tells order pages that their order has changed: one listening connection for the whole process, however
 * many pages are open. After a lost connection everybody is woken, since a message may have been missed.
 */
export class OrderWatch {
  private readonly watchers = new Map<string, Set<Wake>>();
  private readonly notifications: Notifications;

  constructor(writerUrl: string, logger: Logger) {
    this.notifications = listenToDatabase({
      writerUrl,
      channels: ['order_changed'],
      applicationName: 'order-watch',
      logger,
      onMessage: (_channel, orderId) => this.watchers.get(orderId)?.forEach((wake) => wake()),
      onConnected: () => this.watchers.forEach((wakes) => wakes.forEach((wake) => wake())),
    });
  }

  /** Calls `wake` whenever the order may have changed, until the returned function is called. */
  watch(orderId: string, wake: Wake): () => void {
    const wakes = this.watchers.get(orderId) ?? new Set();
    wakes.add(wake);
    this.watchers.set(orderId, wakes);
    return () => {
      wakes.delete(wake);
      if (wakes.size === 0) this.watchers.delete(orderId);
    };
  }

  close(): Promise<void> {
    return this.notifications.close();
  }
}
