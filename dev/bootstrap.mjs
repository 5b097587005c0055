// The way in, for a machine that has nothing yet: plain JavaScript for Node 20, no package needed. It
// looks for what must be there, installs the locked packages, and hands over to the Node of the lockfile.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const stamp = join(modules, '.green-apple-install');
const OLDEST_NODE = [20, 19];
const WANTED_NODE = 24;

// `project` is compiled before `program` runs. The stack runs from source: it does the building itself.
const COMMANDS = {
  start: { program: 'dev/src/stack/cli.ts', args: ['start'] },
  dev: { program: 'dev/src/stack/cli.ts', args: ['dev'] },
  stack: { program: 'dev/src/stack/cli.ts', args: [] },
  test: { project: 'dev', program: 'dev/dist/test/main.js', args: [] },
  chaos: { project: 'dev', program: 'dev/dist/chaos/main.js', args: [] },
  bench: { project: 'bench', program: 'bench/dist/main.js', args: [] },
  search: {
    project: 'search-indexer',
    program: 'search-indexer/dist/cli.js',
    args: [],
    aboutStack: true,
  },
};

const [name, ...rest] = process.argv.slice(2);
const command = COMMANDS[name];
if (command === undefined) {
  complain(`Usage: node dev/bootstrap.mjs ${Object.keys(COMMANDS).join('|')} [options]`);
}
checkPrerequisites();
if (!installed()) await install();
process.exit(await run(command));

function checkPrerequisites() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    complain(`Node ${OLDEST_NODE.join('.')} or newer is needed; this is ${process.versions.node}.`);
  }
  if (process.platform === 'win32') complain('Windows is not supported; WSL is.');
}

/** True when node_modules is what package-lock.json says, by our own note or by npm's. */
function installed() {
  if (!existsSync(modules)) return false;
  const wanted = lockHash();
  if (readOrEmpty(stamp) === wanted) return true;
  // Installed by hand, or the lockfile changed in a way that touches nothing installed.
  if (!matchesLock()) return false;
  noteInstall(wanted);
  return true;
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

/** Compares npm's own record of what it has installed with the lockfile. */
function matchesLock() {
  const record = join(modules, '.package-lock.json');
  if (!existsSync(record)) return false;
  const there = JSON.parse(readFileSync(record, 'utf8')).packages;
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(locked).every(([path, entry]) => {
    if (!path.startsWith('node_modules/')) return true;
    const found = there[path];
    if (found === undefined)
      return entry.optional === true || entry.devOptional === true || entry.peer === true;
    return found.link === entry.link && found.version === entry.version;
  });
}

function noteInstall(hash) {
  const draft = `${stamp}.${process.pid}`;
  writeFileSync(draft, hash);
  renameSync(draft, stamp);
}

async function install() {
  const lock = join(root, '.stack', 'install.lock');
  while (!takeLock(lock)) {
    say('Another start is installing the packages; waiting for it.');
    await pause(3000);
    if (installed()) return;
  }
  try {
    say(
      existsSync(modules)
        ? 'The lockfile has changed: installing packages.'
        : 'Installing packages.',
    );
    const since = Date.now();
    rmSync(stamp, { force: true });
    const child = spawn('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, npm_config_progress: 'false' },
    });
    const expected = expectedPackages();
    const ticker = setInterval(() => tick(since, expected), process.stdout.isTTY ? 500 : 3000);
    const code = await ended(child);
    clearInterval(ticker);
    if (process.stdout.isTTY) process.stdout.write('\r\u001b[K');
    if (code !== 0)
      complain(`npm ci failed with code ${code}. Is npm installed and its registry reachable?`);
    noteInstall(lockHash());
    say(`Packages are installed (${Math.round((Date.now() - since) / 1000)} s).`);
  } finally {
    rmSync(lock, { force: true });
  }
}

function tick(since, expected) {
  const done = expected.filter((path) => existsSync(join(root, path, 'package.json'))).length;
  const what =
    done < expected.length
      ? `${done} of ${expected.length} packages unpacked`
      : 'running their install scripts';
  const text = `  npm ci: ${what}, ${Math.round((Date.now() - since) / 1000)} s`;
  process.stdout.write(process.stdout.isTTY ? `\r\u001b[K${text}` : `${text}\n`);
}

/** The packages of the lockfile that belong on this machine. */
function expectedPackages() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const fits = (wanted, here) => {
    const list = wanted === undefined ? [] : [wanted].flat();
    if (list.includes(here) || list.length === 0) return true;
    return list.some((one) => one.startsWith('!') && one !== `!${here}`);
  };
  return Object.entries(packages)
    .filter(([path, { link, os, cpu, libc }]) => {
      if (!path.startsWith('node_modules/') || link === true || libc?.includes('musl'))
        return false;
      return fits(os, process.platform) && fits(cpu, process.arch);
    })
    .map(([path]) => path);
}

/** A lock older than the longest install, or whose owner is gone, belongs to nobody. */
function takeLock(path) {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    const owner = Number(readOrEmpty(path));
    const old =
      Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > 20 * 60_000;
    if (old || (owner > 0 && !lives(owner))) rmSync(path, { force: true });
    return false;
  }
}

function readOrEmpty(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function lives(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Node of the lockfile, or the running one where npm has none for this machine. */
function wantedNode() {
  const ours = join(modules, '.bin', 'node');
  if (existsSync(ours) && spawnSync(ours, ['--version']).status === 0) return ours;
  if (Number(process.versions.node.split('.')[0]) >= WANTED_NODE) return process.execPath;
  return complain(
    `npm has no Node ${WANTED_NODE} for ${process.platform}-${process.arch}; install Node ${WANTED_NODE} and start again with it.`,
  );
}

async function run({ project, program, args, aboutStack }) {
  const node = wantedNode();
  const env = {
    ...(aboutStack === true ? stackEnvironment() : {}),
    ...process.env,
    PATH: `${join(modules, '.bin')}${delimiter}${process.env.PATH ?? ''}`,
  };
  if (project !== undefined) await compile(node, env, project);
  const flags = program.endsWith('.ts') ? ['--conditions=@green-apple/source'] : [];
  const child = spawn(
    node,
    ['--enable-source-maps', ...flags, join(root, program), ...args, ...rest],
    {
      cwd: root,
      env,
      // Through this channel the child notices when this process is killed.
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    },
  );
  // The child ends in order and says how; this process outlives it. A signal that comes twice does no harm.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  const orphaned = watchParent(() => child.kill('SIGTERM'));
  const code = await ended(child);
  clearInterval(orphaned);
  return code;
}

/** Where the servers of the running stack are, as it has written it down; what the caller's environment says wins. */
function stackEnvironment() {
  const handles = readOrEmpty(join(root, '.stack', 'handles.json'));
  return handles === '' ? {} : JSON.parse(handles).env;
}

/** npm does not pass on its own death, and a shell may stand between; what they started should not outlive them. */
function watchParent(onLost) {
  const before = ancestors();
  const startedByNpm = process.env.npm_lifecycle_event !== undefined;
  return setInterval(() => {
    if (startedByNpm && ancestors() !== before) onLost();
  }, 1000).unref();
}

function ancestors() {
  const stat = readOrEmpty(`/proc/${process.ppid}/stat`);
  return `${process.ppid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? ''}`;
}

async function compile(node, env, project) {
  const since = Date.now();
  const child = spawn(node, [join(modules, '.bin', 'tsc'), '-b', project], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  const ticker = setInterval(
    () => say(`  compiling ${project}, ${Math.round((Date.now() - since) / 1000)} s`),
    5000,
  );
  const code = await ended(child);
  clearInterval(ticker);
  if (code !== 0) complain(`${relative(root, join(root, project))} does not compile; see above.`);
}

function ended(child) {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      say(error.message);
      resolve(127);
    });
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function say(line) {
  process.stdout.write(`${line}\n`);
}

function complain(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}
