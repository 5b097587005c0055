import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  resource,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { BulkJobDto } from '@green-apple/contracts-http';
import { BulkClient } from '../../shared/data-access/bulk-client.ts';
import { CurrentEmployee } from '../../shared/data-access/current-employee.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { StatePanel } from '../../shared/ui-state/state-panel.ts';
import { StoreTimeText } from '../../shared/ui-time/store-time-text.ts';
import { keptValue } from '../../shared/util-list/kept-value.ts';
import { lookAgainWhile } from '../../shared/util-list/look-again.ts';
import { ExportForm, type ExportChoice } from '../ui/export-form.ts';
import { ImportForm, type ImportChoice } from '../ui/import-form.ts';
import { JobState } from '../ui/job-state.ts';
import { JobPanel, type JobWish } from '../ui/job-panel.ts';
import { isAtWork, KIND_LABELS, resultText } from '../util/bulk-text.ts';
import { refusalText } from '../util/refusal-text.ts';

/** Between two looks at a job that is at work. */
const LOOK_MS = 1_000;

/** Files are sent, tried and taken over here, and the catalogue is written to files. */
@Component({
  selector: 'ga-bulk-page',
  imports: [
    ExportForm,
    FailurePanel,
    ImportForm,
    JobPanel,
    JobState,
    MatButton,
    RouterLink,
    StatePanel,
    StoreTimeText,
  ],
  templateUrl: './bulk-page.html',
  styleUrl: './bulk-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BulkPage {
  /** The job that is looked at, from the address. */
  readonly job = input<string>();
  /** Where the list of former jobs goes on, from the address. */
  readonly cursor = input<string>();

  readonly #client = inject(BulkClient);
  readonly #employee = inject(CurrentEmployee);
  readonly #router = inject(Router);
  protected readonly kinds = KIND_LABELS;
  protected readonly resultText = resultText;

  protected readonly list = resource({
    params: () => ({ cursor: this.cursor() }),
    loader: ({ params, abortSignal }) =>
      this.#client.list(params.cursor === undefined ? {} : { ...params }, abortSignal),
  });
  protected readonly jobs = keptValue(this.list);
  protected readonly look = resource({
    params: () => this.job(),
    loader: ({ params, abortSignal }) => this.#client.read(params, abortSignal),
  });
  protected readonly shown = linkedSignal<
    { readonly id: string | undefined; readonly job: BulkJobDto | undefined },
    BulkJobDto | undefined
  >({
    source: () => ({
      id: this.job(),
      job: this.look.hasValue() ? this.look.value() : undefined,
    }),
    // Between two looks what was seen stays.
    computation: ({ id, job }, previous) =>
      job ?? (previous?.value?.id === id ? previous?.value : undefined),
  });
  protected readonly bad = resource({
    params: () => {
      const job = this.shown();
      return job && job.rows.bad > 0 && !job.gone && !isAtWork(job) ? job.id : undefined;
    },
    loader: ({ params, abortSignal }) => this.#client.badRows(params, abortSignal),
  });
  protected readonly badRows = computed(() => (this.bad.hasValue() ? this.bad.value().items : []));

  protected readonly sending = signal(false);
  protected readonly trouble = signal('');
  /** What may be sent: counts need another right than products. */
  protected readonly maySend = computed(() => [
    ...(this.#employee.may('bulk:catalog') ? (['products', 'prices'] as const) : []),
    ...(this.#employee.may('bulk:stock') ? (['stock'] as const) : []),
  ]);

  constructor() {
    effect(() => {
      const job = this.look.hasValue() ? this.look.value() : undefined;
      if (job !== undefined && !isAtWork(job)) this.#renewList(job);
    });
    const atWork = () => {
      const job = this.shown();
      return job !== undefined && isAtWork(job);
    };
    lookAgainWhile(this.look, atWork, LOOK_MS);
  }

  protected async send({ file, kind, format }: ImportChoice): Promise<void> {
    await this.#begin(() => this.#client.send({ file, kind, format, key: crypto.randomUUID() }));
  }

  protected async export({ kind, format }: ExportChoice): Promise<void> {
    await this.#begin(() => this.#client.export({ kind, format }, crypto.randomUUID()));
  }

  protected async wish(wish: JobWish): Promise<void> {
    const id = this.shown()?.id;
    if (id === undefined) return;
    await this.#trying(async () => {
      switch (wish.kind) {
        case 'apply':
          await this.#client.apply(id, { policy: wish.policy });
          break;
        case 'download':
          location.assign(await this.#client.address(id, wish.file));
          return;
        default:
          await this.#client[wish.kind](id);
      }
      this.look.reload();
    });
  }

  async #begin(ask: () => Promise<BulkJobDto>): Promise<void> {
    this.sending.set(true);
    await this.#trying(async () => {
      const { id } = await ask();
      await this.#router.navigate(['/bulk'], { queryParams: { job: id } });
      this.list.reload();
    });
    this.sending.set(false);
  }

  async #trying(work: () => Promise<void>): Promise<void> {
    this.trouble.set('');
    try {
      await work();
    } catch (error) {
      this.trouble.set(refusalText(error));
      this.look.reload();
    }
  }

  /** A job that has come to rest stands otherwise in the list than when that was read. */
  #renewList(job: BulkJobDto): void {
    const listed = this.jobs()?.items.find(({ id }) => id === job.id);
    if (listed !== undefined && listed.state !== job.state && !this.list.isLoading())
      this.list.reload();
  }
}
