import type { Page } from 'playwright-core';

/** More than any page of the shop has stops. */
const MOST_STOPS = 150;

/** What a screen reader would say of the element that has the focus. */
const FOCUSED = `(() => {
  const element = document.activeElement;
  const labelled = (element?.getAttribute('aria-labelledby') ?? '').split(' ')
    .map((id) => document.getElementById(id)?.innerText ?? '').join(' ');
  const label = element?.labels?.[0]?.innerText;
  return (element?.getAttribute('aria-label') || labelled.trim() || label || element?.title
    || element?.innerText || '').trim();
})()`;

/** A shopper without a mouse: Tab, Shift+Tab, Enter, the arrows and letters. */
export class Keyboard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Goes on by Tab until something of this name has the focus, and shows that it has. */
  async tabTo(name: RegExp): Promise<void> {
    const seen: string[] = [];
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      await this.#page.keyboard.press('Tab');
      const focused = String(await this.#page.evaluate(FOCUSED));
      if (name.test(focused)) return;
      seen.push(focused.split('\n')[0] ?? '');
    }
    throw new Error(`Tab never came to ${String(name)}; it came to: ${seen.join(' | ')}`);
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  /** Fills the field of this name. */
  async fill(name: RegExp, text: string): Promise<void> {
    await this.tabTo(name);
    await this.type(text);
  }
}
