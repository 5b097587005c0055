import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel, MatPrefix, MatSuffix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import type { Action } from '@green-apple/domain-promotion';
import { ACTION_CHOICES, minorOf, newAction } from '../util/offer-draft.ts';
import { PickItem, type PickedItem } from '../../shared/feature-pick-item/pick-item.ts';

type Bundle = Action & { readonly type: 'bundle-price' };

/** What an offer does, whatever its kind. */
@Component({
  selector: 'ga-action-editor',
  imports: [
    MatButton,
    MatFormField,
    MatInput,
    MatLabel,
    MatOption,
    MatPrefix,
    MatSelect,
    MatSuffix,
    PickItem,
  ],
  templateUrl: './action-editor.html',
  styleUrl: './rule-part.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ActionEditor {
  readonly action = input.required<Action>();
  readonly names = input.required<Readonly<Record<string, string>>>();
  readonly locked = input(false);
  readonly changed = output<Action>();
  readonly named = output<PickedItem>();

  protected readonly choices = ACTION_CHOICES;
  protected readonly minorOf = minorOf;

  protected become(type: Action['type']): void {
    this.changed.emit(newAction(type));
  }

  /** Changes fields of the action as it is; its kind stays. */
  protected set(change: Readonly<Record<string, unknown>>): void {
    this.changed.emit({ ...this.action(), ...change } as Action);
  }

  protected whole(text: string): number {
    return Math.trunc(Number(text)) || 0;
  }

  protected gift(item: PickedItem): void {
    this.named.emit(item);
    this.set({ variantId: item.id });
  }

  protected bundle({ items }: Bundle, item: PickedItem): void {
    this.named.emit(item);
    if (!items.some(({ productId }) => productId === item.id))
      this.set({ items: [...items, { productId: item.id, quantity: 1 }] });
  }

  protected times({ items }: Bundle, productId: string, quantity: number): void {
    this.set({
      items: items
        .map((item) => (item.productId === productId ? { productId, quantity } : item))
        .filter((item) => item.quantity > 0),
    });
  }
}
