import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import type {
  AdminProductRow,
  MerchandisingRuleDto,
  ReferenceData,
} from '@green-apple/contracts-http';
import { ACTION_CHOICES } from '../util/rules-draft.ts';

/** A rule with the title of its product, ready for the list. */
export interface NewRule {
  readonly rule: MerchandisingRuleDto;
  readonly title: string;
}

/** Asks which product stands where in which list, and for how long. */
@Component({
  selector: 'ga-add-rule',
  imports: [MatButton, MatFormField, MatInput, MatLabel, MatOption, MatSelect],
  templateUrl: './add-rule.html',
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 16px 12px;
      align-items: flex-start;
      padding: 20px 20px 16px;
    }
    mat-form-field {
      flex: 1 1 180px;
    }
    button {
      margin-top: 8px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AddRule {
  readonly categories = input.required<ReferenceData['categories']>();
  /** What was found for the words of `find`. */
  readonly products = input.required<readonly AdminProductRow[]>();
  readonly find = output<string>();
  readonly add = output<NewRule>();

  protected readonly actions = ACTION_CHOICES;
  protected readonly action = signal<MerchandisingRuleDto['action']>('pin');
  protected readonly query = signal('');
  protected readonly category = signal('');
  protected readonly sought = signal('');
  protected readonly product = signal<{ id: string; title: string } | null>(null);
  protected readonly from = signal('');
  protected readonly until = signal('');

  protected readonly whole = computed(
    () => this.product() !== null && (this.query().trim() === '') !== (this.category() === ''),
  );

  protected seek(words: string): void {
    this.sought.set(words);
    this.find.emit(words);
  }

  protected take(): void {
    const product = this.product();
    if (!product || !this.whole()) return;
    const query = this.query().trim();
    this.add.emit({
      title: product.title,
      rule: {
        query: query === '' ? null : query,
        category: query === '' ? this.category() : null,
        action: this.action(),
        productId: product.id,
        from: moment(this.from()),
        until: moment(this.until()),
      },
    });
    this.product.set(null);
    this.seek('');
  }
}

/** A moment on the employee's clock as ISO 8601; null when none was chosen. */
const moment = (local: string): string | null =>
  local === '' ? null : new Date(local).toISOString();
