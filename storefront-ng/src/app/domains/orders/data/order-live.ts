import { Injectable, inject, signal, type OnDestroy } from '@angular/core';
import type { OrderProgress } from '@green-apple/contracts-http';
import { OrderClient } from '@green-apple/ng-api-client';
import { EVENT_SOURCE, POLL_MS, REOPEN_MS } from './order-events.ts';
import { isSettled, newer } from '../util/progress.ts';

/**
 * Follows an order as it happens: over the event stream, and by asking every few seconds while there is
 * none. Browser only. Ends by itself once nothing more will happen.
 */
@Injectable()
export class OrderLive implements OnDestroy {
  readonly #client = inject(OrderClient);
  readonly #open = inject(EVENT_SOURCE);
  readonly #progress = signal<OrderProgress | null>(null);
  readonly #connected = signal(true);
  #id: string | null = null;
  #source: EventSource | null = null;
  #poll: ReturnType<typeof setInterval> | undefined;
  #reopen: ReturnType<typeof setTimeout> | undefined;

  /** The newest news; null before the first. */
  readonly progress = this.#progress.asReadonly();
  /** False while neither stream nor questions get through. */
  readonly connected = this.#connected.asReadonly();

  /** Followed already, an order that was read again only brings its news. */
  follow(id: string, known: OrderProgress | null): void {
    if (id === this.#id && known !== null) return this.#heard(known);
    this.stop();
    this.#id = id;
    this.#progress.set(known);
    if (!known || !isSettled(known.state)) this.#listen(id);
  }

  stop(): void {
    this.#source?.close();
    this.#source = null;
    clearInterval(this.#poll);
    clearTimeout(this.#reopen);
    this.#poll = undefined;
  }

  /** Asks once, now; also after something was done that will change the order. */
  async refresh(): Promise<void> {
    if (this.#id === null) return;
    try {
      const order = await this.#client.order(this.#id);
      this.#connected.set(true);
      this.#heard(order.progress);
    } catch {
      this.#connected.set(false);
    }
  }

  ngOnDestroy(): void {
    this.stop();
  }

  #listen(id: string): void {
    this.#source?.close();
    const source = this.#open(this.#client.progressUrl(id));
    this.#source = source;
    source.addEventListener('open', () => this.#streaming());
    source.addEventListener('order', (event: MessageEvent<string>) => {
      this.#streaming();
      const progress = parse(event.data);
      if (progress) this.#heard(progress);
    });
    // The browser reconnects by itself, unless the answer was no stream at all; we ask meanwhile.
    source.addEventListener('error', () => this.#interrupted(id));
  }

  #streaming(): void {
    this.#connected.set(true);
    clearInterval(this.#poll);
    clearTimeout(this.#reopen);
    this.#poll = undefined;
  }

  #interrupted(id: string): void {
    if (this.#poll !== undefined || this.#source === null) return;
    void this.refresh();
    this.#poll = setInterval(() => void this.refresh(), POLL_MS);
    this.#reopen = setTimeout(() => {
      this.#poll = this.#clearPoll();
      this.#listen(id);
    }, REOPEN_MS);
  }

  #clearPoll(): undefined {
    clearInterval(this.#poll);
    return undefined;
  }

  #heard(progress: OrderProgress): void {
    this.#progress.update((known) => newer(known, progress));
    if (isSettled(progress.state)) this.stop();
  }
}

function parse(data: string): OrderProgress | null {
  try {
    return JSON.parse(data) as OrderProgress;
  } catch {
    return null;
  }
}
