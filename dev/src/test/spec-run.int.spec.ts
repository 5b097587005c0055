import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Children } from './children.ts';
import { runSpecs } from './spec-run.ts';
import { ROOT } from './workspace.ts';

describe('a project whose integration specs are run', () => {
  // Inside the workspace, since jasmine looks for specs below the folder it was started in.
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(ROOT, 'dev', 'dist', 'spec-run-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (name: string, text: string) => {
    writeFileSync(join(folder, `${name}.int.spec.mjs`), text);
    const glob = join(folder, `${name}.int.spec.mjs`);
    return runSpecs({ children: new Children(), root: ROOT, name, glob, env: {} });
  };

  it('passes with the number of its specs', async () => {
    const spec = `describe('a shop', () => { it('adds', () => { expect(1 + 1).toBe(2); }); });`;
    expect((await run('sound', spec)).counts).toEqual({ passed: 1, failed: 0, skipped: 0 });
  });

  it('fails when not one spec is executed', async () => {
    const { counts, reason } = await run('empty', `describe('a shop', () => {});`);
    expect(counts.failed).toBeGreaterThan(0);
    expect(reason).toBeDefined();
  });

  it('fails when its specs are all skipped', async () => {
    const { counts } = await run('skipped', `xit('sells', () => { expect(1).toBe(1); });`);
    expect(counts.failed).toBeGreaterThan(0);
  });

  it('fails when a file of specs cannot be loaded', async () => {
    const { counts } = await run('broken', `import './nowhere.mjs';`);
    expect(counts.failed).toBeGreaterThan(0);
  });

  it('fails when there is no compiled spec at all', async () => {
    const glob = join(folder, 'nothing-*.int.spec.mjs');
    const { counts } = await runSpecs({
      children: new Children(),
      root: ROOT,
      name: 'nothing',
      glob,
      env: {},
    });
    expect(counts.failed).toBeGreaterThan(0);
  });
});
