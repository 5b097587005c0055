import { CdkDrag, CdkDragHandle, CdkDropList, type CdkDragDrop } from '@angular/cdk/drag-drop';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  output,
  resource,
  signal,
  untracked,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatProgressBar } from '@angular/material/progress-bar';
import type { AdminMedia, AdminMediaList } from '@green-apple/contracts-http';
import {
  PICTURE_LEAST_SIDE,
  PICTURE_MOST_BYTES,
  PICTURE_TYPES,
  PICTURES_MOST,
  sizeWords,
} from '@green-apple/domain-catalog';
import { ProductPicture } from '@green-apple/ng-ui';
import { firstValueFrom } from 'rxjs';
import { MediaClient } from '../../shared/data-access/media-client.ts';
import { NoteDialog, type NoteQuestion } from '../../shared/ui-dialog/note-dialog.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { Attempt } from '../../shared/util-attempt/attempt.ts';
import { focusWithin } from '../../shared/util-list/focus-within.ts';
import { keptValue } from '../../shared/util-list/kept-value.ts';
import { lookAgainWhile } from '../../shared/util-list/look-again.ts';
import { PictureSender } from '../data/picture-sender.ts';
import { PictureBadge } from '../ui/picture-badge.ts';
import { askAboutPicture, type PictureQuestion } from '../ui/picture-dialog.ts';
import { RowTools } from '../ui/row-tools.ts';
import { moved } from '../util/moved.ts';
import type { Sending } from '../util/picture-sending.ts';
import {
  pictureFacts,
  pictureFault,
  pictureName,
  shownImages,
  together,
} from '../util/picture-text.ts';

/** Renditions are made within seconds; meanwhile the list is read again so often. */
const LOOKS_EVERY_MS = 2_000;

/** What was known of a product's pictures, and what is known now. */
export interface PicturesSeen {
  readonly before: AdminMediaList | null;
  readonly after: AdminMediaList;
}

/** The pictures of a product: sent, described, put in order; each deed is saved at once, apart from the form around it. */
@Component({
  selector: 'ga-product-pictures',
  imports: [
    CdkDrag,
    CdkDragHandle,
    CdkDropList,
    FailurePanel,
    Icon,
    MatButton,
    MatIconButton,
    MatProgressBar,
    PictureBadge,
    ProductPicture,
    RowTools,
  ],
  providers: [PictureSender],
  templateUrl: './product-pictures.html',
  styleUrls: ['./product-part.scss', './product-pictures.scss'],
  host: {
    '[class.over]': 'over()',
    '(dragover)': 'hover($event)',
    '(dragleave)': 'leave($event)',
    '(drop)': 'drop($event)',
  },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProductPictures {
  readonly productId = input.required<string>();
  readonly locked = input.required<boolean>();
  /** Each time the list is another one. */
  readonly seen = output<PicturesSeen>();

  readonly #client = inject(MediaClient);
  readonly #dialogs = inject(MatDialog);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #focus = focusWithin();
  protected readonly sender = inject(PictureSender);
  protected readonly types = PICTURE_TYPES.join(',');
  protected readonly rules = `JPEG, PNG or WebP, up to ${together(sizeWords(PICTURE_MOST_BYTES))}, at least ${PICTURE_LEAST_SIDE} pixels on each side.`;
  protected readonly stored = resource({
    params: () => this.productId(),
    loader: ({ params, abortSignal }) => this.#client.list(params, abortSignal),
  });
  readonly #kept = keptValue(this.stored);
  /** Null until those of this very product are known. */
  protected readonly list = computed(() => {
    const kept = this.#kept();
    return kept?.product.id === this.productId() ? kept : null;
  });
  protected readonly full = computed(() => (this.list()?.items.length ?? 0) >= PICTURES_MOST);
  /** The first one that shows: lists show it. */
  protected readonly leading = computed(() => {
    const [image] = shownImages(this.list() ?? { items: [] });
    return image?.key ?? null;
  });
  /** True while closing the page would lose something. */
  readonly changed = this.sender.busy;
  protected readonly attempt = new Attempt();
  protected readonly busy = computed(() => this.attempt.at() !== null);
  /** Files are held over this part. */
  protected readonly over = signal(false);
  /** What was done last, for who does not see the list. */
  protected readonly said = signal('');

  protected readonly nameOf = pictureName;
  protected readonly factsOf = pictureFacts;
  protected readonly faultOf = pictureFault;

  constructor() {
    let before: AdminMediaList | null = null;
    effect(() => {
      const after = this.list();
      if (after === null || after === before) return;
      const known = before?.product.id === after.product.id ? before : null;
      before = after;
      untracked(() => this.seen.emit({ before: known, after }));
    });
    const inMaking = () => this.list()?.items.some(({ state }) => state === 'processing') ?? false;
    lookAgainWhile(this.stored, inMaking, LOOKS_EVERY_MS);
  }

  protected hover(event: DragEvent): void {
    const types = event.dataTransfer?.types ?? [];
    // Text goes where it always goes, and so does a picture of this or another page, which comes with its address.
    if (!types.includes('Files') || types.includes('text/uri-list')) return;
    event.preventDefault();
    this.over.set(!this.locked());
  }

  /** Going from one of its rows to the next is no leaving. */
  protected leave({ relatedTarget }: DragEvent): void {
    if (!(relatedTarget instanceof Node && this.#host.contains(relatedTarget)))
      this.over.set(false);
  }

  protected drop(event: DragEvent): void {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    this.over.set(false);
    void this.#send(files);
  }

  protected choose(picker: HTMLInputElement): void {
    const files = [...(picker.files ?? [])];
    picker.value = '';
    void this.#send(files);
  }

  protected sendAgain(sending: Sending): void {
    this.sender.putAway(sending);
    void this.#send([sending.file]);
  }

  protected async describe({ id }: AdminMedia): Promise<void> {
    let question = this.#question(id);
    while (question !== null) {
      const change = await askAboutPicture(this.#dialogs, question);
      if (change === null) return;
      const worked = await this.#make(id, (list) => this.#client.describe(list, id, change));
      if (worked) return this.said.set('Saved. The shop shows it within two seconds.');
      // Nothing that was written is lost: it is asked about once more, beside what is there by now.
      question = this.#question(id, { written: change, trouble: this.attempt.trouble() });
      if (question !== null) this.attempt.trouble.set('');
    }
  }

  protected async move(from: number, by: number): Promise<void> {
    const list = this.list();
    const media = list?.items[from];
    if (this.busy() || !list || !media || !list.items[from + by]) return;
    const items = [...moved(list.items, from, by)];
    this.stored.set({ ...list, items });
    // A row that moves loses the focus of its button.
    const button = `[data-media="${media.id}"] .${by < 0 ? 'up' : 'down'}`;
    this.#focus(button);
    const ids = items.map(({ id }) => id);
    const worked = await this.#make(media.id, (seen) => this.#client.arrange(seen, ids));
    if (worked) this.said.set(`${pictureName(media, from)} is number ${from + by + 1} now.`);
    else this.#focus(button);
  }

  protected dropped({ previousIndex, currentIndex }: CdkDragDrop<unknown>): void {
    void this.move(previousIndex, currentIndex - previousIndex);
  }

  protected async remove(media: AdminMedia, at: number): Promise<void> {
    const name = pictureName(media, at);
    const data: NoteQuestion = {
      title: `Remove ${name}?`,
      text: 'The shop stops showing it within two seconds. To have it back, send its file again.',
      note: null,
      keep: 'Keep it',
      act: 'Remove it',
    };
    const answer = await firstValueFrom(
      this.#dialogs.open<NoteDialog, NoteQuestion, string>(NoteDialog, { data }).afterClosed(),
    );
    if (!answer) return;
    const worked = await this.#make(media.id, (list) => this.#client.remove(list, media.id));
    if (!worked) return;
    this.said.set(`${name} is gone.`);
    this.#focus('.add');
  }

  protected retry(media: AdminMedia): Promise<boolean> {
    return this.#make(media.id, (list) => this.#client.retry(list, media.id));
  }

  async #send(files: readonly File[]): Promise<void> {
    if (this.locked()) return;
    await this.sender.send(this.productId(), files, (list) => {
      if (list.product.id === this.productId()) this.stored.set(list);
    });
  }

  #question(
    id: string,
    again: Pick<PictureQuestion, 'written' | 'trouble'> = { written: {}, trouble: '' },
  ): PictureQuestion | null {
    const items = this.list()?.items ?? [];
    const at = items.findIndex((one) => one.id === id);
    const media = items[at];
    return media === undefined ? null : { media, name: `Picture ${at + 1}`, ...again };
  }

  /** True when it worked; otherwise the list is as it stands by now. */
  async #make(
    what: string,
    deed: (list: AdminMediaList) => Promise<AdminMediaList>,
  ): Promise<boolean> {
    const list = this.list();
    if (list === null) return false;
    const worked = await this.attempt.make(what, async () => this.stored.set(await deed(list)));
    if (!worked) await this.#lookAgain(list);
    return worked;
  }

  async #lookAgain(before: AdminMediaList): Promise<void> {
    const now = await this.#client.list(before.product.id).catch(() => null);
    if (now !== null && now.product.id === this.productId()) this.stored.set(now);
  }
}
