import { existsSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { filesBelow, type Project } from './workspace.ts';

/**
 * Deletes compiled specs whose source is gone: the compiler never does, and they would go on being run.
 * Returns their paths.
 */
export function deleteStaleSpecs(root: string, projects: readonly Project[]): string[] {
  return projects.flatMap(({ folder }) => {
    const dist = join(root, folder, 'dist');
    const stale = filesBelow(dist).filter(
      (file) =>
        file.endsWith('.spec.js') &&
        !existsSync(join(root, folder, 'src', `${relative(dist, file).slice(0, -3)}.ts`)),
    );
    for (const file of stale)
      for (const suffix of ['.js', '.js.map', '.d.ts', '.d.ts.map'])
        rmSync(`${file.slice(0, -3)}${suffix}`, { force: true });
    return stale.map((file) => relative(root, file));
  });
}
