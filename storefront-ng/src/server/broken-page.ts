import type { WordLanguage } from '@green-apple/domain-order/language';

const page = (lang: string, title: string, text: string): string =>
  `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>Green Apple</title>
<meta name="viewport" content="width=device-width"><body style="font:1rem/1.5 system-ui;max-width:34rem;margin:15vh auto;padding:0 1rem">
<h1>${title}</h1><p>${text}</p></body></html>`;

const PAGES: Readonly<Record<WordLanguage, string>> = {
  en: page(
    'en-US',
    'Something went wrong on our side',
    'Please <a href="">try again</a> in a moment. Your bag is safe.',
  ),
  de: page(
    'de',
    'Bei uns ist etwas schiefgegangen',
    'Bitte <a href="">versuchen Sie es</a> gleich noch einmal. Ihr Warenkorb ist sicher.',
  ),
};

/** What is answered when a page cannot even be rendered; it needs nothing else to show. */
export const brokenPage = (path: string): string =>
  path === '/de' || path.startsWith('/de/') ? PAGES.de : PAGES.en;
