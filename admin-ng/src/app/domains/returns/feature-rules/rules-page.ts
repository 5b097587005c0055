import { ChangeDetectionStrategy, Component, inject, input, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import type { AdminReturnRule } from '@green-apple/contracts-http';
import { firstValueFrom } from 'rxjs';
import { CurrentEmployee } from '../../shared/data-access/current-employee.ts';
import { ReturnRuleClient } from '../../shared/data-access/return-rule-client.ts';
import { DeskFrame } from '../../shared/ui-desk/desk-frame.ts';
import { NoteDialog, type NoteQuestion } from '../../shared/ui-dialog/note-dialog.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { Pager } from '../../shared/ui-pager/pager.ts';
import { StatePanel } from '../../shared/ui-state/state-panel.ts';
import { StoreTimeText } from '../../shared/ui-time/store-time-text.ts';
import { Attempt } from '../../shared/util-attempt/attempt.ts';
import { keptValue } from '../../shared/util-list/kept-value.ts';
import { ruleTrouble, ruleWords } from '../util/rule-text.ts';
import { RuleDialog, type KeptRule } from './rule-dialog.ts';

/** Products that are not sent back like the others: what holds for each. */
@Component({
  selector: 'ga-return-rules-page',
  imports: [DeskFrame, Icon, MatButton, Pager, RouterLink, StatePanel, StoreTimeText],
  templateUrl: './rules-page.html',
  styleUrl: './rules-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReturnRulesPage {
  readonly cursor = input<string>();
  readonly from = input<string>();

  readonly #client = inject(ReturnRuleClient);
  readonly #dialogs = inject(MatDialog);
  protected readonly employee = inject(CurrentEmployee);
  protected readonly list = resource({
    params: () => ({ cursor: this.cursor() }),
    loader: ({ params, abortSignal }) => this.#client.list(params, abortSignal),
  });
  protected readonly shown = keptValue(this.list);
  protected readonly attempt = new Attempt(ruleTrouble);
  protected readonly ruleWords = ruleWords;

  /** A new one, or another one than `before`. */
  protected async keep(before: AdminReturnRule | null): Promise<void> {
    const dialog = this.#dialogs.open<RuleDialog, AdminReturnRule | null, KeptRule>(RuleDialog, {
      data: before,
      width: '560px',
    });
    const kept = await firstValueFrom(dialog.afterClosed());
    // Closed without a rule it gives an empty text.
    if (!kept) return;
    await this.#make(kept.productId, () =>
      before === null
        ? this.#client.create(kept.productId, kept.rule)
        : this.#client.edit(before, kept.rule),
    );
  }

  protected async takeAway(rule: AdminReturnRule): Promise<void> {
    const data: NoteQuestion = {
      title: `No rule for ${rule.product.title}?`,
      text: 'It is sent back like the others from then on, within the usual days and at our cost.',
      note: null,
      keep: 'Keep the rule',
      act: 'Take it away',
    };
    const answer = await firstValueFrom(
      this.#dialogs.open<NoteDialog, NoteQuestion, string>(NoteDialog, { data }).afterClosed(),
    );
    if (answer === 'yes') await this.#make(rule.product.id, () => this.#client.takeAway(rule));
  }

  async #make(what: string, work: () => Promise<unknown>): Promise<void> {
    await this.attempt.make(what, work);
    this.list.reload();
  }
}
