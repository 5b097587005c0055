import { writerSelect, type Writer } from '../pools.ts';

export interface NotificationKey {
  readonly orderId: string;
  readonly template: string;
  /** Tells two mails of one template for one order apart. */
  readonly occasion: number;
}

export type NotificationState = 'sending' | 'sent' | 'refused';

/** Remembers which mail of which order left, so that none leaves twice for one occasion. */
export class NotificationRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** Notes that a mail is about to leave; answers where it stands when it was noted before. */
  async begin(key: NotificationKey, messageId: string): Promise<NotificationState> {
    const [row] = await writerSelect<{ state: NotificationState }>(
      this.#writer,
      `insert into customer.notification (order_id, template, occasion, message_id, state)
       values (cast($orderId as uuid), $template, $occasion, $messageId, 'sending')
       on conflict (order_id, template, occasion) do update set message_id = excluded.message_id
       returning state`,
      { ...key, messageId },
    );
    return row?.state ?? 'sending';
  }

  /** True once somebody set out to send this mail, whatever became of it. */
  async isBegun(key: NotificationKey): Promise<boolean> {
    const rows = await writerSelect(
      this.#writer,
      `select state from customer.notification
       where order_id = cast($orderId as uuid) and template = $template and occasion = $occasion`,
      { ...key },
    );
    return rows.length > 0;
  }

  /** The mail server took the mail, or refused it for good. */
  async finish(key: NotificationKey, state: 'sent' | 'refused'): Promise<void> {
    await writerSelect(
      this.#writer,
      `update customer.notification
       set state = $state, sent_at = case when $state = 'sent' then now() end
       where order_id = cast($orderId as uuid) and template = $template and occasion = $occasion
         and state = 'sending'`,
      { ...key, state },
    );
  }
}
