import { ChangeDetectionStrategy, Component, ElementRef, inject, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { CurrentEmployee } from '../domains/shared/data-access/current-employee.ts';
import { Icon } from '../domains/shared/ui-icon/icon.ts';
import { searchTarget } from './search-target.ts';

/** One search for everything; "/" leads to it from anywhere. */
@Component({
  selector: 'ga-search-box',
  imports: [Icon],
  template: `
    <form role="search" aria-label="Products and orders" (submit)="search($event)">
      <ga-office-icon name="search" [size]="18" />
      <input
        #box
        type="search"
        name="q"
        aria-label="Search products and orders"
        placeholder="Product, SKU or order number"
        autocomplete="off"
        maxlength="60"
      />
      <kbd aria-hidden="true">/</kbd>
    </form>
  `,
  styles: `
    :host {
      flex: 1;
    }
    form {
      display: flex;
      align-items: center;
      gap: 8px;
      max-width: 440px;
      height: 40px;
      padding: 0 14px;
      border: 1px solid var(--control);
      border-radius: var(--radius-pill);
      background: var(--paper);
      color: var(--ink-soft);
    }
    form:focus-within {
      outline: 3px solid var(--focus);
      outline-offset: 1px;
    }
    input {
      flex: 1;
      min-width: 0;
      border: 0;
      background: none;
      color: var(--ink);
      font: inherit;
    }
    input:focus {
      outline: none;
    }
    input::placeholder {
      color: var(--ink-soft);
      opacity: 1;
    }
    kbd {
      padding: 0 7px;
      border: 1px solid var(--line);
      border-radius: 6px;
      font: 600 0.8125rem/1.5 var(--font-text);
    }
    form:focus-within kbd {
      visibility: hidden;
    }
    @media (max-width: 760px) {
      kbd {
        display: none;
      }
    }
  `,
  host: { '(document:keydown)': 'jump($event)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SearchBox {
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  readonly #router = inject(Router);
  readonly #employee = inject(CurrentEmployee);

  protected search(event: Event): void {
    event.preventDefault();
    const box = this.box().nativeElement;
    const target = searchTarget(box.value, (permission) => this.#employee.may(permission));
    if (target === null) return;
    box.value = '';
    box.blur();
    void this.#router.navigate([target.path], { queryParams: { q: target.q } });
  }

  protected jump(event: KeyboardEvent): void {
    const typing =
      event.target instanceof Element && event.target.matches('input, textarea, select');
    if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.box().nativeElement.focus();
  }
}
