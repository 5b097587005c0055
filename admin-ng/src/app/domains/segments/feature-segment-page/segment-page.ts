import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  resource,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import type { AdminSegment, CreateSegment, SegmentPreview } from '@green-apple/contracts-http';
import { ApiProblem, failureCode } from '@green-apple/ng-api-client';
import { APP_SETTINGS } from '../../../config/app-config.ts';
import { CurrentEmployee } from '../../shared/data-access/current-employee.ts';
import { ReferenceClient } from '../../shared/data-access/reference-client.ts';
import { SegmentClient } from '../../shared/data-access/segment-client.ts';
import { NoteDialog, type NoteQuestion } from '../../shared/ui-dialog/note-dialog.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { StatePanel } from '../../shared/ui-state/state-panel.ts';
import { StoreTimeText } from '../../shared/ui-time/store-time-text.ts';
import { currencySign, MARKET_CHOICES, moneyText } from '../../shared/util-market/market-text.ts';
import { shortTime } from '../../shared/util-time/store-time.ts';
import { focusWithin } from '../../shared/util-list/focus-within.ts';
import { keptValue } from '../../shared/util-list/kept-value.ts';
import { SegmentForm } from './segment-form.ts';
import { SegmentMembers, type MembersWish } from '../ui/segment-members.ts';
import { inPortions } from '../util/address-list.ts';
import { faultWords } from '../util/segment-draft.ts';
import { segmentWords } from '../util/segment-words.ts';

/** What is open above the list. */
type Open =
  | { readonly what: 'form'; readonly segment: AdminSegment | null }
  | { readonly what: 'members'; readonly segment: AdminSegment };

/** One request names at most so many addresses. */
const ADDRESSES_AT_ONCE = 500;

/** Groups of customers that offers and price lists ask for. */
@Component({
  selector: 'ga-segment-page',
  imports: [
    FailurePanel,
    Icon,
    MatButton,
    RouterLink,
    SegmentForm,
    SegmentMembers,
    StatePanel,
    StoreTimeText,
  ],
  templateUrl: './segment-page.html',
  styleUrl: './segment-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SegmentPage {
  readonly #client = inject(SegmentClient);
  readonly #reference = inject(ReferenceClient);
  readonly #employee = inject(CurrentEmployee);
  readonly #dialog = inject(MatDialog);
  readonly #zone = inject(APP_SETTINGS).timeZone;
  readonly #focus = focusWithin();
  private readonly members = viewChild(SegmentMembers);

  protected readonly markets = MARKET_CHOICES.map((one) => ({
    ...one,
    sign: currencySign(one.code),
  }));
  protected readonly list = resource({
    loader: ({ abortSignal }) => this.#client.list(abortSignal),
  });
  protected readonly shown = keptValue(this.list);
  protected readonly reference = resource({ loader: () => this.#reference.read() });
  protected readonly open = signal<Open | null>(null);
  protected readonly mayWrite = computed(() => this.#employee.may('promotions:write'));
  protected readonly preview = signal<SegmentPreview | null>(null);
  protected readonly faults = signal<readonly string[]>([]);
  protected readonly busy = signal(false);
  protected readonly said = signal('');
  protected readonly trouble = signal('');
  /** One for each new segment, so that a second press makes no second one. */
  #newId = crypto.randomUUID();

  protected words(segment: AdminSegment): string {
    return segmentWords(segment, {
      nameOf: (id) => segment.names[id] ?? 'something that is gone',
      timeText: (iso) => shortTime(iso, this.#zone, Date.now()),
      moneyText,
    });
  }

  protected show(open: Open | null): void {
    this.open.set(open);
    this.preview.set(null);
    this.faults.set([]);
    this.trouble.set('');
    this.said.set('');
    if (open === null) return;
    this.#newId = crypto.randomUUID();
    this.#focus('#open-heading');
  }

  protected async look({ conditions }: CreateSegment): Promise<void> {
    await this.#attempt(async () => this.preview.set(await this.#client.preview(conditions)));
  }

  protected async save(segment: CreateSegment): Promise<void> {
    const open = this.open();
    if (open?.what !== 'form') return;
    await this.#attempt(async () => {
      const { name, note, conditions } = segment;
      const kept = open.segment
        ? await this.#client.edit(open.segment, { name, note, conditions })
        : await this.#client.create(this.#newId, segment);
      const byHand = kept.kind === 'hand' && open.segment === null;
      this.show(byHand ? { what: 'members', segment: kept } : null);
      this.said.set(
        kept.kind === 'hand'
          ? `Saved “${kept.name}”.`
          : `Saved “${kept.name}”. Who is in it is worked out within a minute.`,
      );
      this.list.reload();
    });
  }

  protected async changeMembers({ what, addresses }: MembersWish): Promise<void> {
    const open = this.open();
    if (open?.what !== 'members') return;
    let [done, moved] = [0, 0];
    await this.#attempt(async () => {
      for (const portion of inPortions(addresses, ADDRESSES_AT_ONCE)) {
        const change = await this.#client.changeMembers(open.segment.id, { [what]: portion });
        this.open.set({ what: 'members', segment: change.segment });
        moved += change.added + change.removed;
        done += portion.length;
        this.said.set(`${done.toLocaleString()} of ${addresses.length.toLocaleString()} done…`);
      }
      const still = done - moved;
      const rest = what === 'add' ? 'in it already' : 'not in it';
      this.said.set(
        `${moved.toLocaleString()} ${what === 'add' ? 'added' : 'taken out'}` +
          (still === 0
            ? '.'
            : `, ${still.toLocaleString()} ${still === 1 ? 'was' : 'were'} ${rest}.`),
      );
      this.members()?.clear();
    });
    this.list.reload();
  }

  protected async archive(segment: AdminSegment): Promise<void> {
    const archived = segment.archivedAt === null;
    if (archived && !(await this.#sure(segment))) return;
    await this.#attempt(async () => {
      await this.#client.archive(segment, archived);
      this.show(null);
      this.said.set(
        archived
          ? `“${segment.name}” is archived: nobody is in it.`
          : `“${segment.name}” is back, with its members.`,
      );
    });
    this.list.reload();
  }

  async #sure({ name, usedBy }: AdminSegment): Promise<boolean> {
    const names = usedBy.filter(({ active }) => active).map((one) => `“${one.name}”`);
    const data: NoteQuestion = {
      title: `Archive “${name}”?`,
      text:
        'Nobody will be in it from the next total on. You can take it out again.' +
        (names.length === 0
          ? ''
          : ` These ask for it and will hold for nobody: ${names.join(', ')}.`),
      note: null,
      keep: 'Keep it',
      act: 'Archive it',
    };
    const answer = this.#dialog.open(NoteDialog, { data, width: '520px' }).afterClosed();
    return new Promise((resolve) => {
      answer.subscribe((result: unknown) => resolve(result !== undefined));
    });
  }

  async #attempt(work: () => Promise<unknown>): Promise<void> {
    this.busy.set(true);
    this.trouble.set('');
    this.said.set('');
    this.faults.set([]);
    try {
      await work();
    } catch (error) {
      const errors = error instanceof ApiProblem ? error.problem.errors : undefined;
      if (errors?.length)
        this.faults.set(
          faultWords(errors.map(({ path, message }) => ({ path: path.split('.'), message }))),
        );
      if (!errors?.length || this.open()?.what !== 'form')
        this.trouble.set(TROUBLES[failureCode(error)] ?? 'That did not work. Please try again.');
    } finally {
      this.busy.set(false);
    }
  }
}

const TROUBLES: Readonly<Record<string, string>> = {
  VERSION_CONFLICT: 'A colleague has changed it meanwhile. Reload the page and look again.',
  CODE_TAKEN: 'Another segment has this code. Choose another one.',
  VALIDATION_FAILED: 'One of the addresses is none. Nothing of its portion was changed.',
};
