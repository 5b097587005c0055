import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  inject,
  input,
  resource,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatOption, MatSelect } from '@angular/material/select';
import { Router, RouterLink } from '@angular/router';
import type { WorkItem } from '@green-apple/contracts-http';
import { failureCode } from '@green-apple/ng-api-client';
import { APP_SETTINGS } from '../../../config/app-config.ts';
import { FulfilmentClient } from '../../shared/data-access/fulfilment-client.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { ListSearch } from '../../shared/ui-list-search/list-search.ts';
import { Pager } from '../../shared/ui-pager/pager.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { StatePanel } from '../../shared/ui-state/state-panel.ts';
import { StatusBadge } from '../../shared/ui-status/status-badge.ts';
import { RowKeys } from '../../shared/util-list/row-keys.ts';
import { keptValue } from '../../shared/util-list/kept-value.ts';
import { MyPlace } from '../data/my-place.ts';
import { promiseText, storeDay, type PromiseText } from '../util/promise-text.ts';
import { contentText, readyFor, WORK_STATE_LABELS, type Deed } from '../util/work-deeds.ts';

/** Runs answer within a second or two; the list looks this often for what they did. */
const LOOKS = 4;
const PAUSE_MS = 1_200;
const EVERYWHERE = 'all';
/** What waits to be packed at one's place, the oldest promise first; several are taken at once. */
@Component({
  selector: 'ga-work-list-page',
  imports: [
    FailurePanel,
    Icon,
    ListSearch,
    MatButton,
    MatCheckbox,
    MatFormField,
    MatLabel,
    MatOption,
    MatSelect,
    Pager,
    RouterLink,
    RowKeys,
    StatePanel,
    StatusBadge,
  ],
  templateUrl: './work-list-page.html',
  styleUrl: './work-list-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WorkListPage {
  /** Code of a place, or `all`; without it the place this device remembers. */
  readonly place = input<string>();
  readonly q = input<string>();
  readonly state = input<string>();
  readonly cursor = input<string>();
  readonly from = input<string>();

  readonly #client = inject(FulfilmentClient);
  readonly #router = inject(Router);
  readonly #myPlace = inject(MyPlace);
  readonly #zone = inject(APP_SETTINGS).timeZone;
  #gone = false;

  protected readonly everywhere = EVERYWHERE;
  protected readonly states = WORK_STATE_LABELS;
  protected readonly here = computed(() => this.place() ?? this.#myPlace.code() ?? EVERYWHERE);
  protected readonly places = resource({
    loader: ({ abortSignal }) => this.#client.places(abortSignal),
  });
  protected readonly list = resource({
    params: () => ({
      q: this.q(),
      place: this.here() === EVERYWHERE ? undefined : this.here(),
      state: this.state(),
      cursor: this.cursor(),
    }),
    loader: ({ params, abortSignal }) => this.#client.work(params, abortSignal),
  });
  protected readonly shown = keptValue(this.list);
  protected readonly refused = computed(() => failureCode(this.list.error()) === 'FORBIDDEN');

  readonly #marked = signal<ReadonlySet<string>>(new Set());
  protected readonly chosen = computed(() =>
    (this.shown()?.items ?? []).filter(({ id }) => this.#marked().has(id)),
  );
  protected readonly chosenIds = computed(() =>
    this.chosen()
      .map(({ id }) => id)
      .join(','),
  );
  protected readonly toPack = computed(() => readyFor('pack', this.chosen()));
  protected readonly toShip = computed(() => readyFor('ship', this.chosen()));
  protected readonly allChosen = computed(() => {
    const items = this.shown()?.items ?? [];
    return items.length > 0 && items.length === this.chosen().length;
  });
  protected readonly busy = signal(false);
  protected readonly said = signal('');
  protected readonly trouble = signal('');
  protected readonly contentText = contentText;

  constructor() {
    inject(DestroyRef).onDestroy(() => (this.#gone = true));
  }

  protected promised({ promisedBy }: WorkItem): PromiseText {
    return promiseText(promisedBy, storeDay(Date.now(), this.#zone));
  }

  protected isChosen({ id }: WorkItem): boolean {
    return this.#marked().has(id);
  }

  protected mark({ id }: WorkItem, on: boolean): void {
    const marked = new Set(this.#marked());
    if (on) marked.add(id);
    else marked.delete(id);
    this.#marked.set(marked);
  }

  protected markAll(on: boolean): void {
    this.#marked.set(new Set(on ? this.shown()?.items.map(({ id }) => id) : []));
  }

  protected goTo(place: string): void {
    this.#myPlace.choose(place === EVERYWHERE ? null : place);
    this.filter({ place });
  }

  protected filter(change: Readonly<Record<string, string | null>>): void {
    this.markAll(false);
    this.said.set('');
    void this.#router.navigate([], {
      queryParams: { ...change, cursor: null, from: null },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected lookAgain(): void {
    this.list.reload();
    this.places.reload();
  }

  protected async ask(instruction: Deed, items: readonly WorkItem[]): Promise<void> {
    if (this.busy() || items.length === 0) return;
    this.busy.set(true);
    this.trouble.set('');
    this.said.set('');
    try {
      const shipments = items.map(({ orderId, id }) => ({ orderId, shipmentId: id }));
      const { results } = await this.#client.instruct({ instruction, shipments });
      const asked = results.filter(({ code }) => code === 'ASKED').length;
      const late = results.length - asked;
      this.said.set(
        late === 0
          ? `Asked for ${asked}. The list shows them in a moment.`
          : `Asked for ${asked}; ${late} had moved on meanwhile.`,
      );
      this.markAll(false);
      await this.#watch(items);
    } catch {
      this.trouble.set('That did not work. The list shows where everything stands.');
      this.lookAgain();
    } finally {
      this.busy.set(false);
    }
  }

  /** Looks until the runs have moved them. */
  async #watch(items: readonly WorkItem[]): Promise<void> {
    const before = new Map(items.map(({ id, state }) => [id, state]));
    for (let look = 0; look < LOOKS && !this.#gone; look++) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      if (this.#gone) return;
      this.lookAgain();
      const stays = this.shown()?.items.some(({ id, state }) => before.get(id) === state);
      if (look > 0 && stays !== true) return;
    }
  }
}
