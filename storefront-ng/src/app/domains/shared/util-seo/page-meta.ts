import { DOCUMENT, Injectable, inject, signal } from '@angular/core';
import { Meta, Title } from '@angular/platform-browser';
import { PAGE_LANGUAGE, pathIn } from '../util-language/page-language.ts';
import { PUBLIC_URL } from '../util-session/request-facts.ts';

export interface PageFacts {
  readonly title: string;
  readonly description?: string;
  /** Path of the page under its one true address; without it the page asks not to be listed. */
  readonly canonicalPath?: string;
  /** True for a page that has an address and still shall not be listed. */
  readonly unlisted?: boolean;
  /** Path of a picture for previews. */
  readonly imagePath?: string | null;
  /** schema.org data, e.g. a Product. */
  readonly structured?: unknown;
}

/** Title, description, canonical address and structured data of the current page. */
@Injectable({ providedIn: 'root' })
export class PageMeta {
  readonly #title = inject(Title);
  readonly #meta = inject(Meta);
  readonly #document = inject(DOCUMENT);
  readonly #origin = inject(PUBLIC_URL);
  readonly #language = inject(PAGE_LANGUAGE);
  readonly #path = signal<string | null>(null);
  /** Path of the page in the catalogue's own language; null for one that asks not to be listed. */
  readonly listedPath = this.#path.asReadonly();

  describe(facts: PageFacts): void {
    this.#title.setTitle(`${facts.title} · Green Apple`);
    this.#set('name', 'description', facts.description);
    this.#set(
      'name',
      'robots',
      facts.canonicalPath === undefined || facts.unlisted ? 'noindex' : undefined,
    );
    this.#set('property', 'og:title', facts.title);
    this.#set('property', 'og:description', facts.description);
    this.#set('property', 'og:image', facts.imagePath && this.absolute(facts.imagePath));
    this.#path.set(facts.unlisted ? null : (facts.canonicalPath ?? null));
    this.#canonical(facts.canonicalPath);
    this.#structured(facts.structured);
  }

  absolute(path: string): string {
    return `${this.#origin}${path}`;
  }

  #set(attribute: 'name' | 'property', key: string, content: string | null | undefined): void {
    if (content) this.#meta.updateTag({ [attribute]: key, content });
    else this.#meta.removeTag(`${attribute}="${key}"`);
  }

  #canonical(path: string | undefined): void {
    const head = this.#document.head;
    const existing = head.querySelector('link[rel="canonical"]');
    if (path === undefined) {
      existing?.remove();
      return;
    }
    const link = existing ?? this.#document.createElement('link');
    link.setAttribute('rel', 'canonical');
    link.setAttribute('href', this.absolute(pathIn(this.#language, path)));
    if (!existing) head.appendChild(link);
  }

  #structured(data: unknown): void {
    const head = this.#document.head;
    head.querySelector('script[type="application/ld+json"]')?.remove();
    if (data === undefined) return;
    const script = this.#document.createElement('script');
    script.setAttribute('type', 'application/ld+json');
    script.textContent = structuredText(data);
    head.appendChild(script);
  }
}

/** JSON that cannot end the script element it stands in. */
export const structuredText = (data: unknown): string =>
  JSON.stringify(data).replace(/</g, '\\u003c');
