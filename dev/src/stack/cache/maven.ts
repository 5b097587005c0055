import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { onPath } from '../files.ts';
import { Unavailable, type StackContext } from '../model.ts';
import { runTool } from '../process/tool.ts';
import type { Task } from '../report/progress.ts';
import { downloadWatch } from './download.ts';
import { hashOfFile } from './install.ts';

export interface MavenArchive {
  readonly group: string;
  readonly artifact: string;
  readonly version: string;
  readonly bytes: number;
  readonly hash: { readonly algorithm: 'sha1' | 'sha256'; readonly value: string };
  readonly includes?: string;
  readonly excludes?: string;
}

const PLUGIN = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1';

/**
 * Unpacks a zip from Maven into `folder`. Maven works in a repository of its own beside it, so that
 * its progress can be watched and the zip does not stay in the user's.
 */
export async function unpackFromMaven(
  context: StackContext,
  part: string,
  archive: MavenArchive,
  folder: string,
  task: Task,
): Promise<void> {
  const maven = await onPath('mvn', context.outerEnv);
  if (maven === undefined) throw new Unavailable('Maven (mvn) is not installed');
  const scratch = join(folder, '.maven');
  await mkdir(scratch, { recursive: true });
  task.update('asking Maven');
  await runTool({
    command: maven,
    args: mavenArguments(archive, folder, join(scratch, 'repository')),
    cwd: scratch,
    env: context.outerEnv,
    logDir: context.logDir,
    logName: `provision-${part}`,
    watch: downloadWatch(scratch, task, 'downloading', archive.bytes),
  });
  task.update('checking');
  const found = await hashOfFile(zipIn(scratch, archive), archive.hash.algorithm);
  if (found !== archive.hash.value) {
    throw new Error(`${archive.artifact} ${archive.version} has the wrong checksum (${found})`);
  }
  await rm(scratch, { recursive: true, force: true });
}

function mavenArguments(archive: MavenArchive, folder: string, repository: string): string[] {
  const { group, artifact, version, includes, excludes } = archive;
  return [
    '-B',
    '-q',
    '-ntp',
    '-C',
    `-Dmaven.repo.local=${repository}`,
    `${PLUGIN}:unpack`,
    `-Dartifact=${group}:${artifact}:${version}:zip`,
    `-DoutputDirectory=${folder}`,
    ...(includes === undefined ? [] : [`-Dmdep.unpack.includes=${includes}`]),
    ...(excludes === undefined ? [] : [`-Dmdep.unpack.excludes=${excludes}`]),
  ];
}

function zipIn(scratch: string, { group, artifact, version }: MavenArchive): string {
  const path = [...group.split('.'), artifact, version, `${artifact}-${version}.zip`];
  return join(scratch, 'repository', ...path);
}
