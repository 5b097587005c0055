import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  resource,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import type { AdminReview, DecideReview } from '@green-apple/contracts-http';
import { ReviewClient } from '../../shared/data-access/review-client.ts';
import { StoreTimeText } from '../../shared/ui-time/store-time-text.ts';
import { Attempt } from '../../shared/util-attempt/attempt.ts';
import { keptValue } from '../../shared/util-list/kept-value.ts';
import { ModerationDesk } from '../ui/moderation-desk.ts';
import { askRejection } from '../ui/rejection.ts';
import { askReply } from '../ui/reply-dialog.ts';
import { ShopperText } from '../ui/shopper-text.ts';
import { REJECTION_TEXT, stateOf } from '../util/review-text.ts';

/** What shoppers have written: a moderator reads it, and decides what others see. */
@Component({
  selector: 'ga-review-page',
  imports: [MatButton, ModerationDesk, RouterLink, ShopperText, StoreTimeText],
  templateUrl: './review-page.html',
  styleUrl: './review-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReviewPage {
  /** Which of them, from the address. */
  readonly state = input<string>();
  readonly cursor = input<string>();
  readonly from = input<string>();

  readonly #client = inject(ReviewClient);
  readonly #dialogs = inject(MatDialog);
  protected readonly shows = computed(() => stateOf(this.state()));
  protected readonly list = resource({
    params: () => ({ state: this.shows(), cursor: this.cursor() }),
    loader: ({ params, abortSignal }) => this.#client.list(params, abortSignal),
  });
  protected readonly shown = keptValue(this.list);
  protected readonly attempt = new Attempt();
  protected readonly rejections = REJECTION_TEXT;

  protected publish(review: AdminReview): Promise<void> {
    return this.#decide(review, { decision: 'publish' });
  }

  protected async reject(review: AdminReview): Promise<void> {
    const because = await askRejection(
      this.#dialogs,
      review.title,
      'Its writer reads why, and can change it.',
    );
    if (because) await this.#decide(review, { decision: 'reject', because });
  }

  protected async reply(review: AdminReview): Promise<void> {
    const reply = await askReply(this.#dialogs, {
      to: review.title,
      now: review.reply ?? '',
      hint: 'Everybody reads it below the review, signed by Green Apple.',
      mayGo: true,
      mayStay: false,
    });
    if (reply !== undefined) await this.#decide(review, { decision: 'reply', reply });
  }

  async #decide(review: AdminReview, decision: DecideReview): Promise<void> {
    await this.attempt.make(review.id, () => this.#client.decide(review, decision));
    this.list.reload();
  }
}
