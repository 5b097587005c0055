import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createProjectGraphAsync } from '@nx/devkit';
import { ESLint } from 'eslint';

const root = dirname(fileURLToPath(new URL('../../../../package.json', import.meta.url)));
const folder = join(root, 'libs/testing/boundary-fixtures');

interface Fixture {
  readonly name: string;
  readonly text: string;
  /** Where it is linted as if it lay there. */
  readonly path: string;
  readonly rule: string | undefined;
}

const fixtures = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map<Fixture>((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const path = /^\/\/ as (\S+)$/m.exec(text)?.[1];
    if (path === undefined) throw new Error(`${name} does not say where it lies`);
    return { name, text, path, rule: /^\/\/ breaks (\S+)$/m.exec(text)?.[1] };
  });

describe('the boundaries of the house', () => {
  let eslint: ESLint;
  let cwd: string;

  beforeAll(async () => {
    cwd = process.cwd();
    process.chdir(root);
    // Without a project graph the boundary rule skips itself with a warning.
    await createProjectGraphAsync({ exitOnError: false });
    eslint = new ESLint({ cwd: root });
  }, 120_000);
  afterAll(() => process.chdir(cwd));

  const rulesBrokenBy = async ({ text, path }: Fixture): Promise<(string | null)[]> => {
    const [result] = await eslint.lintText(text, { filePath: join(root, path) });
    if (result === undefined) throw new Error(`${path} is not linted at all`);
    return result.messages.map(({ ruleId, message }) => ruleId ?? message);
  };

  for (const fixture of fixtures.filter(({ rule }) => rule !== undefined))
    it(`are held where ${fixture.name.replace('.txt', '').replaceAll('-', ' ')}`, async () => {
      expect(await rulesBrokenBy(fixture)).toContain(fixture.rule ?? '');
    }, 60_000);

  for (const fixture of fixtures.filter(({ rule }) => rule === undefined))
    it(`let pass what is ${fixture.name.replace('.txt', '').replaceAll('-', ' ')}`, async () => {
      expect(await rulesBrokenBy(fixture)).toEqual([]);
    }, 60_000);

  it('have a fixture for each kind of rule', () => {
    const rules = new Set(fixtures.map(({ rule }) => rule));
    for (const rule of [
      '@nx/enforce-module-boundaries',
      'no-restricted-imports',
      'no-restricted-properties',
      'no-restricted-syntax',
      'angular-domains/isolation',
    ])
      expect(rules).toContain(rule);
  });
});
