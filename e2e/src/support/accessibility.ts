import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  readonly violations: ReadonlyArray<{
    readonly id: string;
    readonly help: string;
    readonly nodes: ReadonlyArray<{ readonly target: unknown; readonly failureSummary?: string }>;
  }>;
}

/**
 * What keeps people out of this page, by the rules of WCAG 2.2 AA and good practice; empty when all is
 * well. The rules are run in an isolated world, so the page's content policy stays as it is.
 */
export async function barriersOn(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'axe',
  });
  const evaluate = async (expression: string): Promise<unknown> => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      contextId: executionContextId,
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined) throw new Error(`axe broke: ${exceptionDetails.text}`);
    return result.value;
  };
  // Colours halfway through a fade are nobody's choice.
  await evaluate(`Promise.all(document.getAnimations().map(({ effect, finished }) =>
    effect?.getComputedTiming().endTime === Infinity ? 0 : finished.catch(() => 0))).then(() => 0)`);
  await evaluate(`${AXE};0`);
  const text = await evaluate(`axe.run(document, { iframes: false }).then((result) =>
    JSON.stringify({ violations: result.violations }))`);
  await session.detach();
  const { violations } = JSON.parse(String(text)) as AxeResult;
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} at ${String(target)}`),
  );
}

/** How far the page is wider than the screen: nobody likes to scroll sideways. */
export const overhang = (page: Page): Promise<number> =>
  page.evaluate('Math.max(0, document.documentElement.scrollWidth - window.innerWidth)');
