import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { Children } from './children.ts';
import { parseNxOutput } from './nx-output.ts';
import { ROOT } from './workspace.ts';

/** What decides about caching: our own settings, not copies of them. */
const SETTINGS = [
  'nx.json',
  'tsconfig.base.json',
  'tsconfig.node.json',
  'jasmine.json',
  'jasmine-summary.mjs',
  'package-lock.json',
  'angular.json',
];

const CONTRACT = `export const Quantity = { min: 1, max: 99 };\n`;
const SHOP = `import { Quantity } from '@tiny/contract';\nexport const most = Quantity.max;\n`;
const SHOP_SPEC = `import { most } from './index.ts';
describe('the shop', () => {
  it('sells no more than the contract says', () => {
    expect(most).toBe(99);
  });
});
`;

/** A workspace of three tiny projects under the settings of this one: shop stands on contract, aside on nothing. */
class TinyWorkspace {
  readonly root = mkdtempSync(join(tmpdir(), 'green-apple-nx-'));
  readonly #children = new Children();
  /** Ahead of what is built from it, which counts for the compiler. */
  #writtenAt = Math.floor(Date.now() / 1000) + 3_600;

  constructor() {
    for (const file of SETTINGS) copyFileSync(join(ROOT, file), join(this.root, file));
    this.#linkModules();
    const workspaces = ['contract', 'shop', 'aside'];
    const rootPackage = { name: 'tiny', private: true, type: 'module', workspaces };
    this.write('package.json', JSON.stringify(rootPackage));
    this.#addProject('contract', [], CONTRACT);
    this.#addProject('shop', ['contract'], SHOP);
    this.#addProject('aside', [], 'export const aside = true;\n');
    this.write('contract/src/index.spec.ts', specOf('contract'));
    this.write('shop/src/index.spec.ts', SHOP_SPEC);
    this.write('aside/src/index.spec.ts', specOf('aside'));
  }

  /** Nx tells a changed file by the second it was written in, and these specs write faster than people do. */
  write(path: string, text: string): void {
    const file = join(this.root, path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, text);
    this.#writtenAt += 2;
    utimesSync(file, this.#writtenAt, this.#writtenAt);
  }

  /** Runs all tests; says which tasks ran and which were answered from the cache. */
  async test(): Promise<{ code: number; ran: string[]; failed: string[]; output: string }> {
    const { code, output: coloured } = await this.#children.run({
      command: join(this.root, 'node_modules', '.bin', 'nx'),
      args: ['run-many', '-t', 'test', '--output-style=static', '--parallel=2'],
      cwd: this.root,
      env: {
        NX_DAEMON: 'false',
        NX_NO_CLOUD: 'true',
        NX_TUI: 'false',
        NX_WORKSPACE_ROOT_PATH: this.root,
        // One of this test's own runs inside of a cached task of Nx must not be taken for a part of that.
        NX_CACHE_DIRECTORY: undefined,
        NX_TASK_HASH: undefined,
        NX_TASK_TARGET_PROJECT: undefined,
        NX_TASK_TARGET_TARGET: undefined,
      },
      timeoutMs: 120_000,
    });
    // Colours come and go with the variable CI.
    const output = stripVTControlCharacters(coloured);
    const ran = [...output.matchAll(/^> nx run (\S+:test)( {2}\[.*)?$/gm)]
      .filter(([, , cached]) => cached === undefined)
      .map(([, task]) => task ?? '')
      .sort();
    return { code, ran, failed: [...parseNxOutput(output).failed], output };
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  /** Every package of this workspace by link, and the tiny ones beside them. */
  #linkModules(): void {
    const modules = join(this.root, 'node_modules');
    mkdirSync(join(modules, '@tiny'), { recursive: true });
    for (const name of readdirSync(join(ROOT, 'node_modules')))
      if (name !== '@green-apple')
        symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
    for (const name of ['contract', 'shop', 'aside'])
      symlinkSync(join(this.root, name), join(modules, '@tiny', name));
  }

  /** With the targets of a real library of ours, for another folder. */
  #addProject(name: string, needs: readonly string[], source: string): void {
    const real = readFileSync(join(ROOT, 'libs/contracts/events/project.json'), 'utf8')
      .replaceAll('libs/contracts/events', name)
      .replaceAll('contracts-events', name);
    this.write(`${name}/project.json`, real);
    const dependencies = Object.fromEntries(needs.map((need) => [`@tiny/${need}`, '0.0.0']));
    const entry = { types: './dist/index.d.ts', default: './dist/index.js' };
    const manifest = { name: `@tiny/${name}`, version: '0.0.0', type: 'module', dependencies };
    this.write(`${name}/package.json`, JSON.stringify({ ...manifest, exports: { '.': entry } }));
    this.write(
      `${name}/tsconfig.json`,
      JSON.stringify({
        extends: '../tsconfig.node.json',
        compilerOptions: {
          rootDir: 'src',
          outDir: 'dist',
          tsBuildInfoFile: 'dist/.tsbuildinfo',
          customConditions: [],
        },
        include: ['src/**/*.ts'],
        references: needs.map((need) => ({ path: `../${need}` })),
      }),
    );
    this.write(`${name}/src/index.ts`, source);
  }
}

const specOf = (name: string): string =>
  `describe('${name}', () => { it('is there', () => { expect('${name}').toBeTruthy(); }); });\n`;

describe('the cache of the test run', () => {
  let workspace: TinyWorkspace;
  beforeAll(async () => {
    workspace = new TinyWorkspace();
    const first = await workspace.test();
    if (first.code !== 0) throw new Error(`the tiny workspace does not run:\n${first.output}`);
  }, 120_000);
  afterAll(() => workspace.remove());
  afterEach(() => {
    workspace.write('contract/src/index.ts', CONTRACT);
    workspace.write('shop/src/index.spec.ts', SHOP_SPEC);
  });

  it('answers what has not changed', async () => {
    const { code, ran } = await workspace.test();
    expect(code).toBe(0);
    expect(ran).toEqual([]);
  }, 120_000);

  it('does not answer for a spec that has changed', async () => {
    workspace.write('shop/src/index.spec.ts', SHOP_SPEC.replace('99', '98'));
    const { ran, failed } = await workspace.test();
    expect(ran).toEqual(['shop:test']);
    expect(failed).toContain('shop:test');
  }, 120_000);

  it('does not answer for those who stand on a schema that has changed', async () => {
    workspace.write('contract/src/index.ts', CONTRACT.replace('99', '12'));
    const { ran, failed } = await workspace.test();
    expect(ran).toEqual(['contract:test', 'shop:test']);
    expect(failed).toContain('shop:test');
  }, 120_000);

  it('does not answer when the lockfile has changed', async () => {
    const lock = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
    workspace.write('package-lock.json', `${lock}\n`);
    const { ran } = await workspace.test();
    workspace.write('package-lock.json', lock);
    expect(ran).toEqual(['aside:test', 'contract:test', 'shop:test']);
  }, 120_000);
});
