import type { AddressDto } from '@green-apple/contracts-http';
import { COUNTRIES } from '@green-apple/domain-pricing';
import { anAddress, testStack } from '@green-apple/testing';
import type { Page } from 'playwright-core';
import { CARDS } from './cards.ts';
import { SHOP_WORDS, type ShopLanguage } from './shop-words.ts';

const CARD_FRAME = 'iframe[title="Secure card payment input frame"]';

/** The shop as a shopper handles it: by what stands on buttons and labels. */
export class ShopPages {
  readonly page: Page;
  readonly #origin: string;
  readonly #words: (typeof SHOP_WORDS)[ShopLanguage];

  /** Of the stack's own shop, in English, unless told. */
  constructor(
    page: Page,
    origin: string = testStack().needed('STOREFRONT_URL'),
    language: ShopLanguage = 'en',
  ) {
    this.page = page;
    this.#origin = origin;
    this.#words = SHOP_WORDS[language];
  }

  async open(path = '/'): Promise<void> {
    await this.page.goto(`${this.#origin}${path}`);
    await this.settled();
  }

  /** Until the page's scripts are there and nothing more is on its way. */
  async settled(): Promise<void> {
    await this.page.waitForLoadState('load');
    await this.page.locator('main h1').first().waitFor();
    await this.page.waitForLoadState('networkidle');
  }

  async search(words: string): Promise<void> {
    const box = this.page.getByRole('combobox', { name: this.#words.search });
    await box.fill(words);
    await box.press('Enter');
    await this.page.waitForURL(/\/search\?/);
    await this.page.locator('main h3 a').first().waitFor();
  }

  async openFirstProduct(): Promise<string> {
    const link = this.page.locator('main h3 a').first();
    const title = (await link.innerText()).trim();
    await link.click();
    await this.page.waitForURL(/\/p\//);
    await this.page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
    return title;
  }

  async addToBag(): Promise<void> {
    await this.page.getByRole('button', { name: this.#words.addToBag }).click();
    await this.page.getByRole('link', { name: this.#words.viewBag }).click();
    await this.page.getByRole('heading', { level: 1, name: this.#words.bag }).waitFor();
  }

  async goToCheckout(): Promise<void> {
    await this.page.getByRole('link', { name: this.#words.toCheckout }).click();
    await this.page.getByRole('heading', { level: 1, name: this.#words.checkout }).waitFor();
  }

  async fillAddress(email: string, address: AddressDto = anAddress()): Promise<void> {
    const { page } = this;
    const words = this.#words;
    const { hasRegions, postalCodeLabel } = COUNTRIES[address.country];
    await page.getByLabel(words.email).fill(email);
    await page.getByLabel(words.name).fill(address.name);
    await page.getByLabel(words.street).fill(address.line1);
    await page.getByLabel(words.city, { exact: true }).fill(address.city);
    if (hasRegions) await page.getByLabel(words.state).selectOption(address.region);
    else await page.getByLabel(words.country).selectOption(address.country);
    const postalCode = page.getByLabel(words.postalCode ?? postalCodeLabel);
    await postalCode.fill(address.postalCode);
    await postalCode.blur();
    await page.getByRole('group', { name: words.ways }).getByRole('radio').first().waitFor();
  }

  /** Types a card into the provider's frame. */
  async fillCard(card: keyof typeof CARDS): Promise<void> {
    const frame = this.page.frameLocator(CARD_FRAME);
    await frame.getByLabel('Card number').fill(CARDS[card]);
    await frame.getByLabel('Expiry').fill('1234');
    await frame.getByLabel('CVC').fill('123');
  }

  /** Presses the button that says what it costs; returns the sum it named. */
  async pay(): Promise<string> {
    const button = this.page.getByRole('button', { name: this.#words.pay });
    const words = await button.innerText();
    await button.click();
    return this.#words.pay.exec(words.trim())?.[1] ?? '';
  }

  /** From an open shop to the page of a placed order; returns its id. */
  async buy(email: string, card: keyof typeof CARDS): Promise<string> {
    await this.open('/shop');
    await this.openFirstProduct();
    await this.addToBag();
    await this.goToCheckout();
    await this.fillAddress(email);
    await this.fillCard(card);
    await this.pay();
    return this.orderId();
  }

  async orderId(): Promise<string> {
    await this.page.waitForURL(/\/orders\/[0-9a-f-]{36}/);
    return /\/orders\/([0-9a-f-]{36})/.exec(this.page.url())?.[1] ?? '';
  }

  /** Presses a button in the window in which the bank asks whether it is really you. */
  async inBankWindow(button: string): Promise<void> {
    const frame = this.page.frameLocator('iframe[src*="/challenge"]');
    await frame.getByRole('button', { name: button }).click();
  }

  async headline(words: string): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: words }).waitFor();
  }
}
