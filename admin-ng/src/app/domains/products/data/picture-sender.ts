import { computed, inject, Injectable, signal } from '@angular/core';
import type { AdminMediaList } from '@green-apple/contracts-http';
import { MediaClient } from '../../shared/data-access/media-client.ts';
import { refusalOf, sizeRefusal, type Sending } from '../util/picture-sending.ts';

/** Sends files one after the other: an office's line is narrow, and the list grows in the order of the files. */
@Injectable()
export class PictureSender {
  readonly #client = inject(MediaClient);
  /** Those on their way, and those that were refused and not put away yet. */
  readonly files = signal<readonly Sending[]>([]);
  readonly current = computed(() => this.files().find(({ state }) => state === 'sending') ?? null);
  readonly waiting = computed(() => this.files().filter(({ state }) => state === 'waiting').length);
  readonly busy = computed(() => this.files().some(({ state }) => state !== 'refused'));
  /** Of the bytes that were to be sent since nothing was, how many have gone: 0 to 1. */
  readonly share = computed(
    () => (this.#gone() + this.#goneOfCurrent()) / Math.max(1, this.#all()),
  );
  readonly #all = signal(0);
  readonly #gone = signal(0);
  readonly #goneOfCurrent = signal(0);
  #running = false;

  /** Hands over the list after each file that was taken. */
  async send(
    productId: string,
    files: readonly File[],
    taken: (list: AdminMediaList) => void,
  ): Promise<void> {
    const added = files.map((file): Sending => {
      const refusal = sizeRefusal(file);
      return { productId, file, state: refusal === null ? 'waiting' : 'refused', refusal };
    });
    this.files.update((before) => [...before, ...added]);
    const bytes = added
      .filter(({ state }) => state === 'waiting')
      .reduce((sum, { file }) => sum + file.size, 0);
    this.#all.update((all) => (this.#running ? all : 0) + bytes);
    if (this.#running) return;
    this.#running = true;
    this.#gone.set(0);
    for (let next = this.#waiting(); next !== undefined; next = this.#waiting())
      await this.#sendOne(next, taken);
    this.#running = false;
  }

  putAway({ file }: Sending): void {
    this.files.update((all) => all.filter((one) => one.file !== file));
  }

  #waiting(): Sending | undefined {
    return this.files().find(({ state }) => state === 'waiting');
  }

  async #sendOne(sending: Sending, taken: (list: AdminMediaList) => void): Promise<void> {
    const { productId, file } = sending;
    this.#change(sending, { state: 'sending' });
    try {
      const list = await this.#client.send(productId, file, (share) =>
        this.#goneOfCurrent.set(share * file.size),
      );
      this.putAway(sending);
      taken(list);
    } catch (error) {
      this.#change(sending, { state: 'refused', refusal: refusalOf(error) });
    } finally {
      this.#goneOfCurrent.set(0);
      this.#gone.update((gone) => gone + file.size);
    }
  }

  #change({ file }: Sending, change: Partial<Sending>): void {
    this.files.update((all) => all.map((one) => (one.file === file ? { ...one, ...change } : one)));
  }
}
