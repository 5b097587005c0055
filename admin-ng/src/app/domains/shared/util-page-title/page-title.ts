import { inject, Injectable } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { TitleStrategy, type RouterStateSnapshot } from '@angular/router';

/** "Products · Green Apple back office" */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  readonly #title = inject(Title);

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.set(this.buildTitle(snapshot));
  }

  /** For pages that learn their name from what they load. */
  set(name: string | undefined): void {
    this.#title.setTitle([name, 'Green Apple back office'].filter(Boolean).join(' · '));
  }
}
