import { watch, type FSWatcher } from 'node:fs';
import { join, relative } from 'node:path';
import { exists } from './files.ts';
import type { PartName } from './model.ts';
import type { Progress } from './report/progress.ts';
import { foldersOf, touchedBy, type SourceGraph } from './source-graph.ts';
import type { Stack } from './stack.ts';
import { buildProjects, nxBuild, runStep } from './steps.ts';

const SETTLE_MS = 250;

/** What the pages are made from besides their own folder; Angular projects list no references. */
const PAGE_FOLDERS = ['libs/ng', 'libs/domain', 'libs/contracts/http'];

/** Processes compiled by TypeScript alone, with their projects. */
const NODE_PROJECTS: Readonly<Partial<Record<PartName, readonly string[]>>> = {
  'storefront-api': ['api'],
  'admin-api': ['api'],
  jobs: ['api'],
  worker: ['activities', 'workflows'],
  'search-indexer': ['search-indexer'],
};
const PAGES: readonly PartName[] = ['storefront-ng', 'admin-ng'];

/** Builds and restarts what a change of source touches, until closed. */
export async function watchSources(stack: Stack, progress: Progress): Promise<{ close(): void }> {
  const { root } = stack.context;
  const graph = await sourceGraph(root);
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let working = Promise.resolve();
  const onChange = (path: string): void => {
    changed.add(relative(root, path));
    clearTimeout(timer);
    timer = setTimeout(() => {
      working = working.then(async () => {
        const paths = [...changed];
        changed.clear();
        await rebuild(stack, progress, graph, paths).catch((error: unknown) =>
          progress.say(`  ! ${error instanceof Error ? error.message : String(error)}`),
        );
      });
    }, SETTLE_MS);
  };
  const watchers = await watchFolders(root, new Set([...graph.values()].flat()), onChange);
  progress.say('  Changes of source restart what they touch.');
  return {
    close() {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}

async function sourceGraph(root: string): Promise<SourceGraph> {
  const graph = new Map<PartName, readonly string[]>();
  for (const [part, projects] of Object.entries(NODE_PROJECTS) as [PartName, readonly string[]][]) {
    graph.set(part, (await Promise.all(projects.map((name) => foldersOf(root, name)))).flat());
  }
  for (const page of PAGES) graph.set(page, [page, ...PAGE_FOLDERS]);
  graph.set('partner-simulator', ['dev/src/partner-simulator']);
  return graph;
}

async function watchFolders(
  root: string,
  folders: Iterable<string>,
  onChange: (path: string) => void,
): Promise<FSWatcher[]> {
  const watchers: FSWatcher[] = [];
  for (const folder of folders) {
    const source = join(root, folder, 'src');
    const watched = (await exists(source)) ? source : join(root, folder);
    if (!(await exists(watched))) continue;
    watchers.push(
      watch(watched, { recursive: true }, (_event, name) => {
        if (name !== null && !/(^|\/)(dist|node_modules)\//.test(name))
          onChange(join(watched, name));
      }),
    );
  }
  return watchers;
}

async function rebuild(
  stack: Stack,
  progress: Progress,
  graph: SourceGraph,
  paths: readonly string[],
): Promise<void> {
  const running = new Set(stack.parts.map(({ name }) => name));
  const touched = touchedBy(paths, graph).filter((name) => running.has(name));
  if (touched.length === 0) return;
  progress.say(
    `\n  ${paths.length === 1 ? paths[0] : `${paths.length} files`} changed: ${touched.join(', ')}`,
  );
  await progress.during('rebuild', 'compiling', async (task) => {
    const projects = new Set(touched.flatMap((name) => NODE_PROJECTS[name] ?? []));
    if (touched.includes('partner-simulator')) projects.add('dev');
    if (projects.size > 0) await buildProjects(stack.context, [...projects]);
    if (touched.includes('worker')) await nxBuild(stack.context, 'workflows', 'bundle');
    if (paths.some((path) => path.endsWith('.sql'))) await runStep('migrate', stack, task);
    for (const page of PAGES) {
      if (!touched.includes(page)) continue;
      task.update(`building ${page}`);
      await nxBuild(stack.context, page, 'build');
    }
    task.update(`restarting ${touched.join(', ')}`);
    const ran = touched.filter((name) => stack.wasStarted(name));
    await Promise.all(ran.map((name) => stack.part(name).restart()));
  });
  // What could not be started before, because something did not compile, may be now.
  await stack.start();
  progress.say(`  ${touched.join(', ')} run the new source.`);
}
