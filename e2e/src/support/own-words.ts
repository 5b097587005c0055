import type { Page } from 'playwright-core';

/** Runs in the page. */
const OWN_WORDS = `(() => {
  const own = document.documentElement.lang;
  const isOwn = (element) =>
    element.closest('[lang]').lang === own && element.closest('script, style, noscript') === null;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const said = [document.title, document.querySelector('meta[name="description"]')?.content ?? ''];
  while (texts.nextNode())
    if (isOwn(texts.currentNode.parentElement)) said.push(texts.currentNode.nodeValue);
  for (const name of ['alt', 'aria-label', 'placeholder', 'title'])
    for (const element of document.querySelectorAll('body [' + name + ']'))
      if (isOwn(element)) said.push(element.getAttribute(name));
  return said.join('\\n');
})()`;

/**
 * What a page says in its own language, read or heard: everything but parts that are marked as being in another one,
 * or in one that nobody knows.
 */
export const ownWords = (page: Page): Promise<string> => page.evaluate(OWN_WORDS);
