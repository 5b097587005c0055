import { DEMO_EMPLOYEES, DEMO_PASSWORD, eventually, testStack } from '@green-apple/testing';
import type { Page } from 'playwright-core';

/** The back office as an employee handles it. */
export class OfficePages {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Through the real sign-in page of the real Keycloak. */
  async signIn(who: keyof typeof DEMO_EMPLOYEES, path = '/'): Promise<void> {
    const { page } = this;
    await page.goto(`${testStack().needed('ADMIN_URL')}${path}`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await this.typePassword(who);
    await page.waitForURL((url) => url.href.startsWith(testStack().needed('ADMIN_URL')));
  }

  async typePassword(who: keyof typeof DEMO_EMPLOYEES): Promise<void> {
    const { page } = this;
    await page.locator('#username').fill(DEMO_EMPLOYEES[who]);
    await page.locator('#password').fill(DEMO_PASSWORD);
    await page.locator('#kc-login').click();
  }

  async openProduct(title: string): Promise<void> {
    const { page } = this;
    await page.goto(`${testStack().needed('ADMIN_URL')}/products?q=${encodeURIComponent(title)}`);
    await page.getByRole('link', { name: title, exact: true }).first().click();
    await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
  }

  /** Saves and waits until nothing is left to save. */
  async save(): Promise<void> {
    const save = this.page.getByRole('button', { name: 'Save', exact: true });
    await save.click();
    await eventually(() => save.isDisabled(), { within: 30_000 });
  }
}
