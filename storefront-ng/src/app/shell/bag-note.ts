import { ChangeDetectionStrategy, Component, effect, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '@green-apple/ng-ui';
import { Say } from '../domains/shared/util-language/say.ts';
import { BagStore } from '../domains/shared/data-bag/bag-store.ts';

/** Long enough to read and to reach; the bag itself stays a click away in the header. */
const STAYS_MS = 7_000;

/** Slides in when something went into the bag, or could not. */
@Component({
  selector: 'ga-bag-note',
  imports: [Icon, RouterLink, Say],
  templateUrl: './bag-note.html',
  styleUrl: './bag-note.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BagNote {
  protected readonly bag = inject(BagStore);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    effect((onCleanup) => {
      const news = this.bag.news();
      if (news?.kind === 'added') this.leave();
      onCleanup(() => this.stay());
    });
  }

  /** Pointer or focus on the note: it waits. */
  protected stay(): void {
    clearTimeout(this.#timer);
  }

  protected leave(): void {
    clearTimeout(this.#timer);
    if (this.bag.news()?.kind === 'added')
      this.#timer = setTimeout(() => this.bag.dismissNews(), STAYS_MS);
  }
}
