import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];
/** A page has this long for anything; a machine that runs everything at once is slow. */
const PATIENCE_MS = 30_000;

export const PHONE = { width: 390, height: 844 };
export const TABLET = { width: 768, height: 1024 };
/** What a desktop of 1280 pixels shows at 400 % zoom. */
export const ZOOMED = { width: 320, height: 256 };
export const DESKTOP = { width: 1440, height: 900 };

/** A browser of one test's own: cookies, storage and cache of nobody else. */
export class Browser {
  readonly #context: BrowserContext;
  readonly #profile: string;
  /** What the pages complained about: errors of scripts, failed loads, refused by policy. */
  readonly complaints: string[] = [];

  private constructor(context: BrowserContext, profile: string) {
    this.#context = context;
    this.#profile = profile;
    context.on('page', (page) => this.#listen(page));
    for (const page of context.pages()) this.#listen(page);
  }

  static async open(
    viewport: { width: number; height: number },
    colorScheme: 'light' | 'dark' = 'light',
  ): Promise<Browser> {
    const profile = mkdtempSync(join(tmpdir(), 'green-apple-browser-'));
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: findChromium(),
      headless: true,
      args: FLAGS,
      viewport,
      locale: 'en-US',
      reducedMotion: 'reduce',
      colorScheme,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    return new Browser(context, profile);
  }

  page(): Promise<Page> {
    return this.#context.newPage();
  }

  async close(): Promise<void> {
    await this.#context.close();
    rmSync(this.#profile, { recursive: true, force: true });
  }

  #listen(page: Page): void {
    page.on('pageerror', (error) => this.complaints.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(`${page.url()}: ${message.text()}`);
    });
  }
}

function findChromium(): string {
  const named = process.env['CHROME_BIN'];
  if (named !== undefined && named !== '') return named;
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const found = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(
    isProgram,
  );
  if (found === undefined)
    throw new Error('No Chromium found: install one, or name it in CHROME_BIN.');
  return found;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
