import { DOCUMENT } from '@angular/common';
import { ChangeDetectionStrategy, Component, inject, input, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { CodeBatch } from '@green-apple/contracts-http';
import { failureCode } from '@green-apple/ng-api-client';
import { OfferClient } from '../../shared/data-access/offer-client.ts';
import { StoreTimeText } from '../../shared/ui-time/store-time-text.ts';

/** Single-use codes of a discount: made in one go, downloaded once, taken back. */
@Component({
  selector: 'ga-code-batches',
  imports: [MatButton, MatFormField, MatInput, MatLabel, StoreTimeText],
  templateUrl: './code-batches.html',
  styleUrl: './code-batches.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CodeBatches {
  readonly promotionId = input.required<string>();
  readonly locked = input(false);

  readonly #client = inject(OfferClient);
  readonly #document = inject(DOCUMENT);
  protected readonly batches = resource({
    params: () => this.promotionId(),
    loader: ({ params, abortSignal }) => this.#client.batches(params, abortSignal),
  });
  protected readonly size = signal('1000');
  protected readonly busy = signal('');
  protected readonly trouble = signal('');
  protected readonly asked = signal('');

  protected make(): Promise<void> {
    const size = Math.trunc(Number(this.size()));
    if (!(size >= 1 && size <= 10_000)) {
      this.trouble.set('A batch has 1 to 10,000 codes.');
      return Promise.resolve();
    }
    return this.#work(`Making ${size.toLocaleString()} codes…`, () =>
      this.#client.makeCodes(this.promotionId(), { id: crypto.randomUUID(), size }),
    );
  }

  protected download(batch: CodeBatch): Promise<void> {
    return this.#work('Fetching the codes…', async () => {
      const { codes } = await this.#client.download(batch);
      this.#save(`codes-${batch.createdAt.slice(0, 10)}.csv`, ['code', ...codes, ''].join('\r\n'));
    });
  }

  /** Asks once more: what shoppers hold in their hands stops working. */
  protected revoke(batch: CodeBatch): Promise<void> {
    if (this.asked() !== batch.id) {
      this.asked.set(batch.id);
      return Promise.resolve();
    }
    return this.#work('Revoking…', () => this.#client.revoke(batch));
  }

  async #work(words: string, work: () => Promise<unknown>): Promise<void> {
    this.busy.set(words);
    this.trouble.set('');
    this.asked.set('');
    try {
      await work();
    } catch (error) {
      this.trouble.set(
        failureCode(error) === 'CODES_DOWNLOADED'
          ? 'These codes were downloaded before. When they are lost, revoke them and make new ones.'
          : 'That did not work. Please try again.',
      );
    } finally {
      this.busy.set('');
      this.batches.reload();
    }
  }

  #save(name: string, text: string): void {
    const url = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
    const link = this.#document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    URL.revokeObjectURL(url);
  }
}
