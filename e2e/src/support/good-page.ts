import type { Page } from 'playwright-core';
import { barriersOn, overhang } from './accessibility.ts';

/** Nobody is kept out of the page that is open, and nothing hangs over its edge. */
export async function expectGoodPage(
  name: string,
  { page }: { readonly page: Page },
): Promise<void> {
  expect(await barriersOn(page))
    .withContext(name)
    .toEqual([]);
  expect(await overhang(page))
    .withContext(`${name} is too wide`)
    .toBe(0);
}
