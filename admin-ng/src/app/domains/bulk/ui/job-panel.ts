import {
  ChangeDetectionStrategy,
  Component,
  computed,
  input,
  linkedSignal,
  output,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { BadRowDto, BulkJobDto, StartDownload } from '@green-apple/contracts-http';
import { Icon } from '../../shared/ui-icon/icon.ts';
import {
  countText,
  failureText,
  isAtWork,
  keptText,
  KIND_LABELS,
  paceText,
  percentOf,
  resultText,
  rowsText,
} from '../util/bulk-text.ts';
import { StoreTimeText } from '../../shared/ui-time/store-time-text.ts';
import { JobState } from './job-state.ts';

type Policy = BulkJobDto['can']['apply'][number];

export type JobWish =
  | { readonly kind: 'apply'; readonly policy: Policy }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'download'; readonly file: StartDownload['file'] };

/** One file: how far it is, what it would do, what is wrong with it, and what can be done now. */
@Component({
  selector: 'ga-job-panel',
  imports: [Icon, JobState, MatButton, StoreTimeText],
  templateUrl: './job-panel.html',
  styleUrl: './job-panel.scss',
  host: { class: 'panel', role: 'region', 'aria-labelledby': 'job-heading' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class JobPanel {
  readonly job = input.required<BulkJobDto>();
  readonly badRows = input<readonly BadRowDto[]>([]);
  readonly wish = output<JobWish>();

  protected readonly kinds = KIND_LABELS;
  protected readonly atWork = computed(() => isAtWork(this.job()));
  protected readonly percent = computed(() => percentOf(this.job().progress));
  protected readonly pace = computed(() => paceText(this.job().progress));
  protected readonly result = computed(() => resultText(this.job()));
  protected readonly failure = computed(() => {
    const { failure } = this.job();
    return failure === null ? '' : failureText(failure);
  });
  /** Rows that would change something, or did. */
  protected readonly news = computed(() => this.job().rows.added + this.job().rows.changed);
  protected readonly policy = linkedSignal<Policy>(
    () => this.job().can.apply[0] ?? 'skip_bad_rows',
  );
  protected readonly keptText = keptText;
  protected readonly rowsText = rowsText;
  protected readonly countText = countText;
}
