import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  linkedSignal,
  resource,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { failureCode } from '@green-apple/ng-api-client';
import { CurrentEmployee } from '../../shared/data-access/current-employee.ts';
import { SettingClient } from '../../shared/data-access/setting-client.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { marketName } from '../../shared/util-market/market-text.ts';
import { keptValue } from '../../shared/util-list/kept-value.ts';
import { SettingRow } from '../ui/setting-row.ts';
import { settingGroups, valueText, type ShownSetting } from '../util/setting-text.ts';

/** Amounts and times of the shop, each with what it does and who changed it last. */
@Component({
  selector: 'ga-setting-page',
  imports: [FailurePanel, MatButton, SettingRow],
  templateUrl: './setting-page.html',
  styleUrl: './setting-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SettingPage {
  readonly #client = inject(SettingClient);
  readonly #employee = inject(CurrentEmployee);

  protected readonly list = resource({
    loader: ({ abortSignal }) => this.#client.list(abortSignal),
  });
  protected readonly settings = keptValue(this.list);
  /** Markets that have settings. */
  protected readonly markets = computed(() =>
    [...new Set((this.settings() ?? []).map(({ market }) => market))].map((code) => ({
      code,
      label: marketName(code),
    })),
  );
  protected readonly market = linkedSignal(() => this.markets()[0]?.code ?? '');
  protected readonly groups = computed(() => settingGroups(this.settings() ?? [], this.market()));
  protected readonly locked = computed(() => !this.#employee.may('settings:write'));
  protected readonly busy = signal(false);
  protected readonly trouble = signal('');
  protected readonly said = signal('');

  protected async change(
    { stored, definition }: ShownSetting,
    value: number | null,
  ): Promise<void> {
    this.busy.set(true);
    this.trouble.set('');
    this.said.set('');
    try {
      const kept = await this.#client.change(stored, value);
      this.settings.update((all) =>
        all?.map((one) => (one.key === kept.key && one.market === kept.market ? kept : one)),
      );
      const now = valueText(definition.unit, kept.value, kept.market);
      this.said.set(`${definition.label}: ${now}. It holds within a few seconds.`);
    } catch (error) {
      this.trouble.set(
        TROUBLES[failureCode(error)] ?? 'That did not work. Nothing was changed; please try again.',
      );
    } finally {
      this.busy.set(false);
    }
  }
}

const TROUBLES: Readonly<Record<string, string>> = {
  VERSION_CONFLICT:
    'Nothing was changed: a colleague has changed this setting meanwhile. Reload the page and look again.',
  VALIDATION_FAILED: 'Nothing was changed: the shop does not take this value.',
};
